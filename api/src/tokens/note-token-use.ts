import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { Bearer } from './store.ts';
import { updateUsedAt } from './store.ts';

const DAY = 86_400_000;

/**
 * Notes that these tokens were used, so that members see which of their applications still are. A
 * use is written once a day at most: the click must not pay for it.
 */
export async function noteTokenUse(
  db: Db | Trx,
  bearers: ReadonlyMap<string, Bearer>,
  now: Instant,
): Promise<void> {
  const due = [...bearers].filter(([, { usedAt }]) => usedAt === null || usedAt <= now - DAY);
  if (due.length === 0) return;
  await updateUsedAt(
    db,
    due.map(([tokenHash]) => tokenHash),
    now,
    now - DAY,
  );
}
