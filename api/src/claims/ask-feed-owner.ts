import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import type { Member } from '../members/member.ts';
import { findFeedOwner, hashAddress } from '../proofs/feed-owner.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { findSite } from '../sites/find-site.ts';
import { countAttempt } from '../throttle/count-attempt.ts';
import { findClaim } from './find-claims.ts';
import { ownerMail } from './mails.ts';
import { saveOwnerMail } from './owner-mail-store.ts';

const A_DAY = 24 * 60;

/**
 * Writes to the owner whom a claimed feed names (`itunes:owner`), and asks whether the claim is right.
 * The feed alone decides to which address. The link in the mail holds as long as the claim's token; that
 * of a mail before it is over.
 *
 * @returns what of the address may be shown, such as `p…@example.org`.
 * @throws DomainError `not_found`; `validation` when it is no open claim of a feed, or the feed cannot be
 *   read or names nobody; `rate_limit_exceeded`.
 */
export async function askFeedOwner(
  deps: Deps,
  { member, claimId }: { member: Member; claimId: number },
): Promise<string> {
  const claim = await findClaim(deps.db, { memberId: member.id, claimId });
  const site = (await findSite(deps.db, claim.siteId))!;
  const isOpen = claim.state === 'open' && claim.tokenExpiresAt > deps.clock.now();
  if (site.kind !== 'feed' || !isOpen) {
    throw new DomainError('validation', 'Only for a claim of a feed that is open can we write.');
  }
  await countAttempt(deps, [
    { kind: 'ask_owner', subject: String(claim.id), max: 3, minutes: A_DAY },
    { kind: 'ask_owners', subject: String(member.id), max: 10, minutes: A_DAY },
  ]);
  const owner = await findFeedOwner(deps, site);
  if ('isProven' in owner) throw new DomainError('validation', owner.details.message);
  // Many claims of many members together do not fill somebody's mailbox.
  await countAttempt(deps, [
    { kind: 'asked_owner', subject: owner.address, max: 5, minutes: A_DAY },
  ]);
  const secret = newSecret();
  await inTransaction(deps.db, async (trx) => {
    await saveOwnerMail(trx, {
      claimId: claim.id,
      addressHash: hashAddress(owner.address),
      shown: owner.shown,
      secretHash: hashSecret(secret),
      answer: 'none',
      sentAt: deps.clock.now(),
    });
    await queueMail(
      trx,
      deps,
      ownerMail(deps.config, {
        recipient: owner.address,
        name: member.name,
        address: site.address,
        secret,
      }),
    );
  });
  sendMailsSoon(deps);
  return owner.shown;
}
