import { z } from 'zod';
import { DomainError } from '../errors.ts';
import { findEpisode } from '../feeds/find-episode.ts';
import { type Click, flattrThing } from '../flattrs/flattr-thing.ts';
import { submissionOfUrl } from '../flattrs/read-submission.ts';
import { expectedError } from '../http/errors.ts';
import { text } from './lenient.ts';
import { limitMemberLater } from './limit-requests.ts';
import { miniThing } from './present-thing.ts';
import type { RestDeps } from './rest-deps.ts';
import { route } from './route.ts';
import { error } from './schemas/common.ts';
import { clickedMany } from './schemas/flattrs.ts';

const FLATTRS_MAX = 1000;

const body = z
  .array(z.object({ url: text.optional() }), 'Send a list of objects: [{"url":"…"}]')
  .max(FLATTRS_MAX, `Send at most ${FLATTRS_MAX} flattrs at once.`);

/** These stop the whole request, since they would meet every flattr of it. */
const STOPS_ALL = new Set([
  'unauthorized',
  'insufficient_scope',
  'rate_limit_exceeded',
  'no_means',
  'unavailable',
]);

/**
 * Many clicks at once, as browser extensions send what their member paid attention to. What cannot be
 * flattred, or was already, is told and harms nothing else: extensions send the same page again. To
 * them 402 means that flattrs will not become money until their member adds some.
 */
export const BULK_ROUTE = route({
  method: 'POST',
  path: '/flattr/bulk',
  summary: 'Flattrs many pages: [{"url":"…"}, …]',
  caller: 'unverified',
  scopes: ['flattr'],
  body,
  inputError: 'invalid_request',
  answers: { 200: clickedMany, 402: error },
  async answer(deps, { body: flattrs, tokenHash }) {
    const supporter = { tokenHash, refusalFor: limitMemberLater(deps) };
    const outcomes = await Promise.all(
      flattrs.map(({ url = '' }) => outcomeOf(deps, supporter, url)),
    );
    const stop = outcomes.find((outcome) => outcome instanceof DomainError);
    if (stop) {
      if (stop.code !== 'no_means') throw stop;
      return {
        status: 402,
        body: { error: stop.code, error_description: stop.message, error_uri: errorUri(deps) },
      };
    }
    return {
      body: {
        message: 'ok',
        description: 'The flattrs were taken',
        flattrs: outcomes,
      },
    };
  },
});

async function outcomeOf(deps: RestDeps, supporter: Click['supporter'], url: string) {
  try {
    const { thing, flattrs } = await flattrThing(deps, {
      supporter,
      thing: await findEpisode(deps, submissionOfUrl(url, deps)),
      source: 'extension',
    });
    const presented = miniThing(deps.config, thing, flattrs);
    return { url, message: 'ok', thing: presented };
  } catch (thrown) {
    const error = expectedError(thrown);
    if (error.status >= 500 && error.code !== 'unavailable') throw thrown;
    if (STOPS_ALL.has(error.code)) return error;
    return { url, error: error.code, error_description: error.message };
  }
}

function errorUri({ config }: RestDeps): string {
  return `${config.publicUrl}/docs/errors#no_means`;
}
