import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { hashSecret } from '../secrets.ts';
import { addAttempt, subtractAttempts } from './store.ts';

const MINUTE = 60_000;

/** At most `max` attempts of one kind by one subject (a name, an address) in so many minutes. */
export type Limit = { kind: string; subject: string; max: number; minutes: number };

type ThrottleDeps = Pick<Deps, 'db' | 'clock'>;

/**
 * Counts an attempt before it is made, so that many at once do not slip through together. The counts
 * are rows in the database: every instance of the service sees the same.
 * @throws DomainError `rate_limit_exceeded` when a limit is passed.
 */
export async function countAttempt(
  { db, clock }: ThrottleDeps,
  limits: readonly Limit[],
): Promise<void> {
  const now = clock.now();
  for (const limit of limits) {
    const windowEndsAt = now + limit.minutes * MINUTE;
    const { attempts, endsAt } = await inTransaction(db, (trx) =>
      addAttempt(trx, keyOf(limit), { now, windowEndsAt }),
    );
    if (attempts > limit.max) {
      const minutes = Math.max(1, Math.ceil((endsAt - now) / MINUTE));
      throw new DomainError(
        'rate_limit_exceeded',
        `There were too many attempts. Please try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
      );
    }
  }
}

/** Takes an attempt back: it was right, so it does not count towards the limits. */
export function forgiveAttempt({ db }: ThrottleDeps, limits: readonly Limit[]): Promise<void> {
  return subtractAttempts(db, limits.map(keyOf));
}

/** What is typed into a form may be long, or a person's address: only its hash is kept. */
export function keyOf({ kind, subject }: Pick<Limit, 'kind' | 'subject'>): string {
  return `${kind}/${hashSecret(subject.toLowerCase()).slice(0, 32)}`;
}

/** The subject for an IP address: one IPv6 connection has a whole /64 of them to choose from. */
export function subjectOfIp(ip: string): string {
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const gap = address.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0;
  return [...left, ...Array(gap).fill('0'), ...right].slice(0, 4).join(':');
}
