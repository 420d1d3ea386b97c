import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import type { SharedThing } from '../earnings/shared-things.ts';
import { countFlattrsOfThings } from '../flattrs/count-flattrs-of-things.ts';
import type { Forecast } from '../flattrs/forecast.ts';
import type { DescribedMovement } from '../funds/list-movements.ts';
import { formatMicros, type Micros } from '../money.ts';
import type { Period } from '../period.ts';
import { percentOf } from '../sharing/percent.ts';
import type { Statement } from '../statements/statement-of.ts';
import type { Thing } from '../things/thing.ts';
import { miniThing, thingResource } from './present-thing.ts';
import { miniUser } from './present-user.ts';
import { unixSeconds } from './unix-seconds.ts';

// Amounts are words of the currency: exact, and no number that a program would round.

export function presentBudget(config: Config, { budget, period }: Forecast) {
  return {
    type: 'budget',
    currency: config.currency,
    amount: formatMicros(budget),
    active: budget > 0,
    period,
    minimum: formatMicros(config.budgetMinimum),
    maximum: formatMicros(config.budgetMaximum),
  };
}

export function presentForecast(config: Config, forecast: Forecast) {
  return {
    type: 'forecast',
    period: forecast.period,
    currency: config.currency,
    budget: formatMicros(forecast.budget),
    funds: formatMicros(forecast.funds),
    amount: formatMicros(forecast.amount),
    flattrs: forecast.flattrs,
    each: formatMicros(forecast.each),
    each_after_next: formatMicros(forecast.eachAfterNext),
  };
}

/** What a member has, with a page of what came and went. */
export function presentFunds(
  { currency, publicUrl }: Config,
  {
    balance,
    movements,
    page,
  }: { balance: Micros; movements: readonly DescribedMovement[]; page: number },
) {
  return {
    type: 'funds',
    currency,
    balance: formatMicros(balance),
    items: movements.length,
    page,
    movements: movements.map((movement) => ({
      type: 'movement',
      id: movement.id,
      cause: movement.reference.split('/', 1)[0],
      description: movement.text,
      link: movement.href === undefined ? '' : `${publicUrl}${movement.href}`,
      amount: formatMicros(movement.amount),
      balance: formatMicros(movement.balance),
      created_at: unixSeconds(movement.postedAt),
    })),
  };
}

/** A statement as a list names it. */
export function presentStatementHead(
  { currency, publicUrl }: Config,
  { amount, flattrs, period }: { period: Period; amount: Micros; flattrs: number },
) {
  return {
    type: 'statement',
    resource: `${publicUrl}/rest/v2/user/statements/${period}`,
    link: `${publicUrl}/statements/${period}`,
    period,
    currency,
    amount: formatMicros(amount),
    flattrs,
  };
}

/** A statement, thing by thing. What is not known yet is left out. */
export function presentStatement(config: Config, statement: Statement) {
  return {
    ...presentStatementHead(config, statement),
    state: statement.state,
    closed_at: unixSeconds(statement.closedAt),
    things: statement.lines.map(({ flattredAt, share, state, thing, thingId }) => ({
      id: thingId,
      resource: thingResource(config, thingId),
      link: `${config.publicUrl}/thing/${thingId}`,
      url: thing?.url ?? '',
      title: thing?.title ?? '',
      flattred_at: unixSeconds(flattredAt),
      ...(share === null ? {} : { share: formatMicros(share) }),
      ...(state === null ? {} : { state }),
    })),
  };
}

/** Things with what they brought, in the same order. */
export async function presentEarned(
  deps: Pick<Deps, 'config' | 'db' | 'clock'>,
  earned: readonly { thing: Thing; flattrs: number; amount: Micros; held: Micros }[],
) {
  const counts = await countFlattrsOfThings(
    deps,
    earned.map(({ thing }) => thing.id),
  );
  return earned.map(({ amount, held, flattrs, thing }) => ({
    type: 'earned',
    thing: miniThing(deps.config, thing, counts.get(thing.id)?.flattrs ?? 0),
    flattrs,
    amount: formatMicros(amount),
    held: formatMicros(held),
  }));
}

/** Things that others share with a member, with whose they are and the member's part, in the same order. */
export async function presentShared(
  deps: Pick<Deps, 'config' | 'db' | 'clock'>,
  shared: readonly SharedThing[],
) {
  const earned = await presentEarned(deps, shared);
  return earned.map((one, at) => {
    const { owner, part } = shared[at]!;
    return {
      ...one,
      owner: miniUser(deps.config, owner),
      percent: percentOf(part?.millionths ?? 0),
      ...(part?.from ? { from: part.from } : {}),
    };
  });
}
