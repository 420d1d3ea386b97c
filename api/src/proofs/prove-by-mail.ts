import { hashAddress } from './feed-owner.ts';
import { type Finding, notProven, type Proof, type ProofDeps, proven } from './finding.ts';
import { lookAtFeed } from './look-at-feed.ts';

/**
 * The owner whom the feed names was written to and has said yes, and the feed still names them. What
 * this way alone has proven is held for seven days (`HOLD_DAYS_OF`).
 */
export async function proveByMail(deps: ProofDeps, proof: Proof): Promise<Finding> {
  if (proof.site.kind !== 'feed') {
    return notProven('not_for_this_site', `${proof.site.address} is not a feed.`);
  }
  const { ownerMail } = proof;
  if (!ownerMail) {
    return notProven('owner_not_asked', 'We have not written to the owner of the feed yet.');
  }
  if (ownerMail.answer === 'no') {
    return notProven('owner_refused', 'The owner of the feed has answered that it is not so.');
  }
  if (ownerMail.answer === 'none') {
    return notProven(
      'not_answered',
      'We have written to the address that the feed names as its owner’s. Open the link in that mail and say yes.',
    );
  }
  const look = await lookAtFeed(deps, proof.site);
  if (!look.isRead) return notProven(look.reason, look.message, [look.seen]);
  const addresses = look.channel.ownerAddresses.map(hashAddress);
  if (addresses.includes(ownerMail.addressHash)) {
    return proven('The owner whom the feed names has said yes.');
  }
  return notProven(
    'other_owner',
    'The feed does not name the address any more that said yes. Let us write to the one that it names now.',
    [{ where: look.url, what: `${addresses.length} addresses of an owner, none of them this one` }],
  );
}
