import type { Period } from '../period.ts';

/** A ledger account: an address where money is, readable by a person. */
export type Account = string;

/**
 * The accounts there are. All but `world:…` never go below zero.
 *
 * | account | holds |
 * | --- | --- |
 * | `world:<provider>` | minus what came in through a provider, plus what went out |
 * | `member:<id>:funds` | a supporter's prepaid money |
 * | `member:<id>:earnings` | a creator's money from shares, after the fee |
 * | `payout:<id>` | earnings on their way out; zero once they arrived or came back |
 * | `period:<period>` | what a closing has taken and not yet given on; zero once it is closed |
 * | `thing:<id>` | shares that wait for a creator, or are held for one who is not verified |
 * | `fees` | what the service keeps |
 * | `given-up` | what members left behind when they deleted themselves |
 */
export const account = {
  world: (provider: string): Account => `world:${provider}`,
  funds: (memberId: number): Account => `member:${memberId}:funds`,
  earnings: (memberId: number): Account => `member:${memberId}:earnings`,
  payout: (payoutId: string): Account => `payout:${payoutId}`,
  period: (period: Period): Account => `period:${period}`,
  thing: (thingId: number): Account => `thing:${thingId}`,
  fees: 'fees',
  givenUp: 'given-up',
} as const;
