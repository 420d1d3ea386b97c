import { type Db, isDuplicate, isSqlite, type Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { PayoutEvent } from './payout-provider.ts';
import type { DepositEvent } from './provider.ts';

/** What providers tell of, and the events in which they do. */
export type Events = { deposit: DepositEvent; payout: PayoutEvent };

export type EventKey = { provider: string; eventId: string };

/** What a provider said that matches nothing of ours, as it was stored. */
export type StoredEvent<About extends keyof Events> = {
  event: Events[About];
  receivedAt: Instant;
};

const TABLES = { deposit: 'provider_events', payout: 'payout_events' } as const;

/**
 * Stores what a provider said.
 * @returns false when it was stored before.
 */
export async function insertEvent<About extends keyof Events>(
  trx: Trx,
  about: About,
  event: Events[About],
  { receivedAt, appliedAt }: { receivedAt: Instant; appliedAt: Instant | null },
): Promise<boolean> {
  try {
    await trx(TABLES[about]).insert({
      provider: event.provider,
      event_id: event.eventId,
      kind: `${about}.${event.outcome}`,
      payload: JSON.stringify(event),
      received_at: receivedAt,
      applied_at: appliedAt,
    });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** The events that were not applied and that nobody has set aside, oldest first. */
export async function selectUnmatched<About extends keyof Events>(
  db: Db,
  about: About,
): Promise<StoredEvent<About>[]> {
  const rows = await unmatched(db, about).orderBy('received_at').limit(200);
  return rows.map((row) => storedEventOf<About>(row));
}

/** One of them, held for this transaction alone. */
export async function lockUnmatched<About extends keyof Events>(
  trx: Trx,
  about: About,
  { provider, eventId }: EventKey,
): Promise<StoredEvent<About> | undefined> {
  const query = unmatched(trx, about).andWhere({ provider, event_id: eventId });
  const row = await (isSqlite(trx) ? query : query.forUpdate()).first();
  return row && storedEventOf<About>(row);
}

/** Notes that an event was applied after all, or that it was set aside. */
export async function saveEventDone(
  trx: Trx,
  about: keyof Events,
  { provider, eventId }: EventKey,
  done: { applied_at: Instant } | { set_aside_at: Instant },
): Promise<void> {
  await trx(TABLES[about]).where({ provider, event_id: eventId }).update(done);
}

function unmatched(db: Db | Trx, about: keyof Events) {
  return db(TABLES[about]).whereNull('applied_at').whereNull('set_aside_at');
}

function storedEventOf<About extends keyof Events>(row: {
  payload: string;
  received_at: unknown;
}): StoredEvent<About> {
  return { event: JSON.parse(row.payload), receivedAt: Number(row.received_at) };
}
