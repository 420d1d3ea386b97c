import type { Context } from 'koa';

/** After a form: the browser fetches a page, so that reloading it sends nothing again. */
export function seeOther(ctx: Context, path: string): void {
  ctx.status = 303;
  ctx.redirect(path);
}
