import type { Deps } from '../deps.ts';
import { fieldError } from '../errors.ts';
import { countAttempt, forgiveAttempt, type Limit } from '../throttle/count-attempt.ts';
import { isPassword } from './hash-password.ts';
import type { Member } from './member.ts';

/**
 * Makes sure that who sits at a signed-in browser is the member, before something that would lock the
 * member out.
 * @param field the field of the form that the password was typed into.
 * @throws DomainError `validation` on that field; `rate_limit_exceeded` after ten failures.
 */
export async function checkOwnPassword(
  deps: Deps,
  { member, password, field }: { member: Member; password: string; field: string },
): Promise<void> {
  if (member.passwordHash === null) {
    throw fieldError(field, 'You have no password yet. Set one first, by "Forgot your password?".');
  }
  const limits: Limit[] = [
    { kind: 'own-password', subject: String(member.id), max: 10, minutes: 15 },
  ];
  await countAttempt(deps, limits);
  if (!(await isPassword(member.passwordHash, password.slice(0, 1000)))) {
    throw fieldError(field, 'This is not your password. Please try again.');
  }
  await forgiveAttempt(deps, limits);
}
