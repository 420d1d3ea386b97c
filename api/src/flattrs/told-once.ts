import type { Context } from 'koa';

const COOKIE = 'flattr-done';
const SECONDS = 60;

export type Done = 'flattred' | 'undone';

/**
 * Remembers over the redirect what was just done, so that the page can tell it once to the site that
 * opened it. A parameter would not do: anybody can write one, and learn by it who flattrs what.
 */
export function rememberDone(
  ctx: Context,
  { done, thingId }: { done: Done; thingId: number },
): void {
  ctx.cookies.set(COOKIE, `${done}.${thingId}`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/submit/auto',
    maxAge: SECONDS * 1000,
    overwrite: true,
  });
}

/** What was just done to a thing, if anything; the next time nothing. */
export function readDone(ctx: Context, thingId: number | undefined): Done | undefined {
  const value = ctx.cookies.get(COOKIE);
  if (!value) return undefined;
  ctx.cookies.set(COOKIE, '', { path: '/submit/auto', maxAge: 0, overwrite: true });
  const [done, id] = value.split('.');
  if (Number(id) !== thingId) return undefined;
  return done === 'flattred' || done === 'undone' ? done : undefined;
}
