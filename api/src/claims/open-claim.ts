import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { fieldError } from '../errors.ts';
import { readPublicKey } from '../proofs/public-key.ts';
import { newToken } from '../proofs/token.ts';
import { findOrCreateSite } from '../sites/find-or-create-site.ts';
import { holdSite } from '../sites/find-site.ts';
import type { SiteKind } from '../sites/site.ts';
import { countAttempt } from '../throttle/count-attempt.ts';
import type { Claim } from './claim.ts';
import { noteEvent } from './note-event.ts';
import { siteMeant } from './site-meant.ts';
import { endClaim, insertClaim, selectClaim, updateClaim } from './store.ts';

const TOKEN_MS = 7 * 86_400_000;

/** Software that has sent a key has to be able to answer before it is asked. */
const LOOK_AFTER_MS = 3_000;
/** Who has a token needs some time to put it up. */
const FIRST_LOOK_MS = 60_000;

/**
 * Opens a member's claim of a site, with a token for seven days; or gives their live claim of it,
 * whose key is replaced when another one is sent. Nothing is looked at here: that happens by
 * `check-claim.ts`, and by itself, with a key a few seconds later (`recheck-claims.ts`).
 * @throws DomainError `validation` on `url` or `public_key`; `rate_limit_exceeded`.
 */
export async function openClaim(
  deps: Pick<Deps, 'config' | 'db' | 'clock'>,
  input: {
    memberId: number;
    url: string;
    kind?: SiteKind | undefined;
    publicKey?: string | undefined;
  },
): Promise<{ claim: Claim; isNew: boolean }> {
  const { memberId, publicKey = null } = input;
  if (publicKey !== null && !readPublicKey(publicKey)) {
    throw fieldError('public_key', 'Send the 32 bytes of an Ed25519 public key in base64.');
  }
  const limit = { kind: 'open_claim', subject: String(memberId), max: 60, minutes: 60 };
  await countAttempt(deps, [limit]);
  const meant = await siteMeant(deps, input);

  return inTransaction(deps.db, async (trx) => {
    const { id: siteId } = await findOrCreateSite(trx, deps, meant);
    await holdSite(trx, siteId);
    const now = deps.clock.now();
    const live = await selectClaim(trx, { live_key: `${siteId}/${memberId}` }, { forUpdate: true });
    const hasLapsed = live?.state === 'open' && live.tokenExpiresAt <= now;
    if (live && !hasLapsed) {
      if (publicKey !== null && publicKey !== live.publicKey) {
        await updateClaim(trx, live.id, { publicKey, recheckAt: now + LOOK_AFTER_MS });
        await noteEvent(trx, deps, { siteId, memberId, event: 'key_replaced' });
      }
      return { claim: (await selectClaim(trx, { id: live.id }))!, isNew: false };
    }
    if (live) {
      await endClaim(trx, live.id, { state: 'expired', reason: 'token_expired', at: now });
      await noteEvent(trx, deps, { siteId, memberId, event: 'expired' });
    }
    const id = await insertClaim(trx, {
      siteId,
      memberId,
      publicKey,
      token: newToken(),
      tokenExpiresAt: now + TOKEN_MS,
      createdAt: now,
      recheckAt: now + (publicKey === null ? FIRST_LOOK_MS : LOOK_AFTER_MS),
    });
    await noteEvent(trx, deps, { siteId, memberId, event: 'opened' });
    return { claim: (await selectClaim(trx, { id }))!, isNew: true };
  });
}
