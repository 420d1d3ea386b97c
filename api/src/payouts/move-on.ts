import assert from 'node:assert/strict';
import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { type Entry, postEntries } from '../ledger/post-entries.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { findMember } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { findDestinations } from './destination-store.ts';
import { payoutFailedMail, payoutHeldMail, payoutPaidMail } from './mails.ts';
import { NEXT_STATES, ON_THE_WAY, type Payout, type PayoutState } from './payout.ts';
import { saveStep } from './store.ts';

const REASON_MAX = 300;

/**
 * Moves a payout into its next state: the state, the line in its history, the entries of the ledger
 * and the mail stand or fall in the caller's transaction, which holds the payout's row.
 *
 * | entry | from | to |
 * | --- | --- | --- |
 * | `payout/<id>/paid` | `payout:<id>` | `world:<provider>` |
 * | `payout/<id>/returned` | `world:<provider>` | `payout:<id>` |
 * | `payout/<id>/back` | `payout:<id>` | `member:<id>:earnings`, or `given-up` when they left |
 *
 * @param input.reason why, in words for the creator.
 * @returns the payout as it is now.
 */
export async function moveOn(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  payout: Payout,
  { state, reason = '', batchId }: { state: PayoutState; reason?: string; batchId?: number | null },
): Promise<Payout> {
  const may = NEXT_STATES[payout.state].includes(state);
  assert(may, `Payout ${payout.id} cannot become ${state}: it is ${payout.state}.`);
  const now = deps.clock.now();
  const step = { state, reason: reason.slice(0, REASON_MAX), enteredAt: now };
  const isOver = !ON_THE_WAY.includes(state);
  await saveStep(trx, payout, step, {
    ...(state === 'sent' ? { sentAt: now } : {}),
    ...(isOver ? { finishedAt: now } : {}),
    ...(batchId === undefined ? {} : { batchId }),
  });
  const member = await findMember(trx, payout.memberId);
  assert(member, `Payout ${payout.id} is of a member.`);
  await postEntries(trx, deps, entriesOf(payout, state, member));
  const moved = { ...payout, state, reason: step.reason };
  await tell(trx, deps, moved, member);
  return moved;
}

function entriesOf(payout: Payout, state: PayoutState, member: Member): Entry[] {
  const { id, amount, provider } = payout;
  const own = account.payout(id);
  const world = account.world(provider);
  if (state === 'paid') return [{ reference: `payout/${id}/paid`, from: own, to: world, amount }];
  if (state !== 'failed' && state !== 'canceled') return [];
  const back: Entry = {
    reference: `payout/${id}/back`,
    from: own,
    to: member.deletedAt === null ? account.earnings(member.id) : account.givenUp,
    amount,
  };
  return payout.state === 'paid'
    ? [{ reference: `payout/${id}/returned`, from: world, to: own, amount }, back]
    : [back];
}

async function tell(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  payout: Payout,
  member: Member,
): Promise<void> {
  if (member.deletedAt !== null) return;
  const mailOf = { paid: payoutPaidMail, failed: payoutFailedMail, held: payoutHeldMail } as const;
  if (!Object.hasOwn(mailOf, payout.state)) return;
  const destinations = await findDestinations(trx, [payout.destinationId]);
  const label = destinations.get(payout.destinationId)?.label ?? '';
  const write = mailOf[payout.state as keyof typeof mailOf];
  await queueMail(trx, deps, write(deps.config, { payout, member, label }));
}
