import { FetchProblem } from '../fetcher/fetch-problem.ts';
import { type FetchConfig, fetchSafely } from '../fetcher/fetch-safely.ts';
import { type PageFacts, parsePage } from './parse-page.ts';

const NOTHING: PageFacts = {
  title: '',
  description: '',
  imageUrl: '',
  language: '',
  authorUrl: '',
  fid: '',
  fids: [],
  peopleUrls: [],
};

/**
 * Fetches a page and reads what it says of itself. What is there but is no page (a picture, a sound)
 * says nothing.
 * @throws FetchProblem when it cannot be fetched, or does not answer with success.
 */
export async function readPage(config: FetchConfig, url: string): Promise<PageFacts> {
  // What a page says of itself stands at its beginning.
  const answer = await fetchSafely(config, url, {
    accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1',
    longBody: 'cut',
  });
  if (answer.status < 200 || answer.status > 299) {
    throw new FetchProblem('error_status', `The page answers with the error ${answer.status}.`);
  }
  const contentType = answer.headers['content-type'] ?? '';
  if (!/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(contentType)) return NOTHING;
  return parsePage(answer.body, contentType, answer.url);
}
