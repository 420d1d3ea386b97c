import type { Trx } from '../db.ts';
import { endApplicationTokens } from '../tokens/application-tokens.ts';
import { deleteClient, selectClientsOf } from './client-store.ts';
import { deleteModelsOfClient, deleteModelsOfMember } from './store.ts';

/**
 * Ends all that a member who leaves let applications do, and the applications that they registered:
 * nobody answers for those any more.
 */
export async function forgetMember(trx: Trx, memberId: number): Promise<void> {
  await deleteModelsOfMember(trx, memberId);
  for (const { clientId } of await selectClientsOf(trx, memberId)) {
    await deleteModelsOfClient(trx, clientId);
    await endApplicationTokens(trx, { clientId });
    await deleteClient(trx, clientId);
  }
}
