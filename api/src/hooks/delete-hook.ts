import { inTransaction, type Trx } from '../db.ts';
import type { HookDeps } from './create-hook.ts';
import { type HookKey, ownHook } from './find-hook.ts';
import { deleteHooks, findHooksOf } from './store.ts';

/**
 * Deletes a hook with what it was told and what it was still to be told.
 * @throws DomainError `not_found`.
 */
export async function deleteHook({ db }: Pick<HookDeps, 'db'>, key: HookKey): Promise<void> {
  const { id } = await ownHook(db, key);
  await inTransaction(db, (trx) => deleteHooks(trx, [id]));
}

/** Deletes the hooks of a member who leaves. */
export async function forgetHooks(trx: Trx, memberId: number): Promise<void> {
  const hooks = await findHooksOf(trx, memberId);
  await deleteHooks(
    trx,
    hooks.map(({ id }) => id),
  );
}
