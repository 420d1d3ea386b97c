import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';

export const MEMBER_KINDS = ['individual', 'company', 'organization'] as const;
export type MemberKind = (typeof MEMBER_KINDS)[number];

/** Someone who signed up. */
export type Member = {
  id: number;
  name: string;
  kind: MemberKind;
  /** The short public id of `flattr:id` marks: six characters of 0-9 and a-z. */
  fid: string;
  /** Empty once the member is deleted. */
  email: string;
  emailConfirmedAt: Instant | null;
  passwordHash: string | null;
  displayName: string;
  about: string;
  url: string;
  city: string;
  country: string;
  showsFlattrs: boolean;
  isOperator: boolean;
  createdAt: Instant;
  deletedAt: Instant | null;
};

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
    email_key: member.email.toLowerCase(),
    email_confirmed_at: member.emailConfirmedAt,
    password_hash: member.passwordHash,
    created_at: member.createdAt,
  });
  return id!;
}

/** A member by id, deleted or not. */
export async function findMember(db: Db | Trx, id: number): Promise<Member | undefined> {
  const row = await db('members').where({ id }).first();
  return row && memberOf(row);
}

/** Members by id, deleted or not. */
export async function findMembers(
  db: Db | Trx,
  ids: readonly number[],
): Promise<Map<number, Member>> {
  const rows = await db('members').whereIn('id', [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, memberOf(row)]));
}

/** The member who is known by a name, an e-mail address or a `fid`; deleted ones are not. */
export async function findMemberBy(
  db: Db | Trx,
  key: { name: string } | { email: string } | { fid: string },
): Promise<Member | undefined> {
  const where =
    'name' in key
      ? { name_key: nameKey(key.name) }
      : 'email' in key
        ? { email_key: key.email.toLowerCase() }
        : { fid: key.fid };
  const row = await db('members').where(where).whereNull('deleted_at').first();
  return row && memberOf(row);
}
