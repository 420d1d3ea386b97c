import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { removePasskey as removeFromStore } from './passkey-store.ts';

/**
 * Takes a passkey from a member: it lets nobody in any more.
 * @throws DomainError `not_found` when they have no such passkey.
 */
export async function removePasskey(
  { db }: Pick<Deps, 'db'>,
  input: { memberId: number; credentialId: string },
): Promise<void> {
  const wasThere = await inTransaction(db, (trx) => removeFromStore(trx, input));
  if (!wasThere) throw new DomainError('not_found', 'You have no such passkey.');
}
