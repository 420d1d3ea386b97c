import { inTransaction, isDuplicate, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { findMemberByName } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { WHOLE } from '../split.ts';
import { countAttempt } from '../throttle/count-attempt.ts';
import { type AgreementPart, COLLABORATORS_MAX, PROPOSAL_DAYS, type Subject } from './agreement.ts';
import { proposalMail } from './mails.ts';
import { parsePercent } from './percent.ts';
import { insertAgreement, saveState, selectAgreementsOf } from './store.ts';
import { describeSubject, mustOwn } from './subject.ts';

const DAY = 86_400_000;

/** A line of the form, as it was typed: who gets how many percent. */
export type TypedPart = { name: string; percent: string };

type Asked = { name: string; millionths: number };

/**
 * An owner proposes how what they earn on a thing, or on a site, is divided: collaborators by name
 * with their percentage; the owner keeps the rest. It takes the place of an open proposal about the
 * same. What holds now holds until all have accepted and the next period begins.
 *
 * A name that nobody has is taken like any other, and so is one of somebody who has muted the owner:
 * the owner cannot find out in this way who is a member, or who wants nothing from them.
 *
 * @returns the id of the proposal.
 * @throws DomainError `validation` with the faults by field (`name_0`, `percent_0`, …), `not_found`,
 *   `forbidden`, `rate_limit_exceeded`.
 */
export async function proposeAgreement(
  deps: Deps,
  { owner, subject, typed }: { owner: Member; subject: Subject; typed: readonly TypedPart[] },
): Promise<number> {
  await mustOwn(deps.db, owner.id, subject);
  const asked = checkParts(owner, typed);
  await countAttempt(deps, [
    { kind: 'propose-sharing', subject: String(owner.id), max: 30, minutes: 24 * 60 },
  ]);
  try {
    const id = await inTransaction(deps.db, (trx) => propose(trx, deps, { owner, subject, asked }));
    sendMailsSoon(deps);
    return id;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new DomainError('validation', 'Another proposal was just made. Look at it first.');
  }
}

async function propose(
  trx: Trx,
  deps: Deps,
  { owner, subject, asked }: { owner: Member; subject: Subject; asked: readonly Asked[] },
): Promise<number> {
  for (const { id, state } of await selectAgreementsOf(trx, owner.id, subject)) {
    if (state === 'proposed') await saveState(trx, id, { state: 'withdrawn' });
  }
  const members = await Promise.all(asked.map(({ name }) => whoIsReached(trx, owner, name)));
  const kept = WHOLE - asked.reduce((total, { millionths }) => total + millionths, 0);
  const parts: AgreementPart[] = [
    { ...partOf({ name: owner.name, millionths: kept }, owner, 0), state: 'accepted' },
    ...asked.map((one, at) => partOf(one, members[at], at + 1)),
  ];
  const now = deps.clock.now();
  const id = await insertAgreement(trx, {
    ownerId: owner.id,
    subject,
    state: 'proposed',
    createdAt: now,
    expiresAt: now + PROPOSAL_DAYS * DAY,
    parts,
  });
  const { what } = await describeSubject(trx, subject);
  for (const [at, { millionths }] of asked.entries()) {
    const to = members[at];
    if (to) await queueMail(trx, deps, proposalMail(deps, { to, owner, what, millionths }));
  }
  return id;
}

function partOf(
  { name, millionths }: Asked,
  member: Member | undefined,
  position: number,
): AgreementPart {
  const memberId = member?.id ?? null;
  return { position, name, memberId, millionths, state: 'asked', untilPeriod: null };
}

async function whoIsReached(trx: Trx, _owner: Member, name: string): Promise<Member | undefined> {
  return findMemberByName(trx, name);
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
