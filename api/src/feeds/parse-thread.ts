import { parentPort, workerData } from 'node:worker_threads';
import { decodeFeed } from './decode-feed.ts';
import { NotAFeed } from './not-a-feed.ts';
import { parseFeed } from './parse-feed.ts';

// The thread that `parse-apart.ts` starts: reads one feed and says what it found.
const { bytes, contentType, url } = workerData as {
  bytes: Uint8Array;
  contentType: string;
  url: string;
};
try {
  parentPort!.postMessage({ facts: parseFeed(decodeFeed(bytes, contentType), url) });
} catch (error) {
  if (!(error instanceof NotAFeed)) throw error;
  parentPort!.postMessage({ problem: error.message });
}
