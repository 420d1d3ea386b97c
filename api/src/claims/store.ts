import { type Db, isSqlite, type Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { Finding } from '../proofs/finding.ts';
import type { Method } from '../proofs/methods.ts';
import type { Claim, ClaimProof, ClaimState } from './claim.ts';

type Row = Record<string, unknown>;

const instantOf = (value: unknown): Instant | null => (value === null ? null : Number(value));

function claimOf(row: Row): Claim {
  return {
    id: Number(row.id),
    siteId: Number(row.site_id),
    memberId: Number(row.member_id),
    state: row.state as ClaimState,
    token: row.token as string,
    tokenExpiresAt: Number(row.token_expires_at),
    publicKey: row.public_key as string | null,
    createdAt: Number(row.created_at),
    verifiedAt: instantOf(row.verified_at),
    recheckAt: instantOf(row.recheck_at),
    misses: Number(row.misses),
    endedAt: instantOf(row.ended_at),
  };
}

export async function insertClaim(
  trx: Trx,
  claim: Pick<
    Claim,
    'siteId' | 'memberId' | 'token' | 'tokenExpiresAt' | 'createdAt' | 'publicKey' | 'recheckAt'
  >,
): Promise<number> {
  const [id] = await trx('claims').insert({
    site_id: claim.siteId,
    member_id: claim.memberId,
    state: 'open',
    live_key: `${claim.siteId}/${claim.memberId}`,
    token: claim.token,
    token_expires_at: claim.tokenExpiresAt,
    created_at: claim.createdAt,
    public_key: claim.publicKey,
    recheck_at: claim.recheckAt,
  });
  return id!;
}

/** A claim, held until the transaction ends if that is asked for. */
export async function selectClaim(
  db: Db | Trx,
  key: { id: number } | { live_key: string } | { token: string },
  { forUpdate = false }: { forUpdate?: boolean } = {},
): Promise<Claim | undefined> {
  const query = db('claims').where(key);
  const row = await (forUpdate && !isSqlite(db) ? query.forUpdate() : query).first();
  return row && claimOf(row);
}

/** The claims of a member, newest first. */
export async function selectClaimsOf(db: Db | Trx, memberId: number): Promise<Claim[]> {
  return (await db('claims').where({ member_id: memberId }).orderBy('id', 'desc')).map(claimOf);
}

export async function updateClaim(
  trx: Trx,
  id: number,
  changes: Partial<Pick<Claim, 'state' | 'verifiedAt' | 'recheckAt' | 'misses' | 'publicKey'>>,
): Promise<void> {
  const { state, verifiedAt, recheckAt, misses, publicKey } = changes;
  const columns = {
    ...{ state, verified_at: verifiedAt, recheck_at: recheckAt, misses, public_key: publicKey },
  };
  const told = Object.entries(columns).filter(([, value]) => value !== undefined);
  await trx('claims').where({ id }).update(Object.fromEntries(told));
}

/** A claim ends for good; its member may open another one. */
export async function endClaim(
  trx: Trx,
  id: number,
  end: { state: 'rejected' | 'expired'; reason: string; at: Instant },
): Promise<void> {
  await trx('claims').where({ id }).update({
    state: end.state,
    end_reason: end.reason,
    ended_at: end.at,
    live_key: null,
    recheck_at: null,
  });
}

/** Open claims whose token holds no more. */
export async function selectExpired(db: Db, now: Instant, limit: number): Promise<Claim[]> {
  const rows: Row[] = await db('claims')
    .where({ state: 'open' })
    .andWhere('token_expires_at', '<=', now)
    .orderBy('token_expires_at')
    .limit(limit);
  return rows.map(claimOf);
}

/** Claims whose site is to be looked at by now. */
export async function selectDue(db: Db, now: Instant, limit: number): Promise<Claim[]> {
  const query = db('claims').where('recheck_at', '<=', now).orderBy('recheck_at').limit(limit);
  return (await query).map(claimOf);
}

/** Says when a claim is looked at next, if nobody has said so meanwhile. @returns whether it did. */
export async function moveRecheck(db: Db, claim: Claim, recheckAt: Instant): Promise<boolean> {
  const key = { id: claim.id, recheck_at: claim.recheckAt };
  return (await db('claims').where(key).update({ recheck_at: recheckAt })) > 0;
}

export async function saveProof(
  trx: Trx,
  key: { claimId: number; method: Method },
  { finding, at }: { finding: Finding; at: Instant },
): Promise<void> {
  const row = {
    checked_at: at,
    ok: finding.isProven,
    finding: JSON.stringify({
      ...finding.details,
      ...(finding.isProven ? {} : { reason: finding.reason }),
    }),
    ...(finding.isProven ? { proven_at: at } : {}),
  };
  await trx('claim_proofs')
    .insert({ claim_id: key.claimId, method: key.method, ...row })
    .onConflict(['claim_id', 'method'])
    .merge(row);
}

export async function selectProofs(db: Db | Trx, claimId: number): Promise<ClaimProof[]> {
  const rows = await db('claim_proofs').where({ claim_id: claimId }).orderBy('method');
  return rows.map((row) => {
    const { reason = null, message, seen } = JSON.parse(row.finding);
    return {
      method: row.method,
      isProven: Boolean(row.ok),
      checkedAt: Number(row.checked_at),
      reason,
      details: { message, seen },
    };
  });
}

/** How the claim that has a site stands. */
export async function selectOwnerState(
  db: Db,
  claimId: number,
): Promise<'verified' | 'contested' | 'suspended'> {
  return (await db('claims').where({ id: claimId }).first('state'))?.state ?? 'verified';
}
