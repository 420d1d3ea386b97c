import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { fieldError } from '../errors.ts';
import { deleteTrust, saveTrust } from './trusted-site-store.ts';

const ORIGIN_LENGTH_MAX = 300;

/**
 * Lets a supporter flattr with one click on a site, or no longer: there, its button's small window
 * sends its form by itself. See docs/decisions/0007-one-click.md.
 * @param origin scheme and host, such as `https://blog.example.org`.
 */
export async function trustSite(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { supporterId, origin, isTrusted }: { supporterId: number; origin: string; isTrusted: boolean },
): Promise<void> {
  if (URL.parse(origin)?.origin !== origin || origin.length > ORIGIN_LENGTH_MAX) {
    throw fieldError('origin', 'This is not a site. It looks like https://blog.example.org');
  }
  await inTransaction(db, (trx) =>
    isTrusted
      ? saveTrust(trx, { supporterId, origin, trustedAt: clock.now() })
      : deleteTrust(trx, { supporterId, origin }),
  );
}
