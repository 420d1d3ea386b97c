import type { Deps } from '../deps.ts';
import { type NewThing, newThing } from '../things/new-thing.ts';

/** What a link to the click page says. */
export type Submission = {
  /** The page to flattr, and what the link says of it; counts when it is not a thing yet. */
  page: NewThing;
  /** Who the link says made it; counts then too, if that is a member. */
  creator: { name: string } | { fid: string } | { identifier: string } | null;
  /** The guid of an episode, of which the address names the feed; see `find-episode.ts`. */
  guid?: string;
};

type SubmissionDeps = Pick<Deps, 'config' | 'clock'>;

/** The parameters of the click page, frozen for ever. What has another name is not for us. */
const PARAMETERS = [
  'user_id',
  'owner',
  'fid',
  'url',
  'title',
  'description',
  'language',
  'tags',
  'hidden',
  'category',
  // Ours, since.
  'popup',
  'state',
];

/** Links in links: how deep we look. */
const DEPTH_MAX = 3;

/**
 * Reads the address of a page to flattr: its own address, or the link to its click page, here or at
 * the old flattr.com (`https://flattr.com/submit/auto?url=…`).
 * @throws DomainError `validation` on the field `url` when it names no page that can be flattred.
 */
export function submissionOfUrl(text: string, deps: SubmissionDeps, depth = 0): Submission {
  const link = depth < DEPTH_MAX && text.includes('/submit/auto') && URL.parse(text.trim());
  if (link && isClickLink(link, deps.config)) {
    return readSubmission(link.search.slice(1), deps, depth + 1);
  }
  return { page: newThing(deps, { url: decodedTwice(text) }), creator: null };
}

function isClickLink(link: URL, { publicUrl }: Deps['config']): boolean {
  const isOld = link.hostname === 'flattr.com' || link.hostname.endsWith('.flattr.com');
  return /^\/submit\/auto\/?$/.test(link.pathname) && (isOld || link.origin === publicUrl);
}

/**
 * Reads the query of a link to the click page. Links are written by hand and by old plugins, so what
 * can be understood is: an address that was encoded twice or not at all, a link inside a link.
 * @param query without the question mark, as it was sent.
 * @throws DomainError `validation` on the field `url` when it names no page that can be flattred.
 */
export function readSubmission(query: string, deps: SubmissionDeps, depth = 0): Submission {
  const params = new URLSearchParams(query);
  const text = (name: string) => params.get(name)?.trim() ?? '';

  const url = decodedTwice(wholeUrl(query, params));
  const nested = depth < DEPTH_MAX && URL.parse(url);
  if (nested && isClickLink(nested, deps.config)) return submissionOfUrl(url, deps, depth);

  const name = text('user_id').slice(0, 40);
  const fid = text('fid').slice(0, 6).toLowerCase();
  const page = newThing(deps, {
    url,
    title: text('title'),
    description: text('description'),
    language: text('language'),
    category: text('category'),
    tags: text('tags'),
    isHidden: ['1', 'true'].includes(text('hidden')),
    ownerIdentifier: ownerIdentifierOf(text('owner')),
  });
  const guid = text('guid');
  return {
    page,
    creator: named(name, fid, page.ownerIdentifier),
    ...(guid ? { guid } : {}),
  };
}

/** What counts of a link that says whose the page is in several ways. */
function named(name: string, fid: string, identifier: string | null): Submission['creator'] {
  if (name) return { name };
  if (fid) return { fid };
  return identifier ? { identifier } : null;
}

/**
 * Who made it by an identifier from elsewhere, in the one form that a claim can match later: the MD5
 * of an e-mail address (`email:…`), or somebody at a partner (`partner:space:id`). Anything else is
 * nobody; an address that was not hashed is not kept.
 */
function ownerIdentifierOf(text: string): string {
  if (!/^[a-z]+(:[^\s:@]+)+$/i.test(text)) return '';
  return /^email:/i.test(text) ? text.toLowerCase() : text;
}

/**
 * The address, with its own parameters where the link did not encode it: `url=http://a/?b=1&c=2` has
 * a `c` that is not ours.
 */
function wholeUrl(query: string, params: URLSearchParams): string {
  const url = params.get('url') ?? '';
  const pairs = query.split('&');
  const at = pairs.findIndex((pair) => /^url=https?:\/\/[^?]*\?/i.test(pair));
  if (at < 0) return url;
  const rest = pairs.slice(at + 1);
  // In a link to the click page, what follows is that link's.
  if (/^[^?]*\/submit\/auto\/?\?/.test(pairs[at]!)) return [url, ...rest].join('&');
  const foreign = rest.filter((pair) => !PARAMETERS.includes(pair.split('=', 1)[0] ?? ''));
  return [url, ...foreign].join('&');
}

/** Undoes a second percent-encoding and the slash that some proxies take away. */
function decodedTwice(url: string): string {
  let decoded = url.trim();
  for (let times = 0; times < DEPTH_MAX && /^https?%(25)*3a/i.test(decoded); times += 1) {
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      break;
    }
  }
  return decoded.replace(/^(https?):\/(?!\/)/i, '$1://');
}
