import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import {
  countAttempt,
  forgiveAttempt,
  type Limit,
  subjectOfIp,
} from '../throttle/count-attempt.ts';
import { findMemberByEmail, findMemberByName } from './find-member.ts';
import { isPassword } from './hash-password.ts';

const PASSWORD_LENGTH_MAX = 1000;

/**
 * Finds the member whom a name or an e-mail address and a password let in. Whatever is wrong, the
 * answer and the work for it are the same.
 *
 * @returns the member's id.
 * @throws DomainError `validation`, or `rate_limit_exceeded` after ten failures of one login within
 *   a quarter of an hour (or a hundred from one address).
 */
export async function signIn(
  deps: Deps,
  { login, password, ip }: { login: string; password: string; ip: string },
): Promise<number> {
  const limits: Limit[] = [
    { kind: 'sign-in-ip', subject: subjectOfIp(ip), max: 100, minutes: 15 },
    { kind: 'sign-in', subject: login.trim(), max: 10, minutes: 15 },
  ];
  await countAttempt(deps, limits);
  const member = login.includes('@')
    ? await findMemberByEmail(deps.db, login.trim())
    : await findMemberByName(deps.db, login.trim());
  const isRight = await isPassword(member?.passwordHash, password.slice(0, PASSWORD_LENGTH_MAX));
  if (!member || !isRight) {
    throw new DomainError(
      'validation',
      'The name, the e-mail address or the password is not right. Please try again.',
    );
  }
  await forgiveAttempt(deps, limits);
  return member.id;
}
