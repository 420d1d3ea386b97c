import { z } from 'zod';
import { type Db, isDuplicate, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { type DomainError, fieldError } from '../errors.ts';
import { newId } from '../secrets.ts';
import { findMemberByEmail } from './find-member.ts';
import { MEMBER_KINDS, type MemberKind } from './member.ts';
import { insertMember, isNameTaken } from './store.ts';

/** What a member's name may be: it stands in addresses (`/profile/ann`). */
export const memberName = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,38}[A-Za-z0-9_])?$/,
    'A user name has 1 to 40 letters, digits, dots, hyphens or underscores, and begins with a letter or digit.',
  )
  .refine((name) => !/^deleted-/i.test(name), 'Names that begin with "deleted-" are not given.');

export const memberEmail = z
  .string()
  .trim()
  .max(254, 'An e-mail address has at most 254 characters.')
  .pipe(z.email('Write an e-mail address such as ann@example.org.'));

export const memberKind = z.enum(MEMBER_KINDS, {
  error: `Choose one of: ${MEMBER_KINDS.join(', ')}.`,
});

export const memberPassword = z
  .string()
  .min(10, 'A password has at least 10 characters. A few words in a row are fine.')
  .max(200, 'A password has at most 200 characters.');

/**
 * Creates a member in the caller's transaction.
 * @param passwordHash an argon2id hash, or null for a member who signs in by mail or passkey alone.
 * @param isConfirmed whether the e-mail address is known to be theirs (operators vouch for it).
 * @returns the member's id.
 * @throws DomainError `validation` when the name or the address is taken. Forms that strangers can
 *   send must not show the second: it tells who is a member.
 */
export async function createMember(
  trx: Trx,
  { clock }: Pick<Deps, 'clock'>,
  input: {
    name: string;
    email: string;
    kind: MemberKind;
    passwordHash: string | null;
    isConfirmed: boolean;
  },
): Promise<number> {
  await refuseTakenName(trx, input.name);
  if (await findMemberByEmail(trx, input.email)) {
    throw fieldError('email', 'There is a member with this e-mail address.');
  }
  try {
    return await insertMember(trx, {
      name: input.name,
      kind: input.kind,
      fid: newId(6),
      email: input.email,
      emailConfirmedAt: input.isConfirmed ? clock.now() : null,
      passwordHash: input.passwordHash,
      createdAt: clock.now(),
    });
  } catch (error) {
    // Somebody else was quicker by an instant.
    if (isDuplicate(error)) throw nameTaken(input.name);
    throw error;
  }
}

/**
 * User names stand in public addresses, so that one is taken may be said to anybody.
 * @throws DomainError `validation` on `name` when a member has it, or had it before they left.
 */
export async function refuseTakenName(db: Db | Trx, name: string): Promise<void> {
  if (await isNameTaken(db, name)) throw nameTaken(name);
}

function nameTaken(name: string): DomainError {
  return fieldError('name', `The user name "${name}" is taken. Choose another one.`);
}
