import { Worker } from 'node:worker_threads';
import type { FeedFacts } from './feed-facts.ts';
import { NotAFeed } from './not-a-feed.ts';

const TIMEOUT_MS = 10_000;
const MEGABYTES_MAX = 400;

/**
 * Reads a feed in a thread of its own, with limits on time and memory: whatever a stranger's feed is
 * made of, clicks go on meanwhile.
 * @throws NotAFeed with a sentence for people.
 */
export async function parseApart(
  bytes: Uint8Array,
  contentType: string,
  url: string,
): Promise<FeedFacts> {
  const worker = new Worker(new URL('./parse-thread.ts', import.meta.url), {
    workerData: { bytes, contentType, url },
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES_MAX },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<FeedFacts>((resolve, reject) => {
      const tooMuch = (cause?: unknown) =>
        reject(new NotAFeed('The feed is too large or too deep to be read.', { cause }));
      timer = setTimeout(tooMuch, TIMEOUT_MS);
      worker.once('message', (answer: { facts: FeedFacts } | { problem: string }) => {
        if ('facts' in answer) resolve(answer.facts);
        else reject(new NotAFeed(answer.problem));
      });
      worker.once('error', (error: NodeJS.ErrnoException) => {
        const isLimit = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError;
        if (isLimit) tooMuch(error);
        else reject(error);
      });
      worker.once('exit', () => tooMuch());
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
