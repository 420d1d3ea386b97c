import { type Db, isSqlite, type Trx } from '../db.ts';
import type { Instant } from '../period.ts';

/** Two members who say that a site is theirs. */
export type Contest = {
  id: number;
  siteId: number;
  incumbentClaimId: number;
  challengerClaimId: number;
  challengerId: number;
  openedAt: Instant;
  endsAt: Instant | null;
  /** What each side says for itself, for operators. */
  incumbentWords: string;
  words: string;
};

function contestOf(row: Record<string, unknown>): Contest {
  return {
    id: Number(row.id),
    siteId: Number(row.site_id),
    incumbentClaimId: Number(row.incumbent_claim_id),
    challengerClaimId: Number(row.challenger_claim_id),
    challengerId: Number(row.challenger_id),
    openedAt: Number(row.opened_at),
    endsAt: row.ends_at === null ? null : Number(row.ends_at),
    incumbentWords: String(row.incumbent_words),
    words: String(row.words),
  };
}

export async function insertContest(
  trx: Trx,
  contest: Omit<Contest, 'id' | 'incumbentWords' | 'words'>,
): Promise<void> {
  await trx('contests').insert({
    site_id: contest.siteId,
    kind: 'claim',
    open_key: String(contest.siteId),
    incumbent_claim_id: contest.incumbentClaimId,
    challenger_claim_id: contest.challengerClaimId,
    challenger_id: contest.challengerId,
    opened_at: contest.openedAt,
    ends_at: contest.endsAt,
  });
}

/** A contest that is not decided, held until the transaction ends. */
export async function selectOpenContest(
  trx: Trx,
  key: { id: number } | { open_key: string },
): Promise<Contest | undefined> {
  const query = trx('contests')
    .where({ ...key, kind: 'claim' })
    .whereNull('decided_at');
  const row = await (isSqlite(trx) ? query : query.forUpdate()).first();
  return row && contestOf(row);
}

/** What a first owner says against a takeover. @returns the contest that it opens. */
export async function insertObjection(
  trx: Trx,
  objection: Pick<Contest, 'siteId' | 'incumbentClaimId' | 'challengerId' | 'openedAt'> & {
    words: string;
  },
): Promise<number> {
  const { challengerId, incumbentClaimId, openedAt, siteId, words } = objection;
  const [id] = await trx('contests').insert({
    site_id: siteId,
    kind: 'objection',
    open_key: `objection/${incumbentClaimId}/${challengerId}`,
    incumbent_claim_id: incumbentClaimId,
    challenger_id: challengerId,
    opened_at: openedAt,
    words,
  });
  return id!;
}

/** An objection that is not decided, held until the transaction ends. */
export async function selectOpenObjection(
  trx: Trx,
  id: number,
): Promise<Omit<Contest, 'challengerClaimId' | 'endsAt'> | undefined> {
  const query = trx('contests').where({ id, kind: 'objection' }).whereNull('decided_at');
  const row = await (isSqlite(trx) ? query : query.forUpdate()).first();
  return row && contestOf(row);
}

/** Keeps what a side of a contest says; who calls holds its row. */
export async function saveWords(
  trx: Trx,
  id: number,
  { isIncumbent, words }: { isIncumbent: boolean; words: string },
): Promise<void> {
  const column = isIncumbent ? 'incumbent_words' : 'words';
  await trx('contests')
    .where({ id })
    .update({ [column]: words });
}

/** Contests whose time is over. */
export async function selectDueContests(db: Db, now: Instant): Promise<Contest[]> {
  const query = db('contests').where({ kind: 'claim' }).whereNull('decided_at');
  return (await query.andWhere('ends_at', '<=', now).limit(50)).map(contestOf);
}

export async function saveDecision(
  trx: Trx,
  id: number,
  { outcome, reason, at }: { outcome: 'incumbent' | 'challenger'; reason: string; at: Instant },
): Promise<void> {
  await trx('contests').where({ id }).update({ outcome, reason, decided_at: at, open_key: null });
}

/** The open contest about the site of a claim, if the claim is one of its sides. */
export async function selectContestOfClaim(
  db: Db,
  { id, siteId }: { id: number; siteId: number },
): Promise<Contest | undefined> {
  const row = await db('contests')
    .where({ open_key: String(siteId), kind: 'claim' })
    .first();
  const contest = row && contestOf(row);
  const isSide = contest?.incumbentClaimId === id || contest?.challengerClaimId === id;
  return isSide ? contest : undefined;
}
