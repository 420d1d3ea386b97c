import Router from '@koa/router';

/** Addresses of the old flattr.com that links in the wild still have, and what is there now. */
export const MOVED: Readonly<Record<string, string>> = {
  '/register': '/sign-up',
  '/signup': '/sign-up',
  '/signin': '/sign-in',
  '/login': '/sign-in',
  '/dashboard/transactions': '/funds',
  '/settings/account/subscription': '/funds',
  '/flattrsgiven': '/dashboard',
  '/creators': '/embed',
  '/support/faq': '/',
  '/faq': '/',
  '/extension': '/',
  // Where the extension got a token from the page's script; here a member makes one by hand.
  '/oauth/ext': '/settings/applications',
  '/offline': '/things',
  '/help/accountverification': '/payouts',
};

/** Leads from old addresses to the new ones. Parameters are not taken along. */
export function oldAddressRoutes(): Router {
  const router = new Router();
  for (const [path, target] of Object.entries(MOVED)) {
    router.get(path, (ctx) => {
      ctx.status = 301;
      ctx.redirect(target);
    });
  }

  // Money for a person: here one gives to what they make, which their profile shows.
  for (const path of ['/donation/give/to/:name', '/@:name', '/user/:name']) {
    router.get(path, (ctx) => {
      ctx.status = 301;
      ctx.redirect(`/profile/${encodeURIComponent(ctx.params.name!)}`);
    });
  }

  // Where partners sent the owner of an address or another identifier to claim what waits. Who it is, is
  // not passed on: only members who are signed in can say that they are the one.
  router.get('/owner{/:identifier}', (ctx) => ctx.redirect('/settings#identity'));

  // Podcasts had names at the old service. Here they have none, but their episodes are found by them.
  router.get('/podcast/:name', (ctx) => {
    const query = ctx.params.name!.replaceAll('-', ' ');
    ctx.redirect(`/catalog/audio?${new URLSearchParams({ query })}`);
  });

  // What somebody has at GitHub is flattred by its address there.
  router.get('/github/:name', (ctx) => {
    const url = `https://github.com/${encodeURIComponent(ctx.params.name!)}`;
    ctx.redirect(`/submit/auto?${new URLSearchParams({ url })}`);
  });
  return router;
}
