import assert from 'node:assert/strict';
import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant } from '../period.ts';
import type { Account } from './accounts.ts';
import { addToBalances, findEntries, holdLedger, insertEntries } from './store.ts';

/** A movement of money. `reference` names its cause and makes it idempotent. */
export type Entry = { reference: string; from: Account; to: Account; amount: Micros };

/**
 * Posts movements of money to the ledger, and their effect to the balances, in the caller's
 * transaction. An entry whose reference was posted before with the same contents changes nothing.
 *
 * @param postedAt the instant of the entries; now, unless their cause has one of its own.
 * @returns how many entries were new.
 * @throws DomainError `posting_conflict` when a reference was posted with other contents,
 *   `insufficient_funds` when an account that may not go below zero would.
 */
export async function postEntries(
  trx: Trx,
  { config, clock }: Pick<Deps, 'config' | 'clock'>,
  entries: readonly Entry[],
  postedAt: Instant = clock.now(),
): Promise<number> {
  for (const { amount, from, to, reference } of entries) {
    assert(asMicros(amount) > 0, `${reference}: an entry moves more than nothing.`);
    assert(from !== to, `${reference}: an entry moves between two accounts.`);
  }
  if (entries.length === 0) return 0;

  await holdLedger(trx, config.currency);
  const fresh = await withoutPosted(trx, entries);
  await insertEntries(trx, fresh, config.currency, postedAt);
  await addToBalances(trx, netChanges(fresh));
  return fresh.length;
}

async function withoutPosted(trx: Trx, entries: readonly Entry[]): Promise<Entry[]> {
  const posted = await findEntries(
    trx,
    entries.map(({ reference }) => reference),
  );
  return entries.filter((entry) => {
    const before = posted.get(entry.reference);
    if (!before) return true;
    if (before.from === entry.from && before.to === entry.to && before.amount === entry.amount) {
      return false;
    }
    throw new DomainError('posting_conflict', `${entry.reference} was posted with other contents.`);
  });
}

/** What a list of entries does to each account, in the order in which accounts are locked. */
function netChanges(entries: readonly Entry[]): [Account, Micros][] {
  const changes = new Map<Account, Micros>();
  const add = (account: Account, amount: Micros) =>
    changes.set(account, asMicros((changes.get(account) ?? 0) + amount));

  for (const { from, to, amount } of entries) {
    add(from, -amount);
    add(to, amount);
  }
  return [...changes].filter(([, amount]) => amount !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}
