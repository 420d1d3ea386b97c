import { createHash } from 'node:crypto';
import type { Context } from 'koa';

/**
 * Answers with what any page elsewhere may load, and every cache on the way may keep for some
 * seconds. Nothing of it may depend on who asks: the routes that use it come before any cookie is read.
 */
export function answerPublicly(
  ctx: Context,
  { body, type, seconds }: { body: string | Buffer; type: string; seconds: number },
): void {
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
  ctx.set('Cache-Control', `public, max-age=${seconds}`);
  ctx.etag = createHash('sha256').update(body).digest('base64url').slice(0, 16);
  // After a success alone does Koa say that a copy is still good.
  if (ctx.status === 404) ctx.status = 200;
  ctx.type = type;
  if (ctx.fresh) ctx.status = 304;
  else ctx.body = body;
}
