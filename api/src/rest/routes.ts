import { BULK_ROUTE } from './bulk-route.ts';
import { CLAIM_ROUTES } from './claim-routes.ts';
import { FLATTR_LIST_ROUTES } from './flattr-list-routes.ts';
import { FLATTR_ROUTES } from './flattr-routes.ts';
import { HOOK_ROUTES } from './hook-routes.ts';
import { LIST_ROUTES } from './list-routes.ts';
import { LOOKUP_ROUTE } from './lookup-route.ts';
import { MONEY_ROUTES } from './money-routes.ts';
import { openApiRoute } from './openapi-route.ts';
import { PAYOUT_ROUTES } from './payout-routes.ts';
import { RATE_LIMIT_ROUTE } from './rate-limit-route.ts';
import type { Route } from './route.ts';
import { SHARING_ROUTES } from './sharing-routes.ts';
import { SITE_ROUTE } from './site-routes.ts';
import { STATUS_ROUTES } from './status-routes.ts';
import { SUBSCRIPTION_ROUTES } from './subscription-routes.ts';
import { THING_ROUTES } from './thing-routes.ts';
import { USER_ROUTES } from './user-routes.ts';
import { VERIFY_ROUTES } from './verify-routes.ts';

const RESOURCES: readonly Route[] = [
  ...LIST_ROUTES,
  ...USER_ROUTES,
  ...VERIFY_ROUTES,
  ...THING_ROUTES,
  LOOKUP_ROUTE,
  ...FLATTR_LIST_ROUTES,
  ...FLATTR_ROUTES,
  BULK_ROUTE,
  ...SUBSCRIPTION_ROUTES,
  ...MONEY_ROUTES,
  ...PAYOUT_ROUTES,
  SITE_ROUTE,
  ...CLAIM_ROUTES,
  ...SHARING_ROUTES,
  ...STATUS_ROUTES,
  ...HOOK_ROUTES,
  RATE_LIMIT_ROUTE,
];

/** Every resource of the API. */
export const ROUTES: readonly Route[] = [...RESOURCES, openApiRoute(() => ROUTES)];
