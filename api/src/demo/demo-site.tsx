import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import Router from '@koa/router';
import Koa from 'koa';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { listen } from '../http/listen.ts';
import { IndexPage, WorkPage } from './demo-pages.tsx';
import { WORKS } from './works.ts';

const FILES = new Map(
  [
    ['/demo.css', 'text/css', new URL('./demo.css', import.meta.url)],
    [
      '/flattr-button.js',
      'text/javascript',
      new URL('../../../plugins/html/flattr-button.js', import.meta.url),
    ],
  ].map(([path, type, file]) => [path as string, { type: type as string, file: file as URL }]),
);

/**
 * A site of somebody else's, as far as the service is concerned: another origin, plain pages, and a
 * Flattr button on each. It shows the five works, all together and each on its own page.
 */
export async function serveDemoSite({
  serviceUrl,
  siteUrl,
  host,
  port,
}: {
  serviceUrl: string;
  siteUrl: string;
  host: string;
  port: number;
}): Promise<{ close(): Promise<void> }> {
  const app = new Koa();
  const router = new Router();
  router.get('/', (ctx) => page(ctx, <IndexPage serviceUrl={serviceUrl} siteUrl={siteUrl} />));
  for (const work of WORKS) {
    router.get(work.path, (ctx) =>
      page(ctx, <WorkPage work={work} serviceUrl={serviceUrl} siteUrl={siteUrl} />),
    );
  }
  for (const [path, { type, file }] of FILES) {
    router.get(path, (ctx) => {
      ctx.type = type;
      ctx.body = readFileSync(file);
    });
  }
  app.use(router.routes());

  const server = createServer(app.callback());
  await listen(server, { host, port });
  return {
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function page(ctx: Koa.Context, html: VNode): void {
  ctx.type = 'html';
  ctx.body = `<!doctype html>${render(html)}`;
}
