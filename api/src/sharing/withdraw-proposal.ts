import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { holdAgreement, saveState } from './store.ts';

/** An owner takes back a proposal that is still open. Does nothing when it is over already. */
export async function withdrawProposal(
  { db }: Pick<Deps, 'db'>,
  { ownerId, agreementId }: { ownerId: number; agreementId: number },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const proposal = await holdAgreement(trx, agreementId);
    if (proposal?.ownerId !== ownerId || proposal.state !== 'proposed') return;
    await saveState(trx, agreementId, { state: 'withdrawn' });
  });
}
