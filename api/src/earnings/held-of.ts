import type { Db, Trx } from '../db.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import type { Micros } from '../money.ts';
import { findSites } from '../sites/find-site.ts';
import { sumHeld } from './store.ts';

/**
 * Money that is a creator's and cannot be used yet, after the fee, with its reason: nobody has shown
 * that the site is theirs (`not_verified`), or the site's claim is contested or suspended
 * (`site_held`). It lies on the things until then, and returns to its supporters after a time.
 */
export type Held = {
  reason: 'not_verified' | 'site_held';
  /** The address of the site, where one is known. */
  site: string | null;
  amount: Micros;
  things: number;
};

/** What is held for a creator, the largest sum first. What is on its way to them is left out. */
export async function heldOf(db: Db | Trx, memberId: number): Promise<Held[]> {
  const sums = (await sumHeld(db, memberId)).filter(({ amount }) => amount > 0);
  const sites = await findSites(
    db,
    sums.flatMap(({ siteId }) => siteId ?? []),
  );
  return sums
    .map(({ siteId, amount, things }): Held => {
      const site = sites.get(siteId ?? 0);
      const reason = site ? 'site_held' : 'not_verified';
      return { reason, site: site?.address ?? null, amount, things };
    })
    .sort((one, other) => other.amount - one.amount);
}

/** What a creator has: on their account, what is held for them until they are verified, and both. */
export async function earningsBalance(
  db: Db | Trx,
  memberId: number,
): Promise<{ available: Micros; held: Micros; total: Micros }> {
  const available = await balanceOf(db, account.earnings(memberId));
  const held = (await sumHeld(db, memberId)).reduce((total, { amount }) => total + amount, 0);
  return { available, held, total: available + held };
}
