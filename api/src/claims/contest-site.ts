import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { findMember } from '../members/find-member.ts';
import { setOwner } from '../sites/set-owner.ts';
import type { Site } from '../sites/site.ts';
import type { Claim } from './claim.ts';
import { insertContest, selectOpenContest } from './contest-store.ts';
import { contestedMail } from './mails.ts';
import { noteEvent } from './note-event.ts';
import { updateClaim } from './store.ts';

const ANSWER_MS = 10 * 86_400_000;

/**
 * Opens a contest about a site between the member who has it and another who has shown more. Until it
 * is decided what the site's things receive is held. The one who has it has ten days to show as much.
 * While one contest is open no other begins.
 */
export async function contestSite(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'config'>,
  input: { site: Site; incumbent: Claim; challenger: Claim; detail: string },
): Promise<void> {
  const { site, incumbent, challenger, detail } = input;
  if (await selectOpenContest(trx, { open_key: String(site.id) })) return;
  const now = deps.clock.now();
  await insertContest(trx, {
    siteId: site.id,
    incumbentClaimId: incumbent.id,
    challengerClaimId: challenger.id,
    challengerId: challenger.memberId,
    openedAt: now,
    endsAt: now + ANSWER_MS,
  });
  await updateClaim(trx, incumbent.id, { state: 'contested' });
  // Not open any more: its token does not run out while the contest goes on.
  await updateClaim(trx, challenger.id, { state: 'contested', recheckAt: null });
  await setOwner(trx, deps, site.id, {
    claimId: incumbent.id,
    ownerId: incumbent.memberId,
    isHeld: true,
  });
  const { memberId } = challenger;
  await noteEvent(trx, deps, { siteId: site.id, memberId, event: 'contested', detail });
  const member = (await findMember(trx, incumbent.memberId))!;
  await queueMail(trx, deps, contestedMail(deps.config, { member, address: site.address }));
}
