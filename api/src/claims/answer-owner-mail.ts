import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { findMember } from '../members/find-member.ts';
import { hashSecret } from '../secrets.ts';
import { findSite } from '../sites/find-site.ts';
import type { Claim } from './claim.ts';
import { lookForProofs } from './look-for-proofs.ts';
import { type OwnerMail, saveAnswer, selectOwnerMail } from './owner-mail-store.ts';
import { selectClaim } from './store.ts';
import { weighFindings } from './weigh-findings.ts';

/** What the owner of a feed is asked. */
export type OwnerQuestion = {
  mail: OwnerMail;
  claim: Claim;
  /** The feed's address. */
  address: string;
  /** Who claims it. */
  memberName: string;
};

/**
 * What the link in a mail to a feed's owner asks.
 * @throws DomainError `not_found` when it is no link of ours, or it is over.
 */
export async function findOwnerQuestion(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  secret: string,
): Promise<OwnerQuestion> {
  const mail = await selectOwnerMail(db, { secret_hash: hashSecret(secret) });
  const claim = mail && (await selectClaim(db, { id: mail.claimId }));
  const isOver = claim?.state === 'open' && claim.tokenExpiresAt <= clock.now();
  if (!mail || !claim || claim.endedAt !== null || isOver) {
    throw new DomainError('not_found', 'This question is over. There is nothing to do.');
  }
  const site = (await findSite(db, claim.siteId))!;
  const member = await findMember(db, claim.memberId);
  return { mail, claim, address: site.address, memberName: member?.name ?? '' };
}

/**
 * The owner of a feed says whether a claim is right. The first answer counts. After a yes the feed is
 * looked at once more: it has to name the same owner still.
 * @throws DomainError `not_found` as above.
 */
export async function answerOwnerMail(
  deps: Pick<Deps, 'clock' | 'config' | 'db' | 'log'>,
  { secret, isRight }: { secret: string; isRight: boolean },
): Promise<void> {
  const { mail, claim } = await findOwnerQuestion(deps, secret);
  if (!(await saveAnswer(deps.db, mail, isRight ? 'yes' : 'no'))) return;
  const site = (await findSite(deps.db, claim.siteId))!;
  const found = await lookForProofs(deps, { claim, site, methods: ['mail'] });
  await weighFindings(deps, claim, found);
}
