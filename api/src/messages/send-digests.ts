import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { findMember } from '../members/find-member.ts';
import { type Digest, selectDue, takeDigest } from './digest-store.ts';
import { addMissingDigests, nextDigest, offKey } from './digests.ts';
import { listReceived } from './list-messages.ts';
import { digestMail } from './mails.ts';

const BATCH = 100;
/** More than so many stand on the page only. */
const MESSAGES_MAX = 30;

/**
 * Tells members by mail what was written to them since their last digest. A digest is taken and its mail
 * queued in one transaction, so that nobody gets it twice, whatever instances do it and die.
 * @param input.stop ends it early; what is due is due again.
 */
export async function sendDigests(
  deps: Pick<Deps, 'clock' | 'config' | 'db'>,
  { stop }: { stop?: AbortSignal | undefined } = {},
): Promise<void> {
  await addMissingDigests(deps);
  for (;;) {
    const due = await selectDue(deps.db, deps.clock.now(), BATCH);
    for (const digest of due) {
      if (stop?.aborted) return;
      await sendDigest(deps, digest);
    }
    if (due.length < BATCH) return;
  }
}

async function sendDigest(
  deps: Pick<Deps, 'clock' | 'config' | 'db'>,
  digest: Digest,
): Promise<void> {
  const { clock, config, db } = deps;
  const { frequency, lastAt, memberId, offSecret } = digest;
  const now = clock.now();
  const member = await findMember(db, memberId);
  const messages = await listReceived(db, memberId, {
    limit: MESSAGES_MAX + 1,
    offset: 0,
    from: lastAt,
    until: now,
  });
  await inTransaction(db, async (trx) => {
    const next = { lastAt: now, nextAt: nextDigest(frequency, now)! };
    if (!(await takeDigest(trx, digest, next))) return;
    if (messages.length === 0 || !member?.email || member.deletedAt !== null) return;
    const key = offKey(memberId, offSecret);
    await queueMail(trx, deps, digestMail(config, { member, messages, max: MESSAGES_MAX, key }));
  });
}
