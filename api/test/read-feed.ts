import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { feedReaderPython } from '../../scripts/find-program.ts';

const READ = `
import feedparser, io, json, podcastparser, sys, xml.dom.minidom
text = sys.stdin.buffer.read()
xml.dom.minidom.parseString(text)
parsed = feedparser.parse(text)
payment = lambda links: [link['href'] for link in links if link['rel'] == 'payment']
result = {
    'bozo': bool(parsed.bozo),
    'feed': payment(parsed.feed.get('links', [])),
    'entries': [payment(entry.get('links', [])) for entry in parsed.entries],
}
podcast = podcastparser.parse('https://pod.example.org/feed', io.BytesIO(text))
result['podcast'] = podcast.get('payment_url')
result['episodes'] = [episode['payment_url'] for episode in podcast['episodes']]
print(json.dumps(result))
`;

/** What they found: payment links of the feed and of its entries, in order. */
export type FeedAsRead = {
  bozo: boolean;
  feed: string[];
  entries: string[][];
  podcast: string | null;
  episodes: string[];
};

/** Reads a feed as two programs do, and strictly as XML: what is not well-formed fails. */
export function readFeed(feed: string): FeedAsRead {
  const python = feedReaderPython();
  expect(python, 'a Python with feedparser and podcastparser').to.be.a('string');
  const { status, stdout, stderr } = spawnSync(python!, ['-c', READ], { input: feed });
  expect(status, stderr.toString()).to.equal(0);
  return JSON.parse(stdout.toString()) as FeedAsRead;
}
