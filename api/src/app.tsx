import type { RequestListener } from 'node:http';
import bodyParser from '@koa/bodyparser';
import Koa from 'koa';
import { abuseRoutes } from './abuse/routes.tsx';
import { buttonPageRoutes } from './button/page-routes.tsx';
import { buttonRoutes } from './button/routes.tsx';
import { catalogRoutes } from './catalog/routes.tsx';
import { ownerMailRoutes } from './claims/owner-mail-routes.tsx';
import { claimRoutes } from './claims/routes.tsx';
import { takeoverRoutes } from './claims/takeover-routes.tsx';
import { consoleRoutes } from './console/routes.tsx';
import { sandboxCheckoutRoutes } from './deposits/sandbox-routes.tsx';
import type { Deps } from './deps.ts';
import { docsRoutes } from './docs/routes.tsx';
import { earningsRoutes } from './earnings/routes.tsx';
import { feedRoutes } from './feeds/routes.tsx';
import { clickRoutes } from './flattrs/click-routes.tsx';
import { flattrRoutes } from './flattrs/routes.tsx';
import { fundsRoutes } from './funds/routes.tsx';
import { hookRoutes } from './hooks/routes.tsx';
import { compressAnswers } from './http/compress-answers.ts';
import { renderErrors } from './http/errors.ts';
import { sameOrigin } from './http/same-origin.ts';
import { securityHeaders } from './http/security-headers.ts';
import { leavingRoutes } from './leaving/routes.tsx';
import { mailRoutes } from './mail/routes.tsx';
import { passkeyRoutes } from './members/passkey-routes.ts';
import { memberRoutes } from './members/routes.tsx';
import { recognizeMember } from './members/session.ts';
import { settingsRoutes } from './members/settings-routes.tsx';
import { messageRoutes } from './messages/routes.tsx';
import { oauthEndpoints } from './oauth/endpoints.ts';
import { createProviderSource } from './oauth/provider.ts';
import { oauthAuthorization, oauthRoutes } from './oauth/routes.tsx';
import { payoutRoutes } from './payouts/routes.tsx';
import { reportRoutes } from './reports/routes.tsx';
import { isRestRequest, restApi } from './rest/rest-api.ts';
import { sandboxRoutes } from './sandbox/routes.tsx';
import { sharingRoutes } from './sharing/routes.tsx';
import { statementRoutes } from './statements/routes.tsx';
import { statusRoutes } from './status/routes.tsx';
import { thingRoutes } from './things/routes.tsx';
import { assetRoutes } from './web/assets.ts';
import { ErrorMessage } from './web/error-message.tsx';
import { homeRoutes } from './web/home-routes.tsx';
import { oldAddressRoutes } from './web/old-addresses.ts';
import { operatorPageRoutes } from './web/operator-pages.ts';
import { pageHtml } from './web/page.ts';

/** Answers every request: those for the API, which is as lean as can be, and those for pages. */
export function createListener(deps: Deps): RequestListener {
  const api = restApi(deps);
  const pages = createApp(deps).callback();
  return (req, res) => (isRestRequest(req) ? api(req, res) : pages(req, res));
}

/** The pages as a Koa application: what every request passes, then the routes of each slice. */
export function createApp(deps: Deps): Koa {
  const { config } = deps;
  const app = new Koa({ proxy: config.proxies > 0, maxIpsCount: config.proxies });

  app.use(compressAnswers());
  app.use(securityHeaders(config.publicUrl.startsWith('https:')));
  app.use(
    renderErrors(deps, ({ status, message }, { member }) => {
      const title = status === 404 ? 'Not found' : 'That did not work';
      return pageHtml(config, { title, member }, <ErrorMessage title={title} message={message} />);
    }),
  );
  const providerOf = createProviderSource(deps);
  app.use(oauthEndpoints(deps, providerOf));
  app.use(sameOrigin(config.publicUrl));
  app.use(assetRoutes().routes());
  app.use(buttonRoutes(deps).routes());
  app.use(oldAddressRoutes().routes());
  app.use(operatorPageRoutes(config).routes());

  app.use(bodyParser({ enableTypes: ['json', 'form'], formLimit: '64kb', jsonLimit: '64kb' }));
  app.use(recognizeMember(deps));
  app.use(homeRoutes(deps).routes());
  app.use(clickRoutes(deps).routes());
  app.use(buttonPageRoutes(deps).routes());
  app.use(flattrRoutes(deps).routes());
  app.use(fundsRoutes(deps).routes());
  app.use(sandboxCheckoutRoutes(deps).routes());
  app.use(memberRoutes(deps).routes());
  app.use(settingsRoutes(deps).routes());
  app.use(passkeyRoutes(deps).routes());
  app.use(leavingRoutes(deps).routes());
  app.use(hookRoutes(deps).routes());
  app.use(mailRoutes(deps).routes());
  app.use(oauthAuthorization(deps, providerOf));
  app.use(oauthRoutes(deps, providerOf).routes());
  app.use(statementRoutes(deps).routes());
  app.use(earningsRoutes(deps).routes());
  app.use(payoutRoutes(deps).routes());
  app.use(reportRoutes(deps).routes());
  app.use(statusRoutes(deps).routes());
  app.use(sandboxRoutes(deps).routes());
  app.use(abuseRoutes(deps).routes());
  app.use(consoleRoutes(deps).routes());
  app.use(docsRoutes(deps).routes());
  app.use(catalogRoutes(deps).routes());
  app.use(thingRoutes(deps).routes());
  app.use(sharingRoutes(deps).routes());
  app.use(takeoverRoutes(deps).routes());
  app.use(ownerMailRoutes(deps).routes());
  app.use(claimRoutes(deps).routes());
  app.use(feedRoutes(deps).routes());
  app.use(messageRoutes(deps).routes());
  return app;
}
