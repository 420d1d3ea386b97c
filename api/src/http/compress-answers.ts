import type { Middleware } from 'koa';
import compress from 'koa-compress';

/**
 * Compresses pages and files that are longer than 1 KiB, for who asks for it: brotli, gzip or deflate.
 * A click passes by untouched. So does what a signed-in member's browser gets: a page that holds
 * something private beside something of the visitor's choice tells the one by the length of the other
 * (BREACH). See docs/decisions/0011-rest-v2.md.
 */
export function compressAnswers(): Middleware {
  const compressed = compress({ threshold: 1024, zstd: false });
  return (ctx, next) => {
    if (ctx.method !== 'GET') return next();
    return compressed(ctx, async () => {
      await next();
      if (ctx.state.member) ctx.compress = false;
    });
  };
}
