import { isDeepStrictEqual } from 'node:util';
import { inTransaction, isDuplicate, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { countFlattrsOfThings } from '../flattrs/count-flattrs-of-things.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { findMemberByName } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { addMonths, periodOf } from '../period.ts';
import { WHOLE } from '../split.ts';
import { countAttempt } from '../throttle/count-attempt.ts';
import {
  type Agreement,
  type AgreementPart,
  COLLABORATORS_MAX,
  PROPOSAL_DAYS,
  type Subject,
  standingOf,
} from './agreement.ts';
import { concludeAgreement } from './conclude-agreement.ts';
import { proposalMail } from './mails.ts';
import { parsePercent } from './percent.ts';
import { whoAcceptsAllOf } from './standing-acceptances.ts';
import { insertAgreement, saveState, selectAgreementsOf } from './store.ts';
import { describeSubject, mustOwn } from './subject.ts';

const DAY = 86_400_000;
const MAILS_A_DAY = { max: 30, minutes: 24 * 60 };

/** A line of the form, as it was typed: who gets how many percent. */
export type TypedPart = { name: string; percent: string };

type Asked = { name: string; millionths: number };

/**
 * An owner proposes how what they earn on a thing, or on a site, is divided: collaborators by name
 * with their percentage; the owner keeps the rest. It takes the place of an open proposal about the
 * same. What holds now holds until all have accepted and the next period begins.
 *
 * A name that nobody has is taken like any other: the owner cannot find out in this way who is a member.
 *
 * What is open or agreed with the same parts stays as it is, so that a program may send it again.
 * Where all who are named accept whatever this owner offers, it is agreed at once: on a thing that
 * nobody has flattred yet for this period already, so that what is given for an article in its first
 * month is shared too. Thirty proposals a day are told by mail.
 *
 * @returns the id of the proposal, and whether it is a new one.
 * @throws DomainError `validation` with the faults by field (`name_0`, `percent_0`, …), `not_found`,
 *   `forbidden`.
 */
export async function proposeAgreement(
  deps: Deps,
  { owner, subject, typed }: { owner: Member; subject: Subject; typed: readonly TypedPart[] },
): Promise<{ id: number; isNew: boolean }> {
  await mustOwn(deps.db, owner.id, subject);
  const asked = checkParts(owner, typed);
  const same = await findSame(deps, { owner, subject, asked });
  if (same) return { id: same.id, isNew: false };
  const members = await Promise.all(asked.map(({ name }) => findMemberByName(deps.db, name)));
  const accepting = await whoAcceptsAllOf(deps.db, {
    ownerId: owner.id,
    memberIds: members.flatMap((member) => member?.id ?? []),
  });
  const isAgreed = members.every((member) => member && accepting.has(member.id));
  const isMailed = !isAgreed && (await mayMail(deps, owner));
  try {
    const id = await inTransaction(deps.db, async (trx) => {
      const parts = partsOf(owner, asked, members, accepting);
      const proposed = await insertProposal(trx, deps, { owner, subject, parts });
      if (isAgreed) await agreeAtOnce(trx, deps, proposed);
      else if (isMailed) await askAll(trx, deps, { owner, subject, parts, members });
      return proposed.id;
    });
    sendMailsSoon(deps);
    return { id, isNew: true };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // Somebody was quicker, perhaps with the very same.
    const first = await findSame(deps, { owner, subject, asked });
    if (first) return { id: first.id, isNew: false };
    throw new DomainError('validation', 'Another proposal was just made. Look at it first.');
  }
}

/** Who offers parts of a whole archive fills nobody's mailbox: what is offered stands at `/sharing` too. */
async function mayMail(deps: Deps, owner: Member): Promise<boolean> {
  const limit = { kind: 'propose-sharing', subject: String(owner.id), ...MAILS_A_DAY };
  try {
    await countAttempt(deps, [limit]);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'rate_limit_exceeded') return false;
    throw error;
  }
}

type Proposed = Pick<Agreement, 'id' | 'ownerId' | 'subject' | 'parts'>;

/** What is open, or agreed and not ended, with just these parts. */
async function findSame(
  { clock, db }: Deps,
  { owner, subject, asked }: { owner: Member; subject: Subject; asked: readonly Asked[] },
): Promise<Agreement | undefined> {
  const now = clock.now();
  const live = (await selectAgreementsOf(db, owner.id, subject)).find(
    (one) =>
      one.untilPeriod === null &&
      ['proposed', 'coming', 'running'].includes(standingOf(one, { now, period: periodOf(now) })),
  );
  const wordsOf = (parts: readonly { name: string; millionths: number }[]) =>
    parts.map(({ name, millionths }) => `${name.toLowerCase()} ${millionths}`).sort();
  const [, ...parts] = live?.parts ?? [];
  return parts.every(({ untilPeriod }) => untilPeriod === null) &&
    isDeepStrictEqual(wordsOf(parts), wordsOf(asked))
    ? live
    : undefined;
}

