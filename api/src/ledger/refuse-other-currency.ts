import { ConfigError } from '../config.ts';
import type { Deps } from '../deps.ts';
import { findCurrency } from './store.ts';

/**
 * Refuses to go on where the settings name another currency than the ledger is kept in: amounts
 * would be shown as what they are not.
 * @throws ConfigError
 */
export async function refuseOtherCurrency({
  db,
  config,
}: Pick<Deps, 'db' | 'config'>): Promise<void> {
  const kept = await findCurrency(db);
  if (kept === undefined || kept === config.currency) return;
  throw new ConfigError([
    `FLATTR_CURRENCY: the ledger is kept in ${kept}, which cannot be changed to ${config.currency}`,
  ]);
}
