import { newSecret } from '../secrets.ts';
import {
  type Finding,
  notProven,
  type Proof,
  type ProofDeps,
  proven,
  type Seen,
} from './finding.ts';
import { addressOf, type Look, lookAt } from './look-at.ts';
import { isSignedBy, type SignedClaim, signedClaim } from './signed-claim.ts';

const BYTES_MAX = 4096;

/**
 * Software on the site signs a nonce that we have just made, the site's address and the member with
 * the key that it registered. It is asked at the site's own address (WordPress answers there whatever
 * its permalinks are), then, for a whole host, at `/.well-known/flattr`. No redirect is followed.
 */
export async function proveByPlugin(deps: ProofDeps, proof: Proof): Promise<Finding> {
  if (proof.site.kind === 'feed') {
    return notProven('not_for_this_site', 'A feed is proven by a line in the feed itself.');
  }
  const { publicKey } = proof;
  if (!publicKey) {
    return notProven(
      'no_key',
      'The software of the site has not registered its key yet. In WordPress: Settings, Flattr, Connect.',
    );
  }
  const nonce = newSecret();
  const seen: Seen[] = [];
  const failures: Extract<Finding, { isProven: false }>[] = [];
  for (const url of addressesToAsk(deps, proof, nonce)) {
    const look = await lookAt(deps, url, {
      types: ['application/json'],
      bytesMax: BYTES_MAX,
      mayFollow: () => false,
    });
    const finding = judge(look, { ...proof, publicKey }, nonce);
    seen.push(...finding.details.seen);
    if (finding.isProven) return proven(finding.details.message, seen);
    failures.push(finding);
    if (look.isRead || !/^(not_found|wrong_type|error_status|redirect)$/.test(look.reason)) break;
  }
  const telling = failures.find(({ reason }) => reason !== 'not_found') ?? failures[0]!;
  return notProven(telling.reason, telling.details.message, seen);
}

function addressesToAsk({ config }: ProofDeps, { site }: Proof, nonce: string): URL[] {
  const wordpress = addressOf(config, site.address);
  wordpress.pathname = `${wordpress.pathname.replace(/\/$/, '')}/`;
  wordpress.search = `?rest_route=/flattr/v1/claim&nonce=${nonce}`;
  if (site.address.includes('/')) return [wordpress];
  const wellKnown = addressOf(config, site.address);
  wellKnown.pathname = '/.well-known/flattr';
  wellKnown.search = `?nonce=${nonce}`;
  return [wordpress, wellKnown];
}

function judge(look: Look, proof: Proof & { publicKey: string }, nonce: string): Finding {
  if (!look.isRead) {
    const what =
      look.reason === 'not_found'
        ? 'The software of the site does not answer there.'
        : look.seen.what;
    return notProven(look.reason, what, [look.seen]);
  }
  const claim = readClaim(look.text);
  const at = (what: string): Seen[] => [{ where: look.url, what }];
  if (!claim) {
    return notProven(
      'not_http',
      'The answer is not one of a signed claim.',
      at('JSON of another kind'),
    );
  }
  const differs = difference(claim, proof, nonce);
  if (differs) return notProven('wrong_signature', differs, at(differs));
  if (!isSignedBy(proof.publicKey, claim)) {
    return notProven(
      'wrong_signature',
      'The answer is not signed with the key that was registered. Disconnect and connect the plugin again.',
      at('a signature by another key'),
    );
  }
  return proven('The software of the site has signed our question.', at('a right signature'));
}

function readClaim(text: string): SignedClaim | undefined {
  try {
    return signedClaim.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function difference(claim: SignedClaim, proof: Proof, nonce: string): string | undefined {
  if (claim.nonce !== nonce) {
    return 'The answer is to another question than ours: a cache between may keep it.';
  }
  if (claim.site !== proof.site.address) {
    return `The answer is for the site ${claim.site.slice(0, 200)}, not for ${proof.site.address}.`;
  }
  if (claim.member !== proof.memberFid) return 'The answer names another member as the creator.';
  return undefined;
}
