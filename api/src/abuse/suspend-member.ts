import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { imposeSuspension } from './impose-measure.ts';
import { liftMeasure, standingMeasure } from './lift-measure.ts';

type Input = { memberId: number; operatorId: number; reason: string };

/**
 * An operator suspends a member; see `imposeSuspension`.
 * @throws DomainError `forbidden`, `validation`, `not_found`.
 */
export async function suspendMember(deps: Deps, input: Input): Promise<void> {
  await inTransaction(deps.db, (trx) => imposeSuspension(trx, deps, input));
  sendMailsSoon(deps);
}

/**
 * An operator lets a suspended member in again: what was held of their earnings is free.
 * @throws DomainError `validation` without a reason, or when they are not suspended.
 */
export async function restoreMember(deps: Deps, { memberId, ...input }: Input): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const measure = await standingMeasure(trx, { memberId });
    await liftMeasure(trx, deps, { measure, ...input });
  });
  sendMailsSoon(deps);
}
