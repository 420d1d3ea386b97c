import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { removeIdentifiersOf } from './identifier-store.ts';

/** Links that name a member by an identifier do not mean them any more. Things they got stay theirs. */
export async function forgetIdentifiers({ db }: Pick<Deps, 'db'>, memberId: number): Promise<void> {
  await inTransaction(db, (trx) => removeIdentifiersOf(trx, memberId));
}
