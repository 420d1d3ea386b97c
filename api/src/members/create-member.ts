import { z } from 'zod';
import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { fieldError } from '../errors.ts';
import { newId } from '../secrets.ts';
import { findMemberByEmail, findMemberByName } from './find-member.ts';
import { MEMBER_KINDS, type MemberKind } from './member.ts';
import { insertMember } from './store.ts';

/** What a member's name may be: it stands in addresses (`/profile/ann`). */
export const memberName = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,38}[A-Za-z0-9_])?$/,
    'A user name has 1 to 40 letters, digits, dots, hyphens or underscores, and begins with a letter or digit.',
  );

export const memberEmail = z
  .string()
  .trim()
  .max(254, 'An e-mail address has at most 254 characters.')
  .pipe(z.email('Write an e-mail address such as ann@example.org.'));

export const memberKind = z.enum(MEMBER_KINDS, {
  error: `Choose one of: ${MEMBER_KINDS.join(', ')}.`,
});

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
  if (await findMemberByName(trx, input.name)) {
    throw fieldError('name', `The user name "${input.name}" is taken. Choose another one.`);
  }
  if (await findMemberByEmail(trx, input.email)) {
    throw fieldError('email', 'There is a member with this e-mail address.');
  }
  return insertMember(trx, {
    name: input.name,
    kind: input.kind,
    fid: newId(6),
    email: input.email,
    emailConfirmedAt: input.isConfirmed ? clock.now() : null,
    passwordHash: input.passwordHash,
    createdAt: clock.now(),
  });
}
