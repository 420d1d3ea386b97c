/**
 * Everything that an operator can do and the log tells, with the words the console shows. A slice that
 * lets operators do something adds its line here.
 */
export const ACTIONS = {
  'abuse.decide': 'decided a report of abuse',
  'abuse.decide_appeal': 'decided an objection',
  'claim.reject': 'rejected a claim',
  'contest.decide': 'decided a contest',
  'event.retry': 'had what a provider told applied after all',
  'event.set_aside': 'set aside what a provider told',
  'fraud.confirm': 'withheld earnings that look made up',
  'fraud.release': 'released earnings that were held for a look',
  'member.restore': 'let a suspended member in again',
  'member.suspend': 'suspended a member',
  'operator.add': 'made an operator',
  'operator.remove': 'made an operator a plain member again',
  'period.close': 'had a month closed',
  'payouts.batch': 'collected payouts for the bank',
  'payouts.cancel_batch': 'gave up a batch of payouts',
  'payouts.download': 'fetched the file of a batch',
  'payouts.paid': 'wrote down that a payout was paid',
  'payouts.returned': 'wrote down that a payout came back',
  'thing.hide': 'hid a thing',
  'thing.show': 'showed a hidden thing again',
} as const;

export type Action = keyof typeof ACTIONS;

export function isAction(text: string): text is Action {
  return Object.hasOwn(ACTIONS, text);
}
