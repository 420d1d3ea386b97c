import type { Config } from '../config.ts';
import { FetchProblem } from '../fetcher/fetch-problem.ts';
import { type Fetched, fetchSafely } from '../fetcher/fetch-safely.ts';
import type { FeedFacts } from './feed-facts.ts';
import { parseApart } from './parse-apart.ts';

const TIMEOUT_MS = 20_000;
const BYTES_MAX = 16 * 1024 * 1024;
const ACCEPT =
  'application/rss+xml,application/atom+xml,application/feed+json;q=0.9,application/xml;q=0.8,text/xml;q=0.8,*/*;q=0.1';

/** What came of asking for a feed. */
export type ReadFeed =
  | (Asked & { status: 'read'; facts: FeedFacts; etag: string; lastModified: string })
  | (Asked & { status: 'unchanged' })
  | (Asked & { status: 'gone' });

type Asked = {
  /** Where it has moved for good, else where it was asked for. */
  permanentUrl: string;
  /** How long it may be left alone by its `Cache-Control`, in seconds; 0: it does not say. */
  maxAge: number;
};

/** An answer that is no feed, with how long the other server wants to be left alone. */
export class FeedRefused extends FetchProblem {
  readonly retryAfter: string;

  constructor(message: string, retryAfter: string) {
    super('error_status', message);
    this.retryAfter = retryAfter;
  }
}

/**
 * Asks for a feed, once, and reads it; says what it was last time, so that nothing is sent when
 * nothing is new.
 * @throws FetchProblem when it cannot be fetched (`FeedRefused` for an error of the other server);
 *   NotAFeed when what is there is none.
 */
export async function readFeed(
  config: Pick<Config, 'mode' | 'publicUrl'>,
  url: string,
  known: { etag: string; lastModified: string } = { etag: '', lastModified: '' },
): Promise<ReadFeed> {
  const answer = await fetchSafely(config, url, {
    accept: ACCEPT,
    headers: {
      ...(known.etag ? { 'if-none-match': known.etag } : {}),
      ...(known.lastModified ? { 'if-modified-since': known.lastModified } : {}),
    },
    timeoutMs: TIMEOUT_MS,
    bytesMax: BYTES_MAX,
  });
  const { status, headers } = answer;
  const asked = { permanentUrl: answer.permanentUrl, maxAge: maxAgeOf(answer) };
  if (status === 304) return { ...asked, status: 'unchanged' };
  if (status === 410) return { ...asked, status: 'gone' };
  if (status < 200 || status > 299) {
    throw new FeedRefused(sentenceOf(status), headers['retry-after'] ?? '');
  }
  return {
    ...asked,
    status: 'read',
    facts: await parseApart(answer.body, headers['content-type'] ?? '', answer.url),
    etag: (headers.etag ?? '').slice(0, 300),
    lastModified: (headers['last-modified'] ?? '').slice(0, 100),
  };
}

function maxAgeOf({ headers }: Fetched): number {
  const seconds = /(?:^|[,\s])max-age=(\d{1,8})/i.exec(headers['cache-control'] ?? '')?.[1];
  return Number(seconds ?? 0);
}

function sentenceOf(status: number): string {
  if (status === 404) return 'There is no feed at this address (404).';
  if (status === 401 || status === 403) {
    return `The server does not let us read the feed (${status}). It may take us for a robot.`;
  }
  if (status === 429) return 'The server asks us to come less often (429).';
  return `The server answers with the error ${status}.`;
}
