import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { findMember } from '../members/find-member.ts';
import { findSite } from '../sites/find-site.ts';
import { tidyLines } from '../things/texts.ts';
import { insertObjection } from './contest-store.ts';
import { objectedMail } from './mails.ts';
import { noteEvent } from './note-event.ts';
import { selectClaim } from './store.ts';
import { holdTakeovers, saveContest } from './takeover-store.ts';

const WORDS_MAX = 2000;

/**
 * Who had registered things by hand that a claim took over says that they are theirs all the same. It
 * opens a contest that an operator decides; until then what was held on them stays held.
 *
 * @param input.words why, and what shows it; the operators read it, and nobody else.
 * @throws DomainError `validation` on `words`; `not_found` where nothing was taken over, or the ten days
 *   are over; `forbidden` when they have objected already.
 */
export async function objectToTakeover(
  deps: Deps,
  input: { memberId: number; claimId: number; words: string },
): Promise<void> {
  const words = tidyLines(input.words);
  if (words === '') throw fieldError('words', 'Say why these things are yours.');
  if ([...words].length > WORDS_MAX) {
    throw fieldError('words', `Shorten it to ${WORDS_MAX} characters at most.`);
  }
  const { claimId, memberId } = input;
  const key = { claimId, fromMemberId: memberId };
  const now = deps.clock.now();

  await inTransaction(deps.db, async (trx) => {
    const taken = (await holdTakeovers(trx, key)).filter(
      ({ contestId, finalAt }) => contestId !== null || finalAt! > now,
    );
    if (taken.length === 0) {
      throw new DomainError('not_found', 'There is nothing to object to, or not any more.');
    }
    if (taken.some(({ contestId }) => contestId !== null)) {
      throw new DomainError('forbidden', 'You have objected already.');
    }
    const claim = (await selectClaim(trx, { id: claimId }))!;
    const contestId = await insertObjection(trx, {
      siteId: claim.siteId,
      incumbentClaimId: claimId,
      challengerId: memberId,
      openedAt: now,
      words,
    });
    await saveContest(trx, key, contestId);
    const { siteId } = claim;
    await noteEvent(trx, deps, { siteId, memberId, event: 'objected' });
    const address = (await findSite(trx, siteId))!.address;
    for (const id of new Set(taken.map(({ toMemberId }) => toMemberId))) {
      const member = await findMember(trx, id);
      if (member && member.deletedAt === null) {
        await queueMail(trx, deps, objectedMail({ member, address }));
      }
    }
  });
  sendMailsSoon(deps);
}
