import type { Status } from './status-of.ts';

/** The status as JSON, for monitors. `ok` is false when the database is gone or an invariant broken. */
export function presentStatus({ version, mode, now, isClockMoved, database, ledger }: Status) {
  return {
    ok: isFine({ database, ledger }),
    version,
    mode,
    time: new Date(now).toISOString(),
    clock_moved: isClockMoved,
    database: { kind: database.kind, ok: database.isReachable },
    ledger: {
      ok: ledger.isOk,
      checked_at: ledger.checkedAt === null ? null : new Date(ledger.checkedAt).toISOString(),
      invariants: ledger.invariants.map(({ name, isOk }) => ({ name, ok: isOk })),
    },
  };
}

/** Whether nothing is known to be wrong. */
export function isFine({ database, ledger }: Pick<Status, 'database' | 'ledger'>): boolean {
  return database.isReachable && ledger.isOk !== false;
}
