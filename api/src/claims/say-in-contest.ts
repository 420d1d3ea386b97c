import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { fieldError } from '../errors.ts';
import { tidyLines } from '../things/texts.ts';
import { saveWords, selectOpenContest } from './contest-store.ts';
import { findClaim } from './find-claims.ts';

export const WORDS_MAX = 2000;

/**
 * A side of a contest says what shows that the site is theirs, for the operators and nobody else.
 * What they say later takes the place of what they said before, until it is decided.
 * @throws DomainError `validation` on `words`, or when the claim is in no contest; `not_found` when it
 *   is not theirs.
 */
export async function sayInContest(
  deps: Pick<Deps, 'db'>,
  input: { memberId: number; claimId: number; words: string },
): Promise<void> {
  const claim = await findClaim(deps.db, input);
  const words = tidyLines(input.words);
  if (words === '') throw fieldError('words', 'Say what shows that the site is yours.');
  if ([...words].length > WORDS_MAX) {
    throw fieldError('words', `Shorten it to ${WORDS_MAX} characters at most.`);
  }
  await inTransaction(deps.db, async (trx) => {
    const contest = await selectOpenContest(trx, { open_key: String(claim.siteId) });
    const isIncumbent = contest?.incumbentClaimId === claim.id;
    if (!contest || !(isIncumbent || contest.challengerClaimId === claim.id)) {
      throw fieldError('words', 'This claim is in no contest, or it is decided.');
    }
    await saveWords(trx, contest.id, { isIncumbent, words });
  });
}
