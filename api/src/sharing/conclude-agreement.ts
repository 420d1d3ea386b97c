import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { findMembers } from '../members/find-member.ts';
import type { Period } from '../period.ts';
import type { Agreement } from './agreement.ts';
import { agreedMail } from './mails.ts';
import { saveEnd, saveState } from './store.ts';
import { describeSubject, mustOwn } from './subject.ts';

/**
 * All have accepted: the agreement holds from a period on, and what was agreed about the same before
 * ends then.
 * @param isTold who gets a mail about it.
 */
export async function concludeAgreement(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'config'>,
  { id, ownerId, subject, parts }: Pick<Agreement, 'id' | 'ownerId' | 'subject' | 'parts'>,
  { period, isTold = () => true }: { period: Period; isTold?: (memberId: number) => boolean },
): Promise<void> {
  await mustOwn(trx, ownerId, subject);
  await saveState(trx, id, { state: 'accepted', fromPeriod: period });
  await saveEnd(trx, { ownerId, subject, except: id }, period);

  const members = await findMembers(
    trx,
    parts.flatMap(({ memberId }) => memberId ?? []),
  );
  const owner = members.get(ownerId)!;
  const { what } = await describeSubject(trx, subject);
  for (const to of members.values()) {
    if (isTold(to.id)) await queueMail(trx, deps, agreedMail(deps, { to, owner, what, period }));
  }
}
