import { timingSafeEqual } from 'node:crypto';
import type { Db } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Instant } from '../period.ts';
import {
  type Frequency,
  insertOrKeepDigest,
  selectDigest,
  selectWithoutDigest,
  updateFrequency,
} from './digest-store.ts';

const DAY = 86_400_000;
const DAYS: Readonly<Record<Exclude<Frequency, 'none'>, number>> = { weekly: 7, monthly: 30 };
const BATCH = 500;

/** What a member gets who has chosen nothing. */
export const USUAL: Frequency = 'monthly';

/** When the next digest is due after an instant. */
export function nextDigest(frequency: Frequency, after: Instant): Instant | null {
  return frequency === 'none' ? null : after + DAYS[frequency] * DAY;
}

/** How often a member gets a digest. */
export async function digestOf(db: Db, memberId: number): Promise<Frequency> {
  return (await selectDigest(db, memberId))?.frequency ?? USUAL;
}

/** A member chooses how often they get a digest. The next one comes that long after now. */
export async function setDigest(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { memberId, frequency }: { memberId: number; frequency: Frequency },
): Promise<void> {
  const now = clock.now();
  const nextAt = nextDigest(frequency, now);
  await insertOrKeepDigest(db, { memberId, frequency, lastAt: now, nextAt });
  await updateFrequency(db, memberId, { frequency, nextAt });
}

/** What stands at the end of a digest's link: it turns off the digests of one member, and nothing else. */
export function offKey(memberId: number, secret: string): string {
  return `${memberId}-${secret}`;
}

/**
 * Whose digests a link of a digest turns off.
 * @throws DomainError `not_found` for any other link.
 */
export async function memberOfOffKey(db: Db, key: string): Promise<number> {
  const [, id = '', secret = ''] = /^(\d{1,9})-([\w-]{43})$/.exec(key) ?? [];
  const digest = id ? await selectDigest(db, Number(id)) : undefined;
  if (!digest || !timingSafeEqual(Buffer.from(digest.offSecret), Buffer.from(secret))) {
    throw new DomainError('not_found', 'This link is not complete. Please copy the whole address.');
  }
  return digest.memberId;
}

/** Gives every member who has none yet a digest, from now on. */
export async function addMissingDigests({ clock, db }: Pick<Deps, 'clock' | 'db'>): Promise<void> {
  for (;;) {
    const members = await selectWithoutDigest(db, BATCH);
    const lastAt = clock.now();
    for (const memberId of members) {
      const nextAt = nextDigest(USUAL, lastAt);
      await insertOrKeepDigest(db, { memberId, frequency: USUAL, lastAt, nextAt });
    }
    if (members.length < BATCH) return;
  }
}
