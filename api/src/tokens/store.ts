import { ask, type Question } from '../ask.ts';
import type { Db, Trx } from '../db.ts';
import { literal } from '../insert-rows.ts';
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
export type Bearer = {
  memberId: number;
  scopes: Set<Scope>;
  /** The application that holds the token; null for a personal one. */
  clientId: string | null;
  /** When its use was last noted, to the day. */
  usedAt: Instant | null;
};

/** Who are the bearers of these tokens? By token hash; those that are not valid now are left out. */
export function bearersQuestion(
  tokenHashes: readonly string[],
  now: Instant,
): Question<Map<string, Bearer>> {
  return {
    columns: ['token_hash', 'member_id', 'scope', 'client_id', 'used_at'],
    from: `access_tokens WHERE (expires_at IS NULL OR expires_at > ${literal(now)})
      AND token_hash IN (KEYS)`,
    keys: tokenHashes,
    read: (rows) =>
      new Map(
        rows.map(([tokenHash, memberId, scope, clientId, usedAt]) => [
          tokenHash as string,
          {
            memberId: Number(memberId),
            scopes: new Set((scope as string).split(' ').filter(Boolean) as Scope[]),
            clientId: clientId as string | null,
            usedAt: instantOf(usedAt),
          },
        ]),
      ),
  };
}

/** The same, asked. */
export function findBearers(
  db: Db | Trx,
  tokenHashes: readonly string[],
  now: Instant,
): Promise<Map<string, Bearer>> {
  return ask(db, bearersQuestion(tokenHashes, now));
}

/** Notes that tokens were used, for the member who wonders which of them still are. */
export async function updateUsedAt(
  db: Db | Trx,
  tokenHashes: readonly string[],
  now: Instant,
  notSince: Instant,
): Promise<void> {
  await db('access_tokens')
    .whereIn('token_hash', tokenHashes)
    .andWhere((query) => query.whereNull('used_at').orWhere('used_at', '<=', notSince))
    .update({ used_at: now });
}

/** A token that a member made for themselves. */
export type PersonalToken = {
  tokenHash: string;
  label: string;
  scopes: string[];
  createdAt: Instant;
  usedAt: Instant | null;
};

export async function selectPersonalTokens(db: Db, memberId: number): Promise<PersonalToken[]> {
  const rows = await db('access_tokens')
    .where({ member_id: memberId })
    .whereNull('client_id')
    .orderBy('created_at', 'desc')
    .select('token_hash', 'label', 'scope', 'created_at', 'used_at');
  return rows.map((row) => ({
    tokenHash: row.token_hash,
    label: row.label,
    scopes: row.scope.split(' ').filter(Boolean),
    createdAt: Number(row.created_at),
    usedAt: instantOf(row.used_at),
  }));
}

export async function deletePersonalToken(
  db: Db,
  token: { memberId: number; tokenHash: string },
): Promise<boolean> {
  const count = await db('access_tokens')
    .where({ member_id: token.memberId, token_hash: token.tokenHash })
    .whereNull('client_id')
    .delete();
  return count > 0;
}

/** A token that an application holds for a member. */
export type ApplicationToken = {
  tokenHash: string;
  memberId: number;
  clientId: string;
  grantId: string;
  scope: string;
  createdAt: Instant;
  expiresAt: Instant | null;
};

export async function insertApplicationToken(trx: Trx, token: ApplicationToken): Promise<void> {
  await trx('access_tokens').insert({
    token_hash: token.tokenHash,
    member_id: token.memberId,
    scope: token.scope,
    client_id: token.clientId,
    grant_id: token.grantId,
    created_at: token.createdAt,
    expires_at: token.expiresAt,
  });
}

export async function selectApplicationToken(
  db: Db,
  tokenHash: string,
  now: Instant,
): Promise<ApplicationToken | undefined> {
  const row = await db('access_tokens')
    .where({ token_hash: tokenHash })
    .whereNotNull('client_id')
    .andWhere((query) => query.whereNull('expires_at').orWhere('expires_at', '>', now))
    .first();
  return (
    row && {
      tokenHash: row.token_hash,
      memberId: row.member_id,
      clientId: row.client_id,
      grantId: row.grant_id,
      scope: row.scope,
      createdAt: Number(row.created_at),
      expiresAt: instantOf(row.expires_at),
    }
  );
}

export async function selectIsUsedSince(
  db: Db | Trx,
  { grantId, since }: { grantId: string; since: Instant },
): Promise<boolean> {
  const used = await db('access_tokens')
    .where({ grant_id: grantId })
    .andWhere('created_at', '>=', since)
    .whereNotNull('used_at')
    .first('token_hash');
  return used !== undefined;
}

/** Which tokens of applications: those of one authorization (from an instant on), of an application, of a member's application. */
export type ApplicationTokens =
  | { tokenHash: string }
  | { grantId: string; since?: Instant }
  | { clientId: string }
  | { clientId: string; memberId: number };

export async function deleteApplicationTokens(
  db: Db | Trx,
  which: ApplicationTokens,
): Promise<void> {
  const query = db('access_tokens').whereNotNull('client_id');
  if ('tokenHash' in which) query.andWhere({ token_hash: which.tokenHash });
  if ('grantId' in which) query.andWhere({ grant_id: which.grantId });
  if ('since' in which) query.andWhere('created_at', '>=', which.since!);
  if ('clientId' in which) query.andWhere({ client_id: which.clientId });
  if ('memberId' in which) query.andWhere({ member_id: which.memberId });
  await query.delete();
}

/** When each of a member's applications last used a token, by client id. */
export async function selectLastUses(db: Db, memberId: number): Promise<Map<string, Instant>> {
  const rows = await db('access_tokens')
    .where({ member_id: memberId })
    .whereNotNull('client_id')
    .whereNotNull('used_at')
    .groupBy('client_id')
    .select('client_id')
    .max({ used_at: 'used_at' });
  return new Map(
    (rows as { client_id: string; used_at: unknown }[]).map((row) => [
      row.client_id,
      Number(row.used_at),
    ]),
  );
}

export async function deleteExpiredTokens(db: Db, now: Instant): Promise<number> {
  return db('access_tokens').where('expires_at', '<=', now).delete();
}

function instantOf(value: unknown): Instant | null {
  return value === null ? null : Number(value);
}

/** Ends every token of a member. */
export async function removeTokensOf(trx: Trx, memberId: number): Promise<void> {
  await trx('access_tokens').where({ member_id: memberId }).delete();
}
