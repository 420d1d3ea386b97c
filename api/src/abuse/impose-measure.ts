import { isDuplicate, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { placeHold } from '../holds/place-hold.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { findMember } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { keepOut } from '../members/save-suspension.ts';
import { disconnectAll } from '../oauth/end-grant.ts';
import { recordAction } from '../operators/record-action.ts';
import type { Period } from '../period.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { findThings } from '../things/find-thing.ts';
import { hideByMeasure } from '../things/hide-by-measure.ts';
import { type Thing, titleOf } from '../things/thing.ts';
import { revokeTokens } from '../tokens/revoke-tokens.ts';
import { hiddenMail, suspendedMail, withheldMail } from './mails.ts';
import { insertMeasure } from './measure-store.ts';

type ImposeDeps = Pick<Deps, 'clock' | 'config'>;
type By = { operatorId: number; reason: string };

/** By this cause a measure holds a member's earnings. */
export function causeOf(measureId: number): string {
  return `measure/${measureId}`;
}

/** By this cause what looks made up in a month is held, first by a review and then by a measure. */
export function causeOfReview(period: Period): string {
  return `fraud/${period}`;
}

/**
 * Suspends a member, in the caller's transaction: they are signed out everywhere and cannot come in,
 * their tokens and applications end, their subscriptions rest, their earnings are held. What they
 * flattred stays and counts; no money moves. They are told why, and how to object.
 * @returns the id of the measure.
 * @throws DomainError `forbidden` for an operator, `validation` without a reason or when they are
 *   suspended already, `not_found` when they left.
 */
export async function imposeSuspension(
  trx: Trx,
  deps: ImposeDeps,
  { memberId, operatorId, reason }: By & { memberId: number },
): Promise<number> {
  const member = await findMember(trx, memberId);
  if (!member || member.deletedAt !== null) {
    throw new DomainError('not_found', 'There is no such member.');
  }
  if (member.isOperator) {
    throw new DomainError(
      'forbidden',
      `${member.name} is an operator. Take the role from them first: npx flattr operator remove ${member.name}.`,
    );
  }
  await recordAction(trx, deps, {
    operatorId,
    action: 'member.suspend',
    subject: `member:${member.id}`,
    reason,
  });
  const token = newSecret();
  const now = deps.clock.now();
  const id = await insertOnce(trx, 'This member is suspended already.', {
    kind: 'suspend',
    memberId: member.id,
    thingId: null,
    period: null,
    reason: reason.trim(),
    operatorId,
    imposedAt: now,
    tokenHash: hashSecret(token),
  });
  await keepOut(trx, member.id, now);
  await disconnectAll(trx, member.id);
  await revokeTokens(trx, member.id);
  await placeHold(trx, deps, {
    memberId: member.id,
    reason: 'suspension',
    amount: null,
    cause: causeOf(id),
  });
  await queueMail(trx, deps, suspendedMail(deps.config, { member, reason: reason.trim(), token }));
  return id;
}

/**
 * Hides a thing from everybody, in the caller's transaction: its page, search, lists. Its creator is
 * told why, and how to object. Flattrs of it and their money stay as they are.
 * @returns the id of the measure.
 * @throws DomainError `validation` without a reason or when it is hidden already; `not_found`.
 */
export async function imposeHiding(
  trx: Trx,
  deps: ImposeDeps,
  { thingId, operatorId, reason }: By & { thingId: number },
): Promise<number> {
  const thing = (await findThings(trx, [thingId])).get(thingId);
  if (!thing) throw new DomainError('not_found', 'There is no such thing.');
  await recordAction(trx, deps, {
    operatorId,
    action: 'thing.hide',
    subject: `thing:${thing.id}`,
    reason,
  });
  const token = newSecret();
  const id = await insertOnce(trx, 'This thing is hidden already.', {
    kind: 'hide',
    memberId: thing.creatorId,
    thingId: thing.id,
    period: null,
    reason: reason.trim(),
    operatorId,
    imposedAt: deps.clock.now(),
    tokenHash: hashSecret(token),
  });
  await hideByMeasure(trx, { thingId: thing.id, measureId: id });
  await tellCreator(trx, deps, { thing, token, reason: reason.trim() });
  return id;
}

/**
 * Withholds what a member earned in a month, in the caller's transaction: the hold that a review has
 * placed stays until the measure is lifted. They are told why, and how to object.
 * @returns the id of the measure.
 */
export async function imposeWithholding(
  trx: Trx,
  deps: ImposeDeps,
  { memberId, period, operatorId, reason }: By & { memberId: number; period: Period },
): Promise<number> {
  const token = newSecret();
  const id = await insertOnce(trx, 'These earnings are withheld already.', {
    kind: 'withhold',
    memberId,
    thingId: null,
    period,
    reason: reason.trim(),
    operatorId,
    imposedAt: deps.clock.now(),
    tokenHash: hashSecret(token),
  });
  const member = await findMember(trx, memberId);
  if (member && member.deletedAt === null) {
    const mail = withheldMail(deps.config, { member, period, reason: reason.trim(), token });
    await queueMail(trx, deps, mail);
  }
  return id;
}

async function tellCreator(
  trx: Trx,
  deps: ImposeDeps,
  { thing, token, reason }: { thing: Thing; token: string; reason: string },
): Promise<void> {
  const creator: Member | undefined =
    thing.creatorId === null ? undefined : await findMember(trx, thing.creatorId);
  if (!creator || creator.deletedAt !== null) return;
  const title = titleOf(thing);
  await queueMail(trx, deps, hiddenMail(deps.config, { member: creator, title, reason, token }));
}

async function insertOnce(
  trx: Trx,
  message: string,
  measure: Parameters<typeof insertMeasure>[1],
): Promise<number> {
  try {
    return await insertMeasure(trx, measure);
  } catch (error) {
    if (isDuplicate(error)) throw new DomainError('validation', message);
    throw error;
  }
}
