import { z } from 'zod';
import { fundsAndBudgets } from '../budgets/funds-and-budgets.ts';
import type { Deps } from '../deps.ts';
import { findMember } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { periodOf } from '../period.ts';
import { findThingsOf } from '../things/find-thing.ts';
import { flag, paging } from './lenient.ts';
import { memberAt } from './member-at.ts';
import { presentThings, type View } from './present-list.ts';
import { fullUser, type PrivateFields } from './present-user.ts';
import { type Route, route } from './route.ts';
import { things } from './schemas/things.ts';
import { user } from './schemas/users.ts';

const list = z.object({ ...paging, full: flag });
type Paging = z.output<typeof list>;

/** Members and their things. */
export const USER_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/user',
    summary: 'The member whom the token speaks for',
    caller: 'member',
    answers: { 200: user },
    async answer(deps, { bearer: { memberId, scopes } }) {
      const member = (await findMember(deps.db, memberId))!;
      const extended = scopes.has('extendedread');
      return {
        body: await presentUser(deps, member, {
          email: extended || scopes.has('email'),
          registeredAt: extended,
        }),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/users/:name',
    summary: 'A member',
    caller: 'anyone',
    answers: { 200: user },
    async answer(deps, { params }) {
      return { body: await presentUser(deps, await memberAt(deps, params)) };
    },
  }),
  route({
    method: 'GET',
    path: '/user/things',
    summary: 'Your things, newest first; hidden ones too with the scope extendedread',
    caller: 'member',
    query: list,
    answers: { 200: things },
    answer(deps, { bearer, query }) {
      const hidden = bearer.scopes.has('extendedread');
      return answerThings(deps, bearer.memberId, query, { bearer, hidden });
    },
  }),
  route({
    method: 'GET',
    path: '/users/:name/things',
    summary: 'The things of a member, newest first',
    caller: 'anyone',
    query: list,
    answers: { 200: things },
    async answer(deps, { bearer, params, query }) {
      const { id } = await memberAt(deps, params);
      return answerThings(deps, id, query, { bearer, hidden: false });
    },
  }),
];

async function presentUser(deps: Deps, member: Member, shows?: PrivateFields) {
  const { clock, config, db } = deps;
  const means = await fundsAndBudgets(db, [member.id], periodOf(clock.now()));
  const isActive = means.get(member.id)!.amount > 0;
  return fullUser(config, member, { isActive, ...(shows ? { shows } : {}) });
}

async function answerThings(
  deps: Deps,
  creatorId: number,
  { full, ...page }: Paging,
  { bearer, hidden }: Pick<View, 'bearer'> & { hidden: boolean },
) {
  const { things } = await findThingsOf(deps.db, creatorId, { ...page, hidden });
  return { body: await presentThings(deps, things, { bearer, full }) };
}
