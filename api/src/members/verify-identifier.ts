import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { findMember } from './find-member.ts';
import { removeIdentifiersOf, saveIdentifier } from './identifier-store.ts';
import { emailIdentifier, normalIdentifier } from './owner-identifier.ts';

/**
 * Notes that an identifier is a member's, so that links which name it pay them from now on. Only the
 * identifier of their own confirmed e-mail address can be shown to be theirs; there are no partners'
 * namespaces yet.
 * @returns the identifier as things have it.
 * @throws DomainError `unauthorized`, the same for every other identifier: it does not tell whether
 *   anybody has it.
 */
export async function verifyIdentifier(
  trx: Trx,
  { clock }: Pick<Deps, 'clock'>,
  { memberId, identifier }: { memberId: number; identifier: string },
): Promise<string> {
  const member = await findMember(trx, memberId);
  const normal = normalIdentifier(identifier);
  const isTheirs =
    member?.deletedAt === null &&
    member.emailConfirmedAt !== null &&
    normal === emailIdentifier(member.email);
  if (!isTheirs) {
    throw new DomainError(
      'unauthorized',
      'This identity is not known to be yours. Send email:MD5, the MD5 of your own confirmed e-mail address in lower case.',
    );
  }
  await saveIdentifier(trx, { identifier: normal, memberId, verifiedAt: clock.now() });
  return normal;
}

/**
 * A member's address has changed: if the old one was known in links, the new one is instead.
 * @returns the identifier of the new address, if links know the member by it now.
 */
export async function moveIdentifier(
  trx: Trx,
  { clock }: Pick<Deps, 'clock'>,
  { memberId, email }: { memberId: number; email: string },
): Promise<string | undefined> {
  if (!(await removeIdentifiersOf(trx, memberId))) return undefined;
  const identifier = emailIdentifier(email);
  await saveIdentifier(trx, { identifier, memberId, verifiedAt: clock.now() });
  return identifier;
}
