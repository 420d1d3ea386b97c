import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { Scope } from './scopes.ts';

export async function insertToken(
  db: Db | Trx,
  token: {
    tokenHash: string;
    memberId: number;
    scopes: readonly Scope[];
    label: string;
    createdAt: Instant;
  },
): Promise<void> {
  await db('access_tokens').insert({
    token_hash: token.tokenHash,
    member_id: token.memberId,
    scope: token.scopes.join(' '),
    label: token.label,
    created_at: token.createdAt,
  });
}

/** Who a bearer token speaks for, and what it may do. */
export type Bearer = { memberId: number; scopes: Set<Scope> };

/** The bearers of tokens that are valid now, by token hash. */
export async function findBearers(
  db: Db | Trx,
  tokenHashes: readonly string[],
  now: Instant,
): Promise<Map<string, Bearer>> {
  const rows = await db('access_tokens')
    .whereIn('token_hash', [...new Set(tokenHashes)])
    .andWhere((query) => query.whereNull('expires_at').orWhere('expires_at', '>', now))
    .select('token_hash', 'member_id', 'scope');
  return new Map(
    rows.map((row) => [
      row.token_hash,
      { memberId: row.member_id, scopes: new Set(row.scope.split(' ').filter(Boolean)) },
    ]),
  );
}

/** Ends every token of a member. */
export async function removeTokensOf(trx: Trx, memberId: number): Promise<void> {
  await trx('access_tokens').where({ member_id: memberId }).delete();
}
