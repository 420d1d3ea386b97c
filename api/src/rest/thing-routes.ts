import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { deleteThing } from '../things/delete-thing.ts';
import { findThings } from '../things/find-thing.ts';
import { DEFAULT_LANGUAGE } from '../things/languages.ts';
import { registerThing } from '../things/register-thing.ts';
import { SORTS, searchThings } from '../things/search-things.ts';
import { updateThing } from '../things/update-thing.ts';
import { bool, flag, list, paging, requiredText, text } from './lenient.ts';
import { presentThings, type View } from './present-list.ts';
import { thingResource } from './present-thing.ts';
import { type Answer, type Route, route } from './route.ts';
import { done } from './schemas/common.ts';
import { createdThing, foundThings, thing, things } from './schemas/things.ts';
import { noThing, parseThingId, thingAt, thingIdOf } from './thing-id.ts';

const IDS_MAX = 500;

const thingTexts = {
  title: text.optional().describe('Without one we read the page.'),
  description: text.optional().describe('Without one we read the page.'),
  category: text.optional().describe('One of GET /categories; `rest` unless told.'),
  language: text.optional().describe('One of GET /languages; `en_GB` unless told.'),
  tags: list.optional().describe('Words, as a list or with commas between.'),
  hidden: bool.optional().describe('Kept out of lists and searches.'),
};

const newThingBody = z.object({
  url: requiredText('Invalid url: it is missing.').describe(
    'The address of the page or work. It cannot be changed later.',
  ),
  ...thingTexts,
});

const searchQuery = z.object({
  query: text.optional().describe('Words of the title and the description.'),
  url: text.optional().describe('The address of the page.'),
  tags: text.optional().describe('Tags: `&` is and, `|` or, `!` not: `game | games ! software`.'),
  language: text.optional().describe('One of GET /languages, or several with commas between.'),
  category: text.optional().describe('One of GET /categories, or several with commas between.'),
  user: text.optional().describe('The user name of the owner.'),
  sort: text.optional().describe(`One of ${Object.keys(SORTS).join(', ')}.`),
  full: flag,
  ...paging,
});

/** Things: found, registered, changed, deleted, searched. */
export const THING_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/things/:id',
    summary: 'A thing, or several things in the order of their ids: /things/1,2',
    caller: 'anyone',
    params: z.object({
      id: z.union([z.int(), z.string()]).describe('The id of a thing, or several: 1,2'),
    }),
    query: z.object({ full: flag }),
    answers: { 200: z.union([thing, things]) },
    async answer(deps, { bearer, params, query: { full } }) {
      const { id = '' } = params;
      if (id.includes(',')) return answerThings(deps, id, { bearer, full });
      const [body] = await presentThings(deps, [await thingAt(deps, params)], { bearer, full });
      return { body };
    },
  }),
  route({
    method: 'GET',
    path: '/things',
    summary: 'Several things in the order of their ids: /things?id=1,2',
    caller: 'anyone',
    query: z.object({ id: requiredText('Name things by their ids: ?id=1,2'), full: flag }),
    answers: { 200: things },
    errors: ['not_found'],
    answer(deps, { bearer, query: { full, id } }) {
      return answerThings(deps, id, { bearer, full });
    },
  }),
  route({
    method: 'GET',
    path: '/things/search',
    summary: 'Things that are not hidden, by words, address, tags, language, category or owner',
    caller: 'anyone',
    query: searchQuery,
    answers: { 200: foundThings },
    async answer(deps, { bearer, query: { full, ...criteria } }) {
      const { things, total } = await searchThings(deps, criteria);
      return {
        body: {
          total_items: total,
          items: things.length,
          page: criteria.page,
          things: await presentThings(deps, things, { bearer, full }),
        },
      };
    },
  }),
  route({
    method: 'POST',
    path: '/things',
    summary: 'Registers a thing of yours',
    caller: 'member',
    scopes: ['thing'],
    body: newThingBody,
    inputError: 'validation',
    answers: { 201: createdThing },
    async answer(deps, { bearer, body: { hidden, language, tags, ...said } }) {
      const { id } = await registerThing(deps, {
        ...said,
        language: language || DEFAULT_LANGUAGE,
        tags: tags?.join(','),
        isHidden: hidden ?? false,
        memberId: bearer.memberId,
      });
      return {
        status: 201,
        body: {
          id,
          link: thingResource(deps.config, id),
          message: 'ok',
          description: 'Thing was created successfully',
        },
      };
    },
  }),
  route({
    method: 'PATCH',
    path: '/things/:id',
    summary: 'Changes a thing of yours; what is left out stays. Also POST with _method=patch',
    caller: 'member',
    scopes: ['thing'],
    body: z.object(thingTexts),
    inputError: 'validation',
    answers: { 200: done },
    errors: ['forbidden'],
    async answer(deps, { bearer, body: { hidden, tags, ...said }, params }) {
      await updateThing(deps, {
        ...said,
        tags: tags?.join(','),
        isHidden: hidden,
        memberId: bearer.memberId,
        thingId: thingIdOf(params),
      });
      return { body: { message: 'ok', description: 'Thing was updated correctly' } };
    },
  }),
  route({
    method: 'DELETE',
    path: '/things/:id',
    summary: 'Deletes a thing of yours',
    caller: 'member',
    scopes: ['thing'],
    answers: { 204: null },
    errors: ['forbidden'],
    async answer(deps, { bearer, params }) {
      await deleteThing(deps, { memberId: bearer.memberId, thingId: thingIdOf(params) });
      return {};
    },
  }),
];

/** Things in the order of their ids; ids of none are left out, and all of them being none is a 404. */
async function answerThings(deps: Deps, idList: string, view: View): Promise<Answer> {
  const ids = idList
    .split(',')
    .slice(0, IDS_MAX)
    .flatMap((id) => parseThingId(id.trim()) ?? []);
  const byId = await findThings(deps.db, ids);
  const things = ids.flatMap((id) => {
    const thing = byId.get(id);
    return thing?.deletedAt === null ? [thing] : [];
  });
  if (things.length === 0) throw noThing();
  return { body: await presentThings(deps, things, view) };
}
