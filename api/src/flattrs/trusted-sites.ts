import type { Db } from '../db.ts';
import { selectTrustsOf } from './trusted-site-store.ts';

/** The sites that a supporter flattrs from with one click, in the order of their names. */
export function trustedSites(db: Db, supporterId: number): Promise<string[]> {
  return selectTrustsOf(db, supporterId);
}
