import { z } from 'zod';
import { DomainError } from '../errors.ts';
import { findEpisode } from '../feeds/find-episode.ts';
import { type Click, flattrThing } from '../flattrs/flattr-thing.ts';
import { type Submission, submissionOfUrl } from '../flattrs/read-submission.ts';
import { undoFlattr } from '../flattrs/undo-flattr.ts';
import { requiredText, text } from './lenient.ts';
import { limitMemberLater } from './limit-requests.ts';
import { miniThing, thingResource } from './present-thing.ts';
import type { RestDeps } from './rest-deps.ts';
import { type Answer, type Route, route } from './route.ts';
import { clicked } from './schemas/flattrs.ts';
import { thingIdOf } from './thing-id.ts';

const CLICK_ERRORS = ['flattr_once', 'flattr_owner', 'no_means', 'validation'] as const;

/** The click, by id and by address, one or many; its undoing. */
export const FLATTR_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/flattr',
    summary: 'Flattrs a page by its address, or by a link to its click page; creates the thing',
    // The click looks its token up with those of the clicks beside it.
    caller: 'unverified',
    scopes: ['flattr'],
    body: z.object({
      url: requiredText('Name the page to flattr: url.'),
      guid: text.optional().describe('The guid of an episode, with the address of its feed.'),
    }),
    answers: { 200: clicked },
    errors: CLICK_ERRORS,
    async answer(deps, { body: { url, guid }, tokenHash }) {
      return answerClick(deps, tokenHash, await pageToFlattr(deps, url, guid));
    },
  }),
  route({
    method: 'POST',
    path: '/things/:id/flattr',
    summary: 'Flattrs a thing',
    caller: 'unverified',
    scopes: ['flattr'],
    answers: { 200: clicked },
    errors: CLICK_ERRORS,
    answer(deps, { params, tokenHash }) {
      return answerClick(deps, tokenHash, { id: thingIdOf(params) });
    },
  }),
  route({
    method: 'DELETE',
    path: '/things/:id/flattr',
    summary: 'Takes your flattr of the present month back',
    caller: 'member',
    scopes: ['flattr'],
    answers: { 204: null },
    errors: ['period_closed'],
    async answer(deps, { bearer, params }) {
      await undoFlattr(deps, { supporterId: bearer.memberId, thingId: thingIdOf(params) });
      return {};
    },
  }),
];

/** To this resource a wrong address is a wrong request; that is what its clients know. */
async function pageToFlattr(deps: RestDeps, url: string, guid?: string): Promise<Submission> {
  try {
    const submission = submissionOfUrl(url, deps);
    return await findEpisode(deps, guid ? { ...submission, guid } : submission);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'validation') {
      throw new DomainError('invalid_request', error.message, error.fields);
    }
    throw error;
  }
}

async function answerClick(
  deps: RestDeps,
  tokenHash: string,
  clicked: Click['thing'],
): Promise<Answer> {
  const supporter = { tokenHash, refusalFor: limitMemberLater(deps) };
  const { thing, flattrs } = await flattrThing(deps, { supporter, thing: clicked, source: 'api' });
  return {
    body: {
      message: 'ok',
      description: 'Thing was successfully flattred',
      thing: miniThing(deps.config, thing, flattrs),
      // Undocumented since 2012, and read ever after.
      location: thingResource(deps.config, thing.id),
    },
  };
}
