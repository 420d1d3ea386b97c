import { ask, type Question } from '../ask.ts';
import type { Db, Trx } from '../db.ts';
import type { Micros } from '../money.ts';
import type { Account } from './accounts.ts';
import { balancesQuestion } from './store.ts';

/** What many accounts hold, in micros, in one query. Each of them is in the map. */
export function balancesOf(
  db: Db | Trx,
  accounts: readonly Account[],
): Promise<Map<Account, Micros>> {
  return ask(db, balancesQuestion(accounts));
}

/** The same as a question, to be asked together with others. */
export function askForBalances(accounts: readonly Account[]): Question<Map<Account, Micros>> {
  return balancesQuestion(accounts);
}
