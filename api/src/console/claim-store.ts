import type { Db, Trx } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant } from '../period.ts';

/** A claim as operators see it in lists. */
export type ListedClaim = {
  id: number;
  siteId: number;
  site: string;
  memberId: number;
  state: string;
  createdAt: Instant;
  verifiedAt: Instant | null;
};

/** Two who say that a site, or things on it, are theirs. */
export type Contest = {
  id: number;
  siteId: number;
  site: string;
  kind: 'claim' | 'objection';
  incumbentClaimId: number;
  challengerClaimId: number | null;
  challengerId: number;
  openedAt: Instant;
  /** When it is decided by itself; null: an operator decides. */
  endsAt: Instant | null;
  /** What the challenger says, and who has it. */
  words: string;
  incumbentWords: string;
  decision: { at: Instant; outcome: 'incumbent' | 'challenger'; reason: string } | null;
};

type Row = Record<string, unknown>;

const instantOf = (value: unknown): Instant | null => (value === null ? null : Number(value));

function claimOf(row: Row): ListedClaim {
  return {
    id: Number(row.id),
    siteId: Number(row.site_id),
    site: row.address as string,
    memberId: Number(row.member_id),
    state: row.state as string,
    createdAt: Number(row.created_at),
    verifiedAt: instantOf(row.verified_at),
  };
}

function claims(db: Db | Trx) {
  return db('claims')
    .join('sites', 'sites.id', 'claims.site_id')
    .select('claims.*', 'sites.address')
    .orderBy('claims.id', 'desc');
}

/** Claims whose site's address holds a text, in a state if one is asked for; newest first. */
export async function selectClaims(
  db: Db,
  { text, state, limit, offset }: { text: string; state: string; limit: number; offset: number },
): Promise<ListedClaim[]> {
  const query = claims(db).limit(limit).offset(offset);
  if (state) query.andWhere('claims.state', state);
  if (text) {
    const like = `%${text.toLowerCase().replace(/[%_!]/g, '!$&')}%`;
    query.andWhereRaw("LOWER(sites.address) LIKE ? ESCAPE '!'", [like]);
  }
  return (await query).map(claimOf);
}

/** Claims by id; ids of none are left out. */
export async function selectClaimsById(
  db: Db | Trx,
  ids: readonly number[],
): Promise<Map<number, ListedClaim>> {
  const rows: Row[] = await claims(db).whereIn('claims.id', [...new Set(ids)]);
  return new Map(rows.map((row) => [Number(row.id), claimOf(row)]));
}

/** The claims of a member, newest first. */
export async function selectClaimsOf(db: Db, memberId: number): Promise<ListedClaim[]> {
  return (await claims(db).andWhere('claims.member_id', memberId).limit(50)).map(claimOf);
}

function contestOf(row: Row): Contest {
  return {
    id: Number(row.id),
    siteId: Number(row.site_id),
    site: row.address as string,
    kind: row.kind as Contest['kind'],
    incumbentClaimId: Number(row.incumbent_claim_id),
    challengerClaimId: row.challenger_claim_id === null ? null : Number(row.challenger_claim_id),
    challengerId: Number(row.challenger_id),
    openedAt: Number(row.opened_at),
    endsAt: instantOf(row.ends_at),
    words: row.words as string,
    incumbentWords: row.incumbent_words as string,
    decision:
      row.decided_at === null
        ? null
        : {
            at: Number(row.decided_at),
            outcome: row.outcome as 'incumbent' | 'challenger',
            reason: row.reason as string,
          },
  };
}

function contests(db: Db | Trx) {
  return db('contests')
    .join('sites', 'sites.id', 'contests.site_id')
    .select('contests.*', 'sites.address');
}

/** Contests that are open, those first that end first; or those decided, newest first. */
export async function selectContests(db: Db, isOpen: boolean): Promise<Contest[]> {
  const query = contests(db).limit(100);
  if (isOpen) query.whereNull('contests.decided_at').orderBy('contests.id');
  else query.whereNotNull('contests.decided_at').orderBy('contests.decided_at', 'desc');
  return (await query).map(contestOf);
}

export async function selectContest(db: Db | Trx, id: number): Promise<Contest | undefined> {
  const row = await contests(db).where('contests.id', id).first();
  return row && contestOf(row);
}

export async function countOpenContests(db: Db): Promise<number> {
  const [row] = await db('contests').whereNull('decided_at').count({ count: '*' });
  return Number(row?.count ?? 0);
}

/** What is held on the things of a site until it is known whose they are. */
export async function sumHeld(db: Db, siteId: number): Promise<Micros> {
  const row = await db('thing_periods')
    .join('things', 'things.id', 'thing_periods.thing_id')
    .where({ 'things.site_id': siteId, 'thing_periods.state': 'held' })
    .sum({ held: 'thing_periods.amount' })
    .first();
  return asMicros(Number(row?.held ?? 0));
}
