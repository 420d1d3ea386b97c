import { z } from 'zod';
import { fundsAndBudgets } from '../budgets/funds-and-budgets.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { listFlattrs } from '../flattrs/list-flattrs.ts';
import { findMember, findMemberByName } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { periodOf } from '../period.ts';
import { findThingsOf } from '../things/find-thing.ts';
import { flag, paging, rangeOf } from './lenient.ts';
import { presentFlattrs, presentThings, type View } from './present-list.ts';
import { fullUser, type PrivateFields } from './present-user.ts';
import { type Route, route } from './route.ts';

const list = z.object({ ...paging, full: flag });
type Paging = z.output<typeof list>;

/** Members, their things, their flattrs. */
export const USER_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/user',
    summary: 'The member whom the token speaks for',
    caller: 'member',
    takesTokenInQuery: true,
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
    async answer(deps, { params }) {
      return { body: await presentUser(deps, await memberOf(deps, params)) };
    },
  }),
  route({
    method: 'GET',
    path: '/user/things',
    summary: 'Your things, newest first; hidden ones too with the scope extendedread',
    caller: 'member',
    query: list,
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
    async answer(deps, { bearer, params, query }) {
      const { id } = await memberOf(deps, params);
      return answerThings(deps, id, query, { bearer, hidden: false });
    },
  }),
  route({
    method: 'GET',
    path: '/user/flattrs',
    summary: 'What you flattred, newest first',
    caller: 'member',
    query: list,
    answer(deps, { bearer, query }) {
      return answerFlattrs(deps, bearer.memberId, query, bearer);
    },
  }),
  route({
    method: 'GET',
    path: '/users/:name/flattrs',
    summary: 'What a member flattred, newest first; nothing when they hide it',
    caller: 'anyone',
    query: list,
    async answer(deps, { bearer, params, query }) {
      const member = await memberOf(deps, params);
      if (!member.showsFlattrs) return { body: [] };
      return answerFlattrs(deps, member.id, query, bearer);
    },
  }),
];

/** @throws DomainError `not_found` when there is no member of that name. */
export async function memberOf(
  { db }: Pick<Deps, 'db'>,
  { name = '' }: Readonly<Record<string, string>>,
): Promise<Member> {
  const member = await findMemberByName(db, name);
  if (!member) throw new DomainError('not_found', 'The user was not found');
  return member;
}

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

async function answerFlattrs(
  deps: Deps,
  supporterId: number,
  { full, ...page }: Paging,
  bearer: View['bearer'],
) {
  const flattrs = await listFlattrs(deps, { supporterId, ...rangeOf(page) });
  return { body: await presentFlattrs(deps, flattrs, { bearer, full }) };
}
