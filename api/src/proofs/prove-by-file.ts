import {
  type Finding,
  notProven,
  type Proof,
  type ProofDeps,
  proven,
  type Seen,
} from './finding.ts';
import { addressOf, type Look, lookAt } from './look-at.ts';
import { mayFollowForHost } from './redirects.ts';
import { isSameToken, masked, tokenLine, tokenOfLine } from './token.ts';
import { wrongToken } from './wrong-token.ts';

/** Many servers send a file without an ending as bytes of no known kind; `.txt` is text everywhere. */
const PATHS = ['/.well-known/flattr', '/.well-known/flattr.txt'];
const BYTES_MAX = 4096;

/**
 * A file of text at the root of the host, one line of which is `flattr-verify=TOKEN` and nothing else.
 * At the root alone: below it may be what visitors upload.
 */
export async function proveByFile(deps: ProofDeps, proof: Proof): Promise<Finding> {
  const { address, kind } = proof.site;
  if (kind === 'feed' || address.includes('/')) {
    return notProven(
      'not_for_this_site',
      kind === 'feed'
        ? 'A feed is proven by a line in the feed itself.'
        : `A file proves a whole host, not ${address}, a part of one. Use the tag in the page’s head or the link from a profile.`,
    );
  }

  const looks: Look[] = [];
  for (const path of PATHS) {
    const url = addressOf(deps.config, address);
    url.pathname = path;
    const look = await lookAt(deps, url, {
      types: ['text/plain'],
      bytesMax: BYTES_MAX,
      mayFollow: mayFollowForHost,
    });
    if (look.isRead && tokensOf(look.text).some((token) => isSameToken(token, proof.token))) {
      return proven(`The file is at ${look.url}.`, [...looks.map(describe), describe(look)]);
    }
    looks.push(look);
    // A server that cannot be reached need not be asked a second time.
    if (!look.isRead && !/^(not_found|wrong_type|error_status|redirect)$/.test(look.reason)) break;
  }
  return explain(proof, looks);
}

async function explain(proof: Proof, looks: readonly Look[]): Promise<Finding> {
  const seen = looks.map(describe);
  const tokens = looks.flatMap((look) => (look.isRead ? tokensOf(look.text) : []));
  if (tokens.length > 0) return wrongToken(proof, tokens, 'The file', seen);
  const line = tokenLine(masked(proof.token));
  if (looks.some(({ isRead }) => isRead)) {
    return notProven(
      'not_found',
      `There is a file, but no line of it is “${line}”. The line has to stand alone.`,
      seen,
    );
  }
  // What is nearest to a proof says most about what to do.
  const [first] = looks;
  const telling = looks.find((look) => !look.isRead && look.reason !== 'not_found') ?? first!;
  const reason = telling.isRead ? 'not_found' : telling.reason;
  if (reason === 'not_found') {
    return notProven(
      reason,
      `There is no file at https://${proof.site.address}${PATHS[0]} yet.`,
      seen,
    );
  }
  return notProven(
    reason,
    `${seen[looks.indexOf(telling)]!.what} ${ADVICE[reason] ?? ''}`.trim(),
    seen,
  );
}

const ADVICE: Readonly<Record<string, string>> = {
  wrong_type: 'Name the file flattr.txt: then it is sent as plain text nearly everywhere.',
  redirect:
    'A proof has to be at the very host that is claimed. Claim the host where the file is, or put a record into the DNS.',
  bad_certificate: 'Renew or repair it, or put a record into the DNS.',
  private_address: 'Only sites on the public internet can be claimed.',
  too_large: 'The file has at most 4096 bytes: let it hold nothing but the line.',
};

function tokensOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => tokenOfLine(line) ?? []);
}

function describe(look: Look): Seen {
  if (!look.isRead) return look.seen;
  const tokens = tokensOf(look.text).map((token) => tokenLine(masked(token)));
  return {
    where: look.url,
    what: tokens.length > 0 ? tokens.slice(0, 5).join(', ') : 'a file without a line of ours',
  };
}
