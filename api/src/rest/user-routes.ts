import { z } from 'zod';
import { fundsAndBudgets } from '../budgets/funds-and-budgets.ts';
import type { Deps } from '../deps.ts';
import { findMember } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { periodOf } from '../period.ts';
import { findThingsOf } from '../things/find-thing.ts';
import { type Format, STREAM_FORMATS, USUAL_FORMATS } from './formats.ts';
import { flag, paging, text } from './lenient.ts';
import { memberAt } from './member-at.ts';
import { presentThingActivities } from './present-activities.ts';
import { presentThings, type View } from './present-list.ts';
import { fullUser, type PrivateFields } from './present-user.ts';
import { type Answer, type Route, route } from './route.ts';
import { things } from './schemas/things.ts';
import { user } from './schemas/users.ts';

const list = z.object({ ...paging, full: flag });
const LIST_FORMATS = [...USUAL_FORMATS, ...STREAM_FORMATS];

type ThingsCall = Pick<View, 'bearer'> & {
  query: z.output<typeof list>;
  format: Format;
  hidden: boolean;
  /** Of the list itself, without its ending. */
  path: string;
};

/** Members and their things. */
export const USER_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/user',
    summary: 'The member whom the token speaks for',
    caller: 'member',
    query: z.object({
      access_token: text
        .optional()
        .meta({ deprecated: true, description: 'The token, for one old client. Send the header.' }),
    }),
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
    formats: LIST_FORMATS,
    answers: { 200: things },
    async answer(deps, { bearer, ...call }) {
      const creator = (await findMember(deps.db, bearer.memberId))!;
      const hidden = bearer.scopes.has('extendedread');
      return answerThings(deps, creator, { ...call, bearer, hidden, path: '/user/things' });
    },
  }),
  route({
    method: 'GET',
    path: '/users/:name/things',
    summary: 'The things of a member, newest first',
    caller: 'anyone',
    query: list,
    formats: LIST_FORMATS,
    answers: { 200: things },
    async answer(deps, { params, ...call }) {
      const creator = await memberAt(deps, params);
      const path = `/users/${creator.name}/things`;
      return answerThings(deps, creator, { ...call, hidden: false, path });
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
  creator: Member,
  { bearer, format, hidden, path, query: { full, ...page } }: ThingsCall,
): Promise<Answer> {
  const { things } = await findThingsOf(deps.db, creator.id, { ...page, hidden });
  if (!STREAM_FORMATS.includes(format)) {
    return { body: await presentThings(deps, things, { bearer, full }) };
  }
  return {
    stream: {
      title: `Things of ${creator.name}`,
      url: `${deps.config.publicUrl}/rest/v2${path}.${format}`,
      updatedAt: creator.createdAt,
      activities: presentThingActivities(deps.config, creator, things),
    },
  };
}
