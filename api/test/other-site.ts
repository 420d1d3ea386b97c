import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type OtherSite = {
  /** Its origin; the host is not the service's, so that it is another site to browsers. */
  url: string;
  /** Puts a page there; what stood there goes. */
  show(path: string, html: string): void;
  close(): Promise<void>;
};

/** A site of somebody else's, on a host and port of its own, with pages that a test writes. */
export async function otherSite(): Promise<OtherSite> {
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const html = pages.get(new URL(request.url!, 'http://localhost').pathname);
    response.writeHead(html === undefined ? 404 : 200, { 'Content-Type': 'text/html' });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    show: (path, html) => pages.set(path, `<!doctype html><html lang="en"><title>A</title>${html}`),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
