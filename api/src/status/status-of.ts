import { readFileSync } from 'node:fs';
import { machineNow } from '../clock.ts';
import { isSqlite } from '../db.ts';
import type { Deps } from '../deps.ts';
import { INVARIANTS } from '../ledger/invariants.ts';
import { latestCheck, type RecordedCheck } from '../ledger/latest-check.ts';
import type { Instant } from '../period.ts';

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** How the service is. */
export type Status = {
  version: string;
  mode: 'sandbox' | 'live';
  now: Instant;
  /** The clock does not show the real time (sandbox mode alone). */
  isClockMoved: boolean;
  database: { kind: 'SQLite' | 'MariaDB or MySQL'; isReachable: boolean };
  ledger: {
    /** Null before the first check. */
    checkedAt: Instant | null;
    isOk: boolean | null;
    /** What was found wrong is for the operator's log; here stands whether, and why it matters. */
    invariants: { name: string; reason: string; isOk: boolean | null }[];
  };
};

const MINUTE = 60_000;

/** Whether the database answers. */
export async function isDatabaseReachable({ db, log }: Pick<Deps, 'db' | 'log'>): Promise<boolean> {
  try {
    await db.raw('SELECT 1');
    return true;
  } catch (error) {
    log.error({ err: error }, 'the database does not answer');
    return false;
  }
}

/** How the service is: its database, its clock, and whether the invariants of the ledger hold. */
export async function statusOf(deps: Deps): Promise<Status> {
  const { config, clock, db } = deps;
  const isReachable = await isDatabaseReachable(deps);
  const check = isReachable ? await latestCheck(db) : null;
  return {
    version,
    mode: config.mode,
    now: clock.now(),
    isClockMoved: Math.abs(clock.now() - machineNow()) > MINUTE,
    database: { kind: isSqlite(db) ? 'SQLite' : 'MariaDB or MySQL', isReachable },
    ledger: ledgerStatus(check),
  };
}

function ledgerStatus(check: RecordedCheck | null): Status['ledger'] {
  const results = new Map(check?.invariants.map(({ name, ok }) => [name, ok]));
  return {
    checkedAt: check?.checkedAt ?? null,
    isOk: check?.ok ?? null,
    invariants: INVARIANTS.map(({ name, reason }) => ({
      name,
      reason,
      isOk: results.get(name) ?? null,
    })),
  };
}
