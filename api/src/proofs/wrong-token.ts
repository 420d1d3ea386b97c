import { type Finding, notProven, type Proof, type Seen } from './finding.ts';
import { masked } from './token.ts';

/**
 * There are tokens, but not the one that is looked for: says whether they are those of an older claim
 * or of somebody else's.
 * @param what where they stand, as the beginning of a sentence: “The record”.
 */
export async function wrongToken(
  proof: Proof,
  tokens: readonly string[],
  what: string,
  seen: readonly Seen[],
): Promise<Finding> {
  const whose = await Promise.all(
    tokens.slice(0, 3).map((token) => proof.knowToken?.(token) ?? undefined),
  );
  const has = `${what} has the token ${tokens.slice(0, 3).map(masked).join(', ')}`;
  const needs = `Put the token of this claim there, ${masked(proof.token)}.`;
  if (whose.includes('expired')) {
    return notProven('wrong_token', `${has}, from an earlier claim that is over. ${needs}`, seen);
  }
  if (whose.includes('another')) {
    return notProven('wrong_token', `${has}, which belongs to another claim. ${needs}`, seen);
  }
  return notProven('wrong_token', `${has}, which is not the one of this claim. ${needs}`, seen);
}
