import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { findThing } from '../things/find-thing.ts';
import { countFlattrsOfThings } from './count-flattrs-of-things.ts';
import { submissionOfUrl } from './read-submission.ts';

const SCRIPT = readFileSync(new URL('../../../plugins/html/flattr-button.js', import.meta.url));

/**
 * What pages elsewhere may fetch: the script of `<flattr-button>`, and the public count of a page.
 * Neither reads nor sets a cookie, and every cache on the way may keep them.
 */
export function buttonRoutes(deps: Deps): Router {
  const router = new Router();

  router.get('/button/flattr-button.js', (ctx) => {
    ctx.type = 'text/javascript; charset=utf-8';
    answerPublicly(ctx, { body: SCRIPT, seconds: 3600 });
  });

  router.get('/button/count', async (ctx) => {
    const count = await countOf(deps, String(ctx.query.url ?? ''));
    ctx.type = 'json';
    answerPublicly(ctx, { body: JSON.stringify({ count }), seconds: 60 });
  });

  return router;
}

function answerPublicly(
  ctx: Context,
  { body, seconds }: { body: string | Buffer; seconds: number },
): void {
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
  ctx.set('Cache-Control', `public, max-age=${seconds}`);
  ctx.etag = createHash('sha256').update(body).digest('base64url').slice(0, 16);
  ctx.status = 200;
  if (ctx.fresh) ctx.status = 304;
  else ctx.body = body;
}

/** How often a page was flattred; 0 for what is no thing, or no page at all. */
async function countOf(deps: Deps, url: string): Promise<number> {
  try {
    const { page } = submissionOfUrl(url, deps);
    const thing = await findThing(deps.db, { hash: page.address.hash });
    if (!thing) return 0;
    return (await countFlattrsOfThings(deps, [thing.id])).get(thing.id)!.flattrs;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'validation') return 0;
    throw error;
  }
}
