import { z } from 'zod';
import type { Config } from '../config.ts';
import { DomainError } from '../errors.ts';
import { findEpisode } from '../feeds/find-episode.ts';
import { creatorOfLink } from '../flattrs/creator-of-link.ts';
import { type Submission, submissionOfUrl } from '../flattrs/read-submission.ts';
import type { Member } from '../members/member.ts';
import { findThing } from '../things/find-thing.ts';
import { isDiscoverable } from '../things/is-discoverable.ts';
import type { Thing } from '../things/thing.ts';
import { text } from './lenient.ts';
import { thingResource } from './present-thing.ts';
import { type Answer, type Call, route } from './route.ts';
import { flattrablePage, foundThing, missingThing } from './schemas/things.ts';

const query = z.object({ url: text.optional(), q: text.optional(), guid: text.optional() });

/**
 * Finds a thing by the address of its page or by a link to its click page. Clients in many languages
 * read this answer strictly: those that follow redirects want the thing, the others read the body;
 * a miss is worded in the old way and in the way of all errors at once.
 */
export const LOOKUP_ROUTE = route({
  method: 'GET',
  path: '/things/lookup',
  summary: 'Finds a thing by its address: 302 to the thing, 200 flattrable, or 404',
  caller: 'anyone',
  query,
  answers: { 200: flattrablePage, 302: foundThing, 404: missingThing },
  errors: ['not_found', 'validation'],
  allowsHead: false, // As it was at the old service.
  async answer(deps, call) {
    const url = call.query.url || call.query.q;
    if (!url) throw new DomainError('invalid_parameters', 'Name the address: ?url=…');
    const asked = submissionOfUrl(url, deps);
    const { guid = asked.guid } = call.query;
    const submission = await findEpisode(deps, guid ? { ...asked, guid } : asked);
    const creator = await creatorOfLink(deps.db, submission);
    const thing = await findThing(deps.db, { hash: submission.page.address.hash });
    if (thing) {
      if (isOfAnother(thing, submission, creator)) {
        throw new DomainError('validation', 'Owner mismatch');
      }
      return found(deps.config, thing.id, call);
    }
    const isFlattrable =
      creator !== undefined ||
      Boolean(submission.page.ownerIdentifier) ||
      isDiscoverable(submission.page.address.url);
    return isFlattrable ? flattrable(deps.config, url, submission) : miss(deps.config);
  },
});

/** Whether a link says that a thing is whose it is not. */
function isOfAnother(
  { creatorId }: Thing,
  { creator: named }: Submission,
  creator: Member | undefined,
): boolean {
  // An identifier that nobody has shown to be theirs may well be the creator's.
  const isKnown = named && (creator || !('identifier' in named));
  return Boolean(isKnown) && creatorId !== null && creatorId !== creator?.id;
}

/** A JSONP page follows the redirect too; the old service lost its callback on the way. */
function found(
  config: Config,
  id: number,
  { jsonp, suffix }: Pick<Call<'anyone', unknown, unknown>, 'jsonp' | 'suffix'>,
): Answer {
  const location = thingResource(config, id);
  const callback = jsonp === undefined ? '' : `?jsonp=${encodeURIComponent(jsonp)}`;
  return {
    status: 302,
    headers: { Location: `${location}${suffix}${callback}` },
    body: { message: 'found', location },
  };
}

function flattrable({ publicUrl }: Config, asked: string, { page }: Submission): Answer {
  return {
    body: {
      message: 'flattrable',
      description: 'The thing will be created with its first flattr',
      url: page.address.url,
      link: `${publicUrl}/submit/auto?url=${encodeURIComponent(asked)}`,
    },
  };
}

function miss({ publicUrl }: Config): Answer {
  const description = 'No thing was found';
  return {
    status: 404,
    body: {
      message: 'not_found',
      description,
      error: 'not_found',
      error_description: description,
      error_uri: `${publicUrl}/docs/errors#not_found`,
    },
  };
}