/** The owner's part first: what they do not give away. */
function partsOf(
  owner: Member,
  asked: readonly Asked[],
  members: readonly (Member | undefined)[],
  accepting: ReadonlySet<number>,
): AgreementPart[] {
  const kept = WHOLE - asked.reduce((total, { millionths }) => total + millionths, 0);
  return [
    { name: owner.name, millionths: kept, memberId: owner.id },
    ...asked.map((one, at) => ({ ...one, memberId: members[at]?.id ?? null })),
  ].map((part, position) => ({
    ...part,
    position,
    state: position === 0 || accepting.has(part.memberId ?? 0) ? 'accepted' : 'asked',
    untilPeriod: null,
  }));
}

async function insertProposal(
  trx: Trx,
  { clock }: Deps,
  { owner, subject, parts }: { owner: Member; subject: Subject; parts: AgreementPart[] },
): Promise<Proposed> {
  for (const { id, state } of await selectAgreementsOf(trx, owner.id, subject)) {
    if (state === 'proposed') await saveState(trx, id, { state: 'withdrawn' });
  }
  const now = clock.now();
  const id = await insertAgreement(trx, {
    ownerId: owner.id,
    subject,
    state: 'proposed',
    createdAt: now,
    expiresAt: now + PROPOSAL_DAYS * DAY,
    parts,
  });
  return { id, ownerId: owner.id, subject, parts };
}

/** Asks those who have not accepted everything by this owner. */
async function askAll(
  trx: Trx,
  deps: Deps,
  {
    owner,
    subject,
    parts,
    members,
  }: {
    owner: Member;
    subject: Subject;
    parts: readonly AgreementPart[];
    members: readonly (Member | undefined)[];
  },
): Promise<void> {
  const { what } = await describeSubject(trx, subject);
  for (const { memberId, millionths, state } of parts) {
    const to = members.find((member) => member && member.id === memberId);
    if (to && state === 'asked') {
      await queueMail(trx, deps, proposalMail(deps, { to, owner, what, millionths }));
    }
  }
}

/** Nobody gets a mail: they have said that they need not be asked. */
async function agreeAtOnce(trx: Trx, deps: Deps, proposed: Proposed): Promise<void> {
  const { id, ownerId, subject } = proposed;
  const now = deps.clock.now();
  const present = periodOf(now);
  const others = (await selectAgreementsOf(trx, ownerId, subject)).some(
    (one) =>
      one.id !== id && ['coming', 'running'].includes(standingOf(one, { now, period: present })),
  );
  const isFresh =
    !others && 'thingId' in subject && (await isUnflattred(trx, deps, subject.thingId));
  const period = isFresh ? present : addMonths(present, 1);
  await concludeAgreement(trx, deps, proposed, { period, isTold: () => false });
}

async function isUnflattred(trx: Trx, { clock }: Deps, thingId: number): Promise<boolean> {
  const counts = await countFlattrsOfThings({ clock, db: trx }, [thingId]);
  return counts.get(thingId)!.flattrs === 0;
}

/** @throws DomainError `validation` with all that is wrong, each beside its field. */
function checkParts(owner: Member, typed: readonly TypedPart[]): Asked[] {
  const errors: Record<string, string> = {};
  const asked: Asked[] = [];
  const names = new Set<string>();
  for (const [at, { name: typedName, percent }] of typed.entries()) {
    const name = typedName.trim().replace(/^@/, '');
    if (name === '' && percent.trim() === '') continue;
    const key = name.toLowerCase();
    const nameFault =
      name === ''
        ? 'Write the user name of who gets this part.'
        : name.length > 40 || !/^[\w.-]+$/.test(name)
          ? 'This is not a user name. It stands at the end of the address of a profile.'
          : key === owner.name.toLowerCase()
            ? 'You keep what you do not give away. Leave yourself out.'
            : names.has(key)
              ? 'This name is in the list already. Give it one part.'
              : undefined;
    const millionths = parsePercent(percent);
    if (nameFault) errors[`name_${at}`] = nameFault;
    if (millionths === undefined) {
      errors[`percent_${at}`] = 'Write a number above 0, up to 100, with at most four decimals.';
    }
    names.add(key);
    asked.push({ name, millionths: millionths ?? 0 });
  }
  if (asked.length === 0) throw fieldError('name_0', 'Name at least one collaborator.');
  if (asked.length > COLLABORATORS_MAX) {
    throw fieldError(`name_${COLLABORATORS_MAX}`, `At most ${COLLABORATORS_MAX} can share.`);
  }
  const sum = asked.reduce((total, { millionths }) => total + millionths, 0);
  if (sum > WHOLE) {
    const last = typed.findLastIndex(({ percent }) => percent.trim() !== '');
    errors[`percent_${last}`] ??= 'Together these are more than 100 percent.';
  }
  const [first] = Object.values(errors);
  if (first) throw new DomainError('validation', first, errors);
  return asked;
}
