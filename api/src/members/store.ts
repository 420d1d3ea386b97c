import { type Db, isSqlite, type Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import { hashSecret } from '../secrets.ts';
import type { Member, MemberKind } from './member.ts';

type MemberRow = Record<string, unknown> & { id: number };

export function memberOf(row: MemberRow): Member {
  return {
    id: row.id,
    name: row.name as string,
    kind: row.kind as MemberKind,
    fid: row.fid as string,
    email: (row.email as string | null) ?? '',
    emailConfirmedAt: instantOf(row.email_confirmed_at),
    passwordHash: row.password_hash as string | null,
    displayName: row.display_name as string,
    about: row.about as string,
    url: row.url as string,
    city: row.city as string,
    country: row.country as string,
    showsFlattrs: Boolean(row.shows_flattrs),
    isOperator: Boolean(row.is_operator),
    suspendedAt: instantOf(row.suspended_at),
    createdAt: Number(row.created_at),
    deletedAt: instantOf(row.deleted_at),
  };
}

function instantOf(value: unknown): Instant | null {
  return value === null ? null : Number(value);
}

/** Names are compared without regard to case. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/** Two addresses that differ by case alone are one. */
export function emailKey(email: string): string {
  return email.toLowerCase();
}

export type NewMember = Pick<
  Member,
  'name' | 'kind' | 'fid' | 'email' | 'emailConfirmedAt' | 'passwordHash' | 'createdAt'
>;

export async function insertMember(trx: Trx, member: NewMember): Promise<number> {
  const [id] = await trx('members').insert({
    name: member.name,
    name_key: nameKey(member.name),
    kind: member.kind,
    fid: member.fid,
    email: member.email,
    email_key: emailKey(member.email),
    email_confirmed_at: member.emailConfirmedAt,
    password_hash: member.passwordHash,
    created_at: member.createdAt,
  });
  return id!;
}

export async function savePassword(
  trx: Trx,
  memberId: number,
  passwordHash: string,
): Promise<void> {
  await trx('members').where({ id: memberId }).update({ password_hash: passwordHash });
}

/** What members say of themselves. */
export type Profile = Pick<
  Member,
  'displayName' | 'about' | 'url' | 'city' | 'country' | 'showsFlattrs'
>;

export async function saveProfile(db: Db | Trx, memberId: number, profile: Profile): Promise<void> {
  await db('members').where({ id: memberId }).update({
    display_name: profile.displayName,
    about: profile.about,
    url: profile.url,
    city: profile.city,
    country: profile.country,
    shows_flattrs: profile.showsFlattrs,
  });
}

/** Gives a member another e-mail address, which they have confirmed. */
export async function saveEmail(
  trx: Trx,
  memberId: number,
  { email, confirmedAt }: { email: string; confirmedAt: Instant },
): Promise<void> {
  await trx('members')
    .where({ id: memberId })
    .update({ email, email_key: emailKey(email), email_confirmed_at: confirmedAt });
}

/** @returns whether it changed. */
export async function updateIsOperator(
  trx: Trx,
  memberId: number,
  isOperator: boolean,
): Promise<boolean> {
  const changed = await trx('members')
    .where({ id: memberId, is_operator: !isOperator })
    .whereNull('deleted_at')
    .update({ is_operator: isOperator });
  return changed === 1;
}

/** Keeps a member out from an instant on, or lets them in again (null). */
export async function saveSuspendedAt(
  trx: Trx,
  memberId: number,
  suspendedAt: Instant | null,
): Promise<void> {
  await trx('members').where({ id: memberId }).update({ suspended_at: suspendedAt });
}

/** A member, whose row nobody else changes until the transaction ends. */
export async function lockMember(trx: Trx, id: number): Promise<Member | undefined> {
  const query = trx('members').where({ id });
  const row = await (isSqlite(trx) ? query : query.forUpdate()).first();
  return row && memberOf(row);
}

/** What tells one member from all others. */
export type MemberKey = { id: number } | { name: string } | { email: string } | { fid: string };

/** The member with a key, deleted or not. */
export async function selectMember(db: Db | Trx, key: MemberKey): Promise<Member | undefined> {
  const row = await db('members').where(columnsOf(key)).first();
  return row && memberOf(row);
}

/** The members with these public ids who have not left, by id. */
export async function selectMembersByFid(
  db: Db | Trx,
  fids: readonly string[],
): Promise<Map<string, Member>> {
  if (fids.length === 0) return new Map();
  const rows: MemberRow[] = await db('members')
    .whereIn('fid', [...new Set(fids)])
    .whereNull('deleted_at');
  return new Map(rows.map((row) => [row.fid as string, memberOf(row)]));
}

function columnsOf(key: MemberKey): Record<string, unknown> {
  if ('name' in key) return { name_key: nameKey(key.name) };
  if ('email' in key) return { email_key: emailKey(key.email) };
  return key;
}

/** Members by id, deleted or not. */
export async function selectMembers(
  db: Db | Trx,
  ids: readonly number[],
): Promise<Map<number, Member>> {
  const rows = await db('members').whereIn('id', [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, memberOf(row)]));
}

/** Empties a member's row, and keeps the hash of the name so that it is not given again. */
export async function anonymize(trx: Trx, member: Member, deletedAt: Instant): Promise<void> {
  const name = `deleted-${member.id}`;
  await trx('retired_names')
    .insert({ name_hash: hashSecret(nameKey(member.name)) })
    .onConflict('name_hash')
    .merge(['name_hash']);
  await trx('members').where({ id: member.id }).update({
    name,
    name_key: name,
    email: null,
    email_key: null,
    email_confirmed_at: null,
    password_hash: null,
    display_name: '',
    about: '',
    url: '',
    city: '',
    country: '',
    shows_flattrs: false,
    is_operator: false,
    deleted_at: deletedAt,
  });
}

/** Whether a member has a name, or had it before they left. */
export async function isNameTaken(db: Db | Trx, name: string): Promise<boolean> {
  const key = nameKey(name);
  const taken = await db('members').where({ name_key: key }).first('id');
  const retired = await db('retired_names')
    .where({ name_hash: hashSecret(key) })
    .first();
  return taken !== undefined || retired !== undefined;
}

/** Members whose name or address holds a text, or whose fid or number it is; newest first. */
export async function searchRows(
  db: Db,
  text: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<Member[]> {
  const query = db('members').orderBy('id', 'desc').limit(limit).offset(offset);
  if (text !== '') {
    const like = `%${text.toLowerCase().replace(/[%_!]/g, '!$&')}%`;
    query.where((either) => {
      either.where((living) =>
        living
          .whereNull('deleted_at')
          .andWhere((known) =>
            known
              .whereRaw("name_key LIKE ? ESCAPE '!'", [like])
              .orWhereRaw("email_key LIKE ? ESCAPE '!'", [like])
              .orWhere({ fid: text.toLowerCase() }),
          ),
      );
      if (/^\d{1,9}$/.test(text)) either.orWhere({ id: Number(text) });
    });
  }
  return (await query).map(memberOf);
}

/** How many members are suspended. */
export async function countSuspended(db: Db): Promise<number> {
  const [row] = await db('members').whereNotNull('suspended_at').count({ count: '*' });
  return Number(row?.count ?? 0);
}
