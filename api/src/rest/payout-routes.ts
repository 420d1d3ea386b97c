import { z } from 'zod';
import { DomainError } from '../errors.ts';
import { formatMicros, parseAmount } from '../money.ts';
import { cancelPayout } from '../payouts/cancel-payout.ts';
import { destinationOf, findPayoutOf, listPayoutsOf } from '../payouts/find-payouts.ts';
import { reasonOfHold } from '../payouts/hold-words.ts';
import { payableOf } from '../payouts/payable-of.ts';
import { newPayoutId, requestPayout } from '../payouts/request-payout.ts';
import { paging, text } from './lenient.ts';
import { presentPayout } from './present-payout.ts';
import type { RestDeps } from './rest-deps.ts';
import { type Route, route } from './route.ts';
import { payout, payoutBody, payouts } from './schemas/payouts.ts';
import { unixSeconds } from './unix-seconds.ts';

const params = z.object({ id: text.describe('The id of the payout.') });

/**
 * Earnings to outside. A program may ask that they go where the member has said; where that is, it
 * cannot say: that takes the password or a passkey.
 */
export const PAYOUT_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/user/payouts',
    summary: 'What you can have paid out, what is held and why, and a page of your payouts',
    caller: 'member',
    scopes: ['account'],
    query: z.object(paging),
    answers: { 200: payouts },
    async answer({ config, ...deps }, { bearer: { memberId }, query: { page, count } }) {
      const { db } = deps;
      const [{ balance, held, payable, rest }, destination, list] = await Promise.all([
        payableOf(db, { config, ...deps }, memberId),
        destinationOf(db, memberId),
        listPayoutsOf(db, { memberId, page, count }),
      ]);
      return {
        body: {
          type: 'payouts',
          currency: config.currency,
          balance: formatMicros(balance),
          payable: formatMicros(payable),
          minimum: formatMicros(config.payoutMinimum),
          rest: formatMicros(rest),
          held: held.map((hold) => ({
            reason: hold.reason,
            amount: formatMicros(hold.amount),
            description: `${reasonOfHold(hold)}.`,
            until: unixSeconds(hold.until ?? null),
          })),
          destination: destination?.label ?? '',
          items: list.payouts.length,
          page,
          payouts: list.payouts.map((one) => presentPayout(config, one)),
        },
      };
    },
  }),
  route({
    method: 'POST',
    path: '/user/payouts',
    summary: 'Asks for a payout to where you have said; once for each id',
    caller: 'member',
    scopes: ['payout'],
    body: payoutBody,
    inputError: 'validation',
    answers: { 201: payout },
    errors: ['validation', 'payouts_stopped'],
    async answer(deps, { bearer: { memberId }, body }) {
      const amount = body.amount === 'everything' ? body.amount : parseAmount(body.amount);
      const { id } = await requestPayout(deps, { memberId, amount, id: body.id || newPayoutId() });
      return { status: 201, body: await payoutOf(deps, { memberId, id }) };
    },
  }),
  route({
    method: 'GET',
    path: '/user/payouts/:id',
    params,
    summary: 'How far a payout of yours is',
    caller: 'member',
    scopes: ['account'],
    answers: { 200: payout },
    async answer(deps, { bearer: { memberId }, params: { id = '' } }) {
      return { body: await payoutOf(deps, { memberId, id }) };
    },
  }),
  route({
    method: 'DELETE',
    path: '/user/payouts/:id',
    params,
    summary: 'Takes a payout back that has not left: its money is in your earnings again',
    caller: 'member',
    scopes: ['payout'],
    answers: { 204: null },
    errors: ['validation'],
    async answer(deps, { bearer: { memberId }, params: { id = '' } }) {
      await cancelPayout(deps, { memberId, id });
      return {};
    },
  }),
];

async function payoutOf(deps: RestDeps, key: { memberId: number; id: string }) {
  const found = await findPayoutOf(deps.db, key);
  if (!found) throw new DomainError('not_found', 'There is no such payout.');
  return presentPayout(deps.config, found.payout);
}
