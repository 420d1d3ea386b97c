import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { ClaimEvent } from './claim.ts';

/** A line of what everybody may know of a site's claims. */
export type LoggedEvent = {
  siteId: number;
  at: Instant;
  event: ClaimEvent;
  memberId: number;
  /** Such as the ways that proved it. */
  detail: string;
};

export async function insertEvent(trx: Trx, line: LoggedEvent): Promise<void> {
  const { siteId, at, event, memberId, detail } = line;
  await trx('claim_log').insert({ site_id: siteId, at, event, member_id: memberId, detail });
}

/** What happened to the claims of a site, newest first. */
export async function selectEvents(
  db: Db | Trx,
  siteId: number,
  limit: number,
): Promise<LoggedEvent[]> {
  const rows = await db('claim_log').where({ site_id: siteId }).orderBy('id', 'desc').limit(limit);
  return rows.map((row) => ({
    siteId,
    at: Number(row.at),
    event: row.event,
    memberId: row.member_id,
    detail: row.detail,
  }));
}
