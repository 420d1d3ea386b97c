import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { imposeHiding } from './impose-measure.ts';
import { liftMeasure, standingMeasure } from './lift-measure.ts';

type Input = { thingId: number; operatorId: number; reason: string };

/**
 * An operator hides a thing that nobody reported; see `imposeHiding`.
 * @throws DomainError `validation`, `not_found`.
 */
export async function hideThing(deps: Deps, input: Input): Promise<void> {
  await inTransaction(deps.db, (trx) => imposeHiding(trx, deps, input));
  sendMailsSoon(deps);
}

/**
 * An operator shows a hidden thing again.
 * @throws DomainError `validation` without a reason, or when no measure hides it.
 */
export async function showThing(deps: Deps, { thingId, ...input }: Input): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const measure = await standingMeasure(trx, { thingId });
    await liftMeasure(trx, deps, { measure, ...input });
  });
  sendMailsSoon(deps);
}
