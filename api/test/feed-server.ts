import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server was asked for, and how. */
export type Asked = { path: string; headers: IncomingMessage['headers'] };

type Answer = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};

export type FeedServer = {
  /** Its origin: an address of this machine that no other server of the test has. */
  url: string;
  /** Every request that it got. */
  asked: Asked[];
  /** What stands at a path from now on. */
  put(
    path: string,
    answer: Answer | ((request: IncomingMessage, response: ServerResponse) => void),
  ): void;
  /** A feed, with an ETag by its text that is honoured. */
  putFeed(path: string, text: string, type?: string): void;
  close(): Promise<void>;
};

/** A site of somebody else's with a feed on it. @param host one of this machine's: `127.0.0.2` … */
export async function feedServer(host = '127.0.0.2'): Promise<FeedServer> {
  const answers = new Map<
    string,
    Answer | ((request: IncomingMessage, response: ServerResponse) => void)
  >();
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url!, headers: request.headers });
    const answer = answers.get(request.url!);
    if (typeof answer === 'function') return answer(request, response);
    response.writeHead(answer ? (answer.status ?? 200) : 404, answer?.headers);
    response.end(answer?.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const put: FeedServer['put'] = (path, answer) => void answers.set(path, answer);
  return {
    url: `http://${host}:${port}`,
    asked,
    put,
    putFeed(path, text, type = 'application/rss+xml') {
      const etag = `"${text.length}-${[...text].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) | 0, 7)}"`;
      put(path, (request, response) => {
        const isKnown = request.headers['if-none-match'] === etag;
        response.writeHead(isKnown ? 304 : 200, { etag, 'content-type': type });
        response.end(isKnown ? undefined : text);
      });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Episode = {
  guid: string;
  title?: string;
  link?: string;
  audio?: string;
  extra?: string;
  date?: string;
};

/** A podcast's feed as hosts write it today. */
export function podcastFeed({
  title = 'The Show',
  link = '',
  extra = '',
  episodes = [],
}: {
  title?: string;
  link?: string;
  extra?: string;
  episodes?: readonly Episode[];
}): string {
  const items = episodes.map(
    (episode) => `    <item>
      <title>${episode.title ?? `Episode ${episode.guid}`}</title>
      ${episode.link ? `<link>${episode.link}</link>` : ''}
      <guid isPermaLink="false">${episode.guid}</guid>
      <pubDate>${episode.date ?? 'Fri, 02 Jan 2026 10:00:00 GMT'}</pubDate>
      ${episode.audio ? `<enclosure url="${episode.audio}" length="5" type="audio/mpeg"/>` : ''}
      <description><![CDATA[<p>About <b>${episode.guid}</b></p>]]></description>
      ${episode.extra ?? ''}
    </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel>
    <title>${title}</title>
    <link>${link}</link>
    <description>A show</description>
    <language>de-AT</language>
    <itunes:image href="https://pod.example/cover.jpg"/>
    <itunes:category text="Arts"><itunes:category text="Books"/></itunes:category>
    ${extra}
${items.join('\n')}
  </channel>
</rss>
`;
}
