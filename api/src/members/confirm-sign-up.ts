import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { hashSecret } from '../secrets.ts';
import { createMember } from './create-member.ts';
import { findMemberByEmail } from './find-member.ts';
import { findSignUp, removeSignUp, type SignUp } from './sign-up-store.ts';

/**
 * The sign-up that a link in a mail belongs to.
 * @throws DomainError `not_found` when the link was used, has expired or never was.
 */
export async function signUpOfLink(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  token: string,
): Promise<SignUp> {
  const signUp = await findSignUp(db, hashSecret(token), clock.now());
  if (!signUp) throw linkIsOver();
  return signUp;
}

/**
 * Makes a member of who followed the link in the mail. It works once.
 * @param input.name another user name, when the first one was taken meanwhile.
 * @returns the member's id and the path that they wanted to come to.
 * @throws DomainError `not_found` when the link is over; `validation` on `name` when the name was
 *   taken meanwhile, and the link still works.
 */
export async function confirmSignUp(
  deps: Deps,
  { token, name }: { token: string; name?: string | undefined },
): Promise<{ memberId: number; nextPath: string }> {
  return inTransaction(deps.db, async (trx) => {
    const signUp = await findSignUp(trx, hashSecret(token), deps.clock.now());
    if (!signUp || !(await removeSignUp(trx, signUp.tokenHash))) throw linkIsOver();
    // Only who reads this mailbox comes here, so they may know.
    if (await findMemberByEmail(trx, signUp.email)) {
      throw new DomainError(
        'not_found',
        'This address has been confirmed already. You can sign in with it.',
      );
    }
    const memberId = await createMember(trx, deps, {
      name: name ?? signUp.name,
      kind: signUp.kind,
      email: signUp.email,
      passwordHash: signUp.passwordHash,
      isConfirmed: true,
    });
    return { memberId, nextPath: signUp.nextPath };
  });
}

function linkIsOver(): DomainError {
  return new DomainError(
    'not_found',
    'This link does not work any more: it was used, or it is older than three days.',
  );
}
