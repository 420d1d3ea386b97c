import type { RestContext } from './rest-context.ts';

const EXPOSED =
  'Location, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Current, X-RateLimit-Reset';

/** Pages of every site may call: who calls is told by a token, never by a cookie. */
export function allowEverySite(ctx: RestContext): void {
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.set('Access-Control-Expose-Headers', EXPOSED);
  ctx.set('X-Content-Type-Options', 'nosniff');
}

/** Answers a browser that asks whether a page may call. It may. */
export function answerPreflight(ctx: RestContext): void {
  ctx.set('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
  ctx.set(
    'Access-Control-Allow-Headers',
    ctx.get('Access-Control-Request-Headers') || 'Authorization, Content-Type, Accept',
  );
  ctx.set('Access-Control-Max-Age', '86400');
  ctx.set('Vary', 'Access-Control-Request-Headers');
  ctx.status = 204;
}
