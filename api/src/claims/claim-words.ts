import type { ClaimEvent, ClaimState } from './claim.ts';

/** How pages call the states of a claim. */
export const STATE_WORDS: Readonly<Record<ClaimState, string>> = {
  open: 'not proven yet',
  verified: 'verified',
  contested: 'contested',
  suspended: 'suspended',
  rejected: 'rejected',
  expired: 'over',
};

/** What happened, in the words of the public log; the name of the member comes before. */
export const EVENT_WORDS: Readonly<Record<ClaimEvent, string>> = {
  opened: 'claimed it',
  key_replaced: 'registered another key',
  verified: 'has shown that it is theirs',
  missed: 'was looked at, and no proof was found',
  suspended: 'has shown no proof three times: suspended',
  restored: 'has shown the proof again',
  released: 'may use what was held',
  contested: 'contests it with a stronger proof',
  objected: 'objects to a takeover of things',
  objection_upheld: 'keeps the things that were taken over',
  objection_rejected: 'objected without success',
  rejected: 'was refused',
  given_up: 'gave it up',
  expired: 'did not prove it in time',
};
