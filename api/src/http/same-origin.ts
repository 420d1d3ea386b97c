import type { Middleware } from 'koa';
import { DomainError } from '../errors.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site's page makes a browser send (CSRF). Browsers name the origin of every
 * POST; a program that names none carries no cookie of a member's browser either. The API under
 * `/rest/` takes no cookies and is not concerned. See docs/decisions/0006-cross-site-requests.md.
 */
export function sameOrigin(publicUrl: string): Middleware {
  return async (ctx, next) => {
    if (!SAFE_METHODS.has(ctx.method) && !ctx.path.startsWith('/rest/')) {
      const site = ctx.get('Sec-Fetch-Site');
      const origin = ctx.get('Origin');
      const isOurs = site
        ? site === 'same-origin' || site === 'none'
        : !origin || origin === publicUrl || origin === `${ctx.protocol}://${ctx.host}`;
      if (!isOurs) {
        throw new DomainError(
          'cross_origin',
          'This form was sent from another site, so nothing was done. Open the page here and try again.',
        );
      }
    }
    await next();
  };
}
