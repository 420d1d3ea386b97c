import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';

/** What the protocol keeps of one grant, code, refresh token or interaction. */
export type ModelRow = {
  kind: string;
  idHash: string;
  grantId: string | null;
  memberId: number | null;
  clientId: string | null;
  payload: Record<string, unknown>;
  createdAt: Instant;
  expiresAt: Instant | null;
  consumedAt: Instant | null;
};

export async function upsertModel(
  db: Db | Trx,
  model: Omit<ModelRow, 'consumedAt'>,
): Promise<void> {
  const changing = {
    grant_id: model.grantId,
    member_id: model.memberId,
    client_id: model.clientId,
    payload: JSON.stringify(model.payload),
    expires_at: model.expiresAt,
  };
  await db('oauth_models')
    .insert({ kind: model.kind, id_hash: model.idHash, created_at: model.createdAt, ...changing })
    .onConflict(['kind', 'id_hash'])
    .merge(Object.keys(changing));
}

export async function selectModel(
  db: Db | Trx,
  { kind, idHash, now }: { kind: string; idHash: string; now: Instant },
): Promise<ModelRow | undefined> {
  const row = await living(db, now).where({ kind, id_hash: idHash }).first();
  return row && modelOf(row);
}

/** Whether a grant is still given. It stays so until the transaction ends. */
export async function lockGrant(trx: Trx, grantIdHash: string): Promise<boolean> {
  const row = await trx('oauth_models')
    .where({ kind: 'Grant', id_hash: grantIdHash })
    .forUpdate()
    .first('kind');
  return row !== undefined;
}

/** @returns whether it had not been consumed before. Of two at once, one is told so. */
export async function markConsumed(
  db: Db,
  { kind, idHash, now }: { kind: string; idHash: string; now: Instant },
): Promise<boolean> {
  const count = await db('oauth_models')
    .where({ kind, id_hash: idHash })
    .whereNull('consumed_at')
    .update({ consumed_at: now });
  return count === 1;
}

/** Notes a second use of what was consumed before. */
export async function consumeAgain(
  trx: Trx,
  { kind, idHash, now }: { kind: string; idHash: string; now: Instant },
): Promise<void> {
  await trx('oauth_models').where({ kind, id_hash: idHash }).update({ consumed_at: now });
}

type Since = { grantId: string; idHash: string; since: Instant };

/** The refresh tokens of a grant that were given from an instant on, but one. */
export async function selectRefreshTokensSince(db: Db | Trx, which: Since): Promise<ModelRow[]> {
  return (await refreshTokensSince(db, which)).map(modelOf);
}

/** Consumes them, if nobody has. */
export async function supersede(
  trx: Trx,
  { at, ...which }: Since & { at: Instant },
): Promise<void> {
  await refreshTokensSince(trx, which).whereNull('consumed_at').update({ consumed_at: at });
}

function refreshTokensSince(db: Db | Trx, { grantId, idHash, since }: Since) {
  return db('oauth_models')
    .where({ kind: 'RefreshToken', grant_id: grantId })
    .whereNot({ id_hash: idHash })
    .andWhere('created_at', '>=', since);
}

export async function deleteModel(db: Db | Trx, kind: string, idHash: string): Promise<void> {
  await db('oauth_models').where({ kind, id_hash: idHash }).delete();
}

/** Ends all that hangs on a grant; the grant's own row first, which `lockGrant` waits for. */
export async function deleteModelsOfGrant(
  trx: Trx,
  grant: { grantId: string; idHash: string },
): Promise<void> {
  await deleteModel(trx, 'Grant', grant.idHash);
  await trx('oauth_models').where({ grant_id: grant.grantId }).delete();
}

/** The grants that members have given now, the newest first. */
export async function selectGrants(
  db: Db | Trx,
  which: { memberId: number; clientId?: string } | { clientId: string },
  now: Instant,
): Promise<ModelRow[]> {
  const query = living(db, now).where({ kind: 'Grant' });
  if ('memberId' in which) query.andWhere({ member_id: which.memberId });
  if (which.clientId !== undefined) query.andWhere({ client_id: which.clientId });
  const rows = await query.orderBy('created_at', 'desc').orderBy('id_hash');
  return rows.map(modelOf);
}

export async function deleteModelsOfMember(trx: Trx, memberId: number): Promise<void> {
  await trx('oauth_models').where({ member_id: memberId }).delete();
}

export async function deleteModelsOfClient(trx: Trx, clientId: string): Promise<void> {
  await trx('oauth_models').where({ client_id: clientId }).delete();
}

/** Forgets what has expired, and grants on which nothing hangs any more. */
export async function deleteExpiredModels(
  db: Db,
  { now, grantsBefore }: { now: Instant; grantsBefore: Instant },
): Promise<number> {
  const expired = await db('oauth_models').where('expires_at', '<=', now).delete();
  const idle = await db('oauth_models as grants')
    .where('grants.kind', 'Grant')
    .andWhere('grants.created_at', '<=', grantsBefore)
    .whereNotExists(db('access_tokens').whereRaw('access_tokens.grant_id = grants.grant_id'))
    .whereNotExists(
      db('oauth_models as others')
        .whereRaw('others.grant_id = grants.grant_id')
        .whereNot('others.kind', 'Grant')
        .whereNull('others.consumed_at'),
    )
    .limit(1000)
    .select('grants.id_hash');
  const hashes = idle.map((row) => row.id_hash);
  await db('oauth_models').where({ kind: 'Grant' }).whereIn('id_hash', hashes).delete();
  return expired + hashes.length;
}

function living(db: Db | Trx, now: Instant) {
  return db('oauth_models').where((query) =>
    query.whereNull('expires_at').orWhere('expires_at', '>', now),
  );
}

function modelOf(row: Record<string, unknown>): ModelRow {
  return {
    kind: row.kind as string,
    idHash: row.id_hash as string,
    grantId: row.grant_id as string | null,
    memberId: row.member_id as number | null,
    clientId: row.client_id as string | null,
    payload: JSON.parse(row.payload as string),
    createdAt: Number(row.created_at),
    expiresAt: instantOf(row.expires_at),
    consumedAt: instantOf(row.consumed_at),
  };
}

function instantOf(value: unknown): Instant | null {
  return value === null ? null : Number(value);
}
