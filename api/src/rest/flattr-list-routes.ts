import { z } from 'zod';
import { listFlattrs, listFlattrsOfThing } from '../flattrs/list-flattrs.ts';
import { listReceivedFlattrs } from '../flattrs/list-received-flattrs.ts';
import type { Flattr } from '../flattrs/store.ts';
import { findMember } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import type { Instant } from '../period.ts';
import type { Bearer } from '../tokens/store.ts';
import { type Format, STREAM_FORMATS, USUAL_FORMATS } from './formats.ts';
import { flag, paging, rangeOf, text } from './lenient.ts';
import { memberAt } from './member-at.ts';
import { presentActivities } from './present-activities.ts';
import { presentFlattrs } from './present-list.ts';
import type { RestDeps } from './rest-deps.ts';
import { type Answer, type Route, route } from './route.ts';
import { activities as activitiesAnswer, flattrs } from './schemas/flattrs.ts';
import { thingAt } from './thing-id.ts';

const list = z.object({ ...paging, full: flag });
const activities = z.object({
  ...paging,
  full: flag,
  // An unknown type means the default, as the old service had it.
  type: text.optional().transform((type) => (type === 'incoming' ? 'incoming' : 'outgoing')),
});
const LIST_FORMATS = [...USUAL_FORMATS, ...STREAM_FORMATS];

/** What was flattred: by a member, on a thing; as lists and as streams of activities. */
export const FLATTR_LIST_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/user/flattrs',
    summary: 'What you flattred, newest first',
    caller: 'member',
    query: list,
    formats: LIST_FORMATS,
    answers: { 200: flattrs },
    async answer(deps, { bearer, ...call }) {
      const member = (await findMember(deps.db, bearer.memberId))!;
      return answerGiven(deps, member, { ...call, bearer, path: '/user/flattrs' });
    },
  }),
  route({
    method: 'GET',
    path: '/users/:name/flattrs',
    summary: 'What a member flattred, newest first, as far as they show it',
    caller: 'anyone',
    query: list,
    formats: LIST_FORMATS,
    answers: { 200: flattrs },
    async answer(deps, { params, ...call }) {
      const member = await memberAt(deps, params);
      const path = `/users/${member.name}/flattrs`;
      return answerGiven(deps, member, { ...call, path, isPublic: true });
    },
  }),
  route({
    method: 'GET',
    path: '/things/:id/flattrs',
    summary: 'The flattrs of a thing by supporters who show their name there, newest first',
    caller: 'anyone',
    query: list,
    formats: LIST_FORMATS,
    answers: { 200: flattrs },
    async answer(deps, { params, ...call }) {
      const { createdAt, id } = await thingAt(deps, params);
      const range = rangeOf(call.query);
      return answerFlattrs(deps, await listFlattrsOfThing(deps, { thingId: id, ...range }), {
        ...call,
        path: `/things/${id}/flattrs`,
        title: `Flattrs of thing ${id}`,
        since: createdAt,
      });
    },
  }),
  route({
    method: 'GET',
    path: '/user/activities',
    summary: 'What you flattred (type=outgoing) or what was flattred of yours (type=incoming)',
    caller: 'member',
    query: activities,
    formats: STREAM_FORMATS,
    answers: { 200: activitiesAnswer },
    async answer(deps, { bearer, ...call }) {
      const member = (await findMember(deps.db, bearer.memberId))!;
      const answer = call.query.type === 'incoming' ? answerReceived : answerGiven;
      return answer(deps, member, { ...call, bearer, path: '/user/activities' });
    },
  }),
  route({
    method: 'GET',
    path: '/users/:name/activities',
    summary:
      'What a member flattred (type=outgoing) or what was flattred of theirs (type=incoming)',
    caller: 'anyone',
    query: activities,
    formats: STREAM_FORMATS,
    answers: { 200: activitiesAnswer },
    async answer(deps, { params, ...call }) {
      const member = await memberAt(deps, params);
      const path = `/users/${member.name}/activities`;
      const answer = call.query.type === 'incoming' ? answerReceived : answerGiven;
      return answer(deps, member, { ...call, path, isPublic: true });
    },
  }),
];

type ListCall = {
  bearer: Bearer | undefined;
  query: z.output<typeof list>;
  format: Format;
  /** Of the list itself, without its ending. */
  path: string;
  /** Whether others than the member see it. */
  isPublic?: boolean;
};

async function answerGiven(deps: RestDeps, member: Member, call: ListCall): Promise<Answer> {
  const flattrs = await listFlattrs(deps, {
    supporterId: member.id,
    isShown: call.isPublic ?? false,
    ...rangeOf(call.query),
  });
  return answerFlattrs(deps, flattrs, {
    ...call,
    title: `What ${member.name} flattred`,
    since: member.createdAt,
  });
}

async function answerReceived(deps: RestDeps, member: Member, call: ListCall): Promise<Answer> {
  const range = rangeOf(call.query);
  return answerFlattrs(deps, await listReceivedFlattrs(deps, { creatorId: member.id, ...range }), {
    ...call,
    title: `What was flattred of ${member.name}`,
    since: member.createdAt,
  });
}

/** `since`: when a stream changed last in which nothing has happened. */
async function answerFlattrs(
  deps: RestDeps,
  flattrs: readonly Flattr[],
  { bearer, format, path, query, since, title }: ListCall & { title: string; since: Instant },
): Promise<Answer> {
  if (!STREAM_FORMATS.includes(format)) {
    return { body: await presentFlattrs(deps, flattrs, { bearer, full: query.full }) };
  }
  return {
    stream: {
      title,
      url: `${deps.config.publicUrl}/rest/v2${path}.${format}`,
      updatedAt: since,
      activities: await presentActivities(deps, flattrs),
    },
  };
}
