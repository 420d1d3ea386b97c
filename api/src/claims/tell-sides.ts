import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { findMember } from '../members/find-member.ts';
import type { Decided } from './decide-contest.ts';
import { contestOverMail } from './mails.ts';

type TellDeps = Pick<Deps, 'config' | 'clock'>;

/** Tells whose the site of a contest is now that it is theirs. @param why a sentence. */
export function tellWinner(
  trx: Trx,
  deps: TellDeps,
  { address, winnerId }: Decided,
  why: string,
): Promise<void> {
  return tell(trx, deps, winnerId, { address, why, isTheirs: true });
}

/** Tells who lost a contest that the site is not theirs. @param why a sentence. */
export function tellLoser(
  trx: Trx,
  deps: TellDeps,
  { address, loserId }: Decided,
  why: string,
): Promise<void> {
  return tell(trx, deps, loserId, { address, why, isTheirs: false });
}

async function tell(
  trx: Trx,
  deps: TellDeps,
  memberId: number,
  told: { address: string; why: string; isTheirs: boolean },
): Promise<void> {
  const member = await findMember(trx, memberId);
  if (!member || member.deletedAt !== null) return;
  await queueMail(trx, deps, contestOverMail(deps.config, { member, ...told }));
}
