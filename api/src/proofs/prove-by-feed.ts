import {
  type Finding,
  notProven,
  type Proof,
  type ProofDeps,
  proven,
  type Seen,
} from './finding.ts';
import { lookAtFeed } from './look-at-feed.ts';
import type { Channel } from './read-channel.ts';
import { isSameToken, masked, tokenLine, tokenOfLine, tokensInText } from './token.ts';
import { wrongToken } from './wrong-token.ts';

/**
 * The token in what the feed says of itself: `<podcast:txt purpose="verify">`, a `podcast:txt` whose
 * purpose is our host, or else anywhere in the description of the feed. What its items say does not
 * count: they quote others.
 */
export async function proveByFeed(deps: ProofDeps, proof: Proof): Promise<Finding> {
  if (proof.site.kind !== 'feed') {
    return notProven('not_for_this_site', `${proof.site.address} is not a feed.`);
  }
  const look = await lookAtFeed(deps, proof.site);
  if (!look.isRead) return notProven(look.reason, look.message, [look.seen]);

  const { channel } = look;
  const purposes = ['verify', new URL(deps.config.publicUrl).hostname];
  const places = [
    ...txtTokens(channel, purposes),
    ...channel.descriptions.flatMap((text) =>
      tokensInText(text).map((token) => ({ token, place: 'the description of the feed' })),
    ),
  ];
  const seen: Seen[] = [{ where: look.url, what: describe(channel, places) }];
  const found = places.find(({ token }) => isSameToken(token, proof.token));
  if (found) return proven(`The token is in ${found.place}.`, seen);
  if (places.length > 0) {
    return wrongToken(
      proof,
      places.map(({ token }) => token),
      'The feed',
      seen,
    );
  }
  return notProven(
    'not_found',
    `Neither a <podcast:txt purpose="verify"> nor the description of the feed has “${tokenLine(masked(proof.token))}”. Hosts of podcasts take up to an hour to write a feed anew; what stands in an episode does not count.`,
    seen,
  );
}

function txtTokens(
  { txts }: Channel,
  purposes: readonly string[],
): { token: string; place: string }[] {
  return txts
    .filter(({ purpose }) => purposes.includes(purpose))
    .flatMap(({ purpose, text }) => {
      // Some hosts ask for the text alone: then our name before it may be left out.
      const token = tokenOfLine(text) ?? (/^[0-9a-z]{20,64}$/.test(text.trim()) ? text.trim() : '');
      return token ? [{ token, place: `<podcast:txt purpose="${purpose}">` }] : [];
    });
}

function describe(channel: Channel, places: readonly { token: string; place: string }[]): string {
  const parts = places.slice(0, 5).map(({ token, place }) => `${masked(token)} in ${place}`);
  if (parts.length > 0) return parts.join(', ');
  const { length } = channel.txts;
  return length > 0
    ? `a feed with ${length} podcast:txt, without a token of ours`
    : 'a feed without podcast:txt and without a token in its description';
}
