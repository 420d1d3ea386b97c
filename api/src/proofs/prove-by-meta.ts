import {
  type Finding,
  notProven,
  type Proof,
  type ProofDeps,
  proven,
  type Seen,
} from './finding.ts';
import { type HeadMark, headMarks } from './head-marks.ts';
import { addressOf, lookAt } from './look-at.ts';
import { mayFollowForPage } from './redirects.ts';
import { isSameToken, masked, TOKEN_NAME } from './token.ts';
import { wrongToken } from './wrong-token.ts';

/**
 * `<meta name="flattr-verify" content="TOKEN">` in the head of the site's first page. A `flattr:id`
 * there says whose the page is, but is not enough by itself: it has no date and travels with copied
 * themes. One that names somebody else refuses the proof.
 */
export async function proveByMeta(deps: ProofDeps, proof: Proof): Promise<Finding> {
  if (proof.site.kind === 'feed') {
    return notProven('not_for_this_site', 'A feed is proven by a line in the feed itself.');
  }
  const url = addressOf(deps.config, proof.site.address);
  const look = await lookAt(deps, url, {
    types: ['text/html'],
    longBody: 'cut',
    mayFollow: mayFollowForPage(url),
  });
  if (!look.isRead) {
    return notProven(look.reason, `${look.seen.what} ${ADVICE[look.reason] ?? ''}`.trim(), [
      look.seen,
    ]);
  }

  const marks = headMarks(look.text);
  const tokens = contentsOf(marks, TOKEN_NAME);
  const fids = contentsOf(marks, 'flattr:id');
  const seen: Seen[] = [{ where: look.answer.url, what: describe(tokens, fids) }];
  const other = fids.find((fid) => fid.toLowerCase() !== proof.memberFid);
  if (other !== undefined) {
    return notProven(
      'names_another',
      `The page says that it is another member’s: its flattr:id is ${other.slice(0, 20)}, yours is ${proof.memberFid}. Change it, or leave it out.`,
      seen,
    );
  }
  if (tokens.some((token) => isSameToken(token, proof.token))) {
    return proven(`The tag is in the head of ${look.answer.url}.`, seen);
  }
  if (tokens.length > 0) return wrongToken(proof, tokens, 'The tag', seen);
  if (look.text.includes(proof.token)) {
    return notProven(
      'misplaced',
      'The token is on the page, but not in a meta tag directly in its head, the only place where visitors cannot write. Move the tag between <head> and </head>, before anything that is shown.',
      seen,
    );
  }
  return notProven(
    'not_found',
    `There is no tag <meta name="${TOKEN_NAME}" content="${masked(proof.token)}"> in the head of ${look.answer.url}.${
      fids.length > 0
        ? ' Your flattr:id is there, but it has no date: the tag of this claim has to stand beside it.'
        : ''
    }`,
    seen,
  );
}

const ADVICE: Readonly<Record<string, string>> = {
  redirect:
    'A proof has to be at the very address that is claimed. Claim the address where your page is.',
  not_found: 'The page has to be there for everybody, without signing in.',
};

function contentsOf(marks: readonly HeadMark[], name: string): string[] {
  return marks.flatMap((mark) =>
    mark.tag === 'meta' && mark.name === name && mark.content !== '' ? [mark.content] : [],
  );
}

function describe(tokens: readonly string[], fids: readonly string[]): string {
  const parts = [
    ...tokens.slice(0, 5).map((token) => `${TOKEN_NAME} ${masked(token)}`),
    ...fids.slice(0, 5).map((fid) => `flattr:id ${fid.slice(0, 20)}`),
  ];
  return parts.length > 0
    ? `in the head: ${parts.join(', ')}`
    : 'a page without a tag of ours in its head';
}
