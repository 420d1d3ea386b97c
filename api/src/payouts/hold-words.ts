import type { Hold, HoldReason } from '../holds/hold.ts';

/** Why money is held, in words for whom it belongs to. */
export const HOLD_WORDS: Readonly<Record<HoldReason, string>> = {
  contest: 'held: somebody else claims its site',
  fraud_review: 'held: somebody looks at where it came from',
  suspension: 'held: your membership is suspended',
  site_not_verified: 'held: its site is not proven to be yours',
  new_creator: 'held: your first earnings are new',
  destination_changed: 'held: it was said just now where payouts go',
};

/** What the owner of the money can do about it, or until when to wait. */
export const HOLD_HELP: Readonly<Record<HoldReason, string>> = {
  contest: 'It is yours again, or theirs, once the contest of the claim is decided.',
  fraud_review: 'We look at it by hand, and write to you if there is something to ask.',
  suspension: 'You were told why by mail, and how to object.',
  site_not_verified: 'Prove that the site is yours, and it is yours at once.',
  new_creator: 'The first payout waits some days, so that stolen cards are found out before.',
  destination_changed: 'If it was not you, set a new password and say it anew.',
};

/** The reason that a payout names when a hold stops it. */
export function reasonOfHold({ reason }: Pick<Hold, 'reason'>): string {
  return HOLD_WORDS[reason].replace(/^held: /, '').replace(/^./, (first) => first.toUpperCase());
}
