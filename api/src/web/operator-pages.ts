import Router from '@koa/router';
import type { Config } from '../config.ts';

type OperatorPage = { path: string; label: string; url: string };

/** What the operator says on pages of their own, where they have any: terms, privacy, contact. */
export function operatorPages({ pages }: Config): OperatorPage[] {
  return [
    { path: '/terms', label: 'Terms', url: pages.terms },
    { path: '/privacy', label: 'Privacy', url: pages.privacy },
    { path: '/contact', label: 'Contact', url: pages.contact },
  ].filter((page): page is OperatorPage => page.url !== undefined);
}

/** Leads from the addresses that the old flattr.com had for them. */
export function operatorPageRoutes(config: Config): Router {
  const router = new Router();
  for (const { path, url } of operatorPages(config)) router.get(path, (ctx) => ctx.redirect(url));
  return router;
}
