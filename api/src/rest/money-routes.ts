import { z } from 'zod';
import { pauseBudget } from '../budgets/pause-budget.ts';
import { setBudget } from '../budgets/set-budget.ts';
import { earnedByPeriod } from '../earnings/earned-by-period.ts';
import { earnedInPeriod } from '../earnings/earned-in-period.ts';
import { earningsOf } from '../earnings/earnings-of.ts';
import { sharedThings } from '../earnings/shared-things.ts';
import { forecastFor } from '../flattrs/forecast.ts';
import { listMovements } from '../funds/list-movements.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { formatMicros, parseAmount } from '../money.ts';
import { parsePeriod } from '../period.ts';
import { listStatements } from '../statements/list-statements.ts';
import { statementOf } from '../statements/statement-of.ts';
import { paging, rangeOf } from './lenient.ts';
import {
  presentBudget,
  presentEarned,
  presentForecast,
  presentFunds,
  presentShared,
  presentStatement,
  presentStatementHead,
} from './present-money.ts';
import { type Route, route } from './route.ts';
import {
  budget,
  budgetBody,
  earnings,
  earningsOfPeriod,
  forecast,
  funds,
  periodParams,
  statement,
  statements,
} from './schemas/money.ts';

const pages = z.object(paging);
const READ = ['account'] as const;

/** What only the member knows: what they give, what they have, what they earn. */
export const MONEY_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/user/budget',
    summary: 'What you let a month take from your funds',
    caller: 'member',
    scopes: READ,
    answers: { 200: budget },
    async answer(deps, { bearer }) {
      return { body: presentBudget(deps.config, await forecastFor(deps, bearer.memberId)) };
    },
  }),
  route({
    method: 'PUT',
    path: '/user/budget',
    summary: 'Changes your budget, from the current month on; 0 pauses your giving',
    caller: 'member',
    scopes: ['budget'],
    body: budgetBody,
    inputError: 'validation',
    answers: { 200: budget },
    async answer(deps, { bearer: { memberId }, body }) {
      if (/^0+(\.0+)?$/.test(body.amount)) await pauseBudget(deps, { memberId });
      else {
        const amount = parseAmount(body.amount);
        await setBudget(deps, { memberId, amount, field: 'amount' });
      }
      return { body: presentBudget(deps.config, await forecastFor(deps, memberId)) };
    },
  }),
  route({
    method: 'GET',
    path: '/user/funds',
    summary: 'What you have, and a page of all that came and went',
    caller: 'member',
    scopes: READ,
    query: pages,
    answers: { 200: funds },
    async answer(deps, { bearer: { memberId }, query }) {
      const [balance, { movements }] = await Promise.all([
        balanceOf(deps.db, account.funds(memberId)),
        listMovements(deps, { memberId, of: 'funds', ...query }),
      ]);
      return { body: presentFunds(deps.config, { balance, page: query.page, movements }) };
    },
  }),
  route({
    method: 'GET',
    path: '/user/forecast',
    summary: 'What your flattrs of this month are worth if it ended now',
    caller: 'member',
    scopes: READ,
    answers: { 200: forecast },
    async answer(deps, { bearer }) {
      return { body: presentForecast(deps.config, await forecastFor(deps, bearer.memberId)) };
    },
  }),
  route({
    method: 'GET',
    path: '/user/statements',
    summary: 'What closed months took from you, the newest first',
    caller: 'member',
    scopes: READ,
    query: pages,
    answers: { 200: statements },
    async answer(deps, { bearer: { memberId }, query }) {
      const { limit, offset } = rangeOf(query);
      const closings = await listStatements(deps, { memberId });
      return {
        body: closings
          .slice(offset, offset + limit)
          .map((closing) => presentStatementHead(deps.config, closing)),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/user/statements/:period',
    summary: 'What a month took from you and where it went, thing by thing',
    caller: 'member',
    scopes: READ,
    params: periodParams,
    answers: { 200: statement },
    errors: ['invalid_parameters'],
    async answer(deps, { bearer: { memberId }, params }) {
      const period = parsePeriod(params.period ?? '');
      return {
        body: presentStatement(deps.config, await statementOf(deps, { memberId, period })),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/user/earnings',
    summary: 'What your things brought you, month by month and thing by thing, less the fee',
    caller: 'member',
    scopes: READ,
    query: pages,
    answers: { 200: earnings },
    async answer(deps, { bearer: { memberId }, query }) {
      const { config } = deps;
      const [{ balance, held, things, total }, shared, periods] = await Promise.all([
        earningsOf(deps, { memberId, ...query }),
        sharedThings(deps, { memberId, ...query }),
        earnedByPeriod(deps, { memberId }),
      ]);
      return {
        body: {
          type: 'earnings',
          currency: config.currency,
          balance: formatMicros(balance),
          held: formatMicros(held.reduce((sum, { amount }) => sum + amount, 0)),
          periods: periods.map(({ amount, held, flattrs, period }) => ({
            period,
            resource: `${config.publicUrl}/rest/v2/user/earnings/${period}`,
            flattrs,
            amount: formatMicros(amount),
            held: formatMicros(held),
          })),
          total_items: total,
          items: things.length,
          page: query.page,
          things: await presentEarned(deps, things),
          total_shared: shared.total,
          shared: await presentShared(deps, shared.things),
        },
      };
    },
  }),
  route({
    method: 'GET',
    path: '/user/earnings/:period',
    summary: 'What each of your things brought you in a month',
    caller: 'member',
    scopes: READ,
    params: periodParams,
    answers: { 200: earningsOfPeriod },
    errors: ['invalid_parameters'],
    async answer(deps, { bearer: { memberId }, params }) {
      const period = parsePeriod(params.period ?? '');
      const things = await earnedInPeriod(deps, { memberId, period });
      const sum = (of: 'amount' | 'held' | 'flattrs') =>
        things.reduce((sum, thing) => sum + thing[of], 0);
      return {
        body: {
          type: 'earnings',
          period,
          currency: deps.config.currency,
          flattrs: sum('flattrs'),
          amount: formatMicros(sum('amount')),
          held: formatMicros(sum('held')),
          things: await presentEarned(deps, things),
        },
      };
    },
  }),
];
