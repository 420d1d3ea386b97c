import { type Db, inTransaction, type Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import { hashSecret } from '../secrets.ts';
import { endApplicationTokens, wasUsedSince } from '../tokens/application-tokens.ts';
import {
  consumeAgain,
  lockGrant,
  type ModelRow,
  selectModel,
  selectRefreshTokensSince,
  supersede,
} from './store.ts';

/** Of two uses closer than this, none comes from a program that waited for its answer. */
const AT_ONCE_MS = 5_000;
/** A program that got no answer tries again within this. */
const LOST_MS = 10 * 60_000;

/** When a refresh token was consumed that nobody has: whoever shows one ends its grant. */
export const SUPERSEDED: Instant = 1;

/**
 * Whether a second use of a refresh token looks like one whose answer was lost (RFC 9700, 4.14.2 leaves room for
 * it): some time after the first, and nobody has shown anything that the first one gave.
 */
export async function isAnswerLost(
  db: Db | Trx,
  { consumedAt, grantId, idHash, kind }: ModelRow,
  now: Instant,
): Promise<boolean> {
  if (kind !== 'RefreshToken' || consumedAt === null || grantId === null) return false;
  if (now - consumedAt < AT_ONCE_MS || now - consumedAt > LOST_MS) return false;
  const given = await selectRefreshTokensSince(db, { grantId, idHash, since: consumedAt });
  const isShown = given.some((one) => one.consumedAt !== null && one.consumedAt !== SUPERSEDED);
  return !isShown && !(await wasUsedSince(db, { grantId, since: consumedAt }));
}

/**
 * Lets a refresh token be used once more, if its answer was lost: what the first use gave ends, so that one
 * holder is left. If that had reached somebody after all, they show it and end the grant for both.
 * @returns whether it may be used.
 */
export function forgiveLostAnswer(db: Db, token: ModelRow, now: Instant): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const { grantId, idHash, kind } = token;
    if (!grantId || !(await lockGrant(trx, hashSecret(grantId)))) return false;
    // As it is now: of several at once, the first has used it just now.
    const current = await selectModel(trx, { kind, idHash, now });
    if (!current || !(await isAnswerLost(trx, current, now))) return false;
    const since = current.consumedAt!;
    await supersede(trx, { grantId, idHash, since, at: SUPERSEDED });
    await endApplicationTokens(trx, { grantId, since });
    await consumeAgain(trx, { kind, idHash, now });
    return true;
  });
}
