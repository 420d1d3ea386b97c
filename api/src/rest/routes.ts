import { FLATTR_ROUTES } from './flattr-routes.ts';
import { LIST_ROUTES } from './list-routes.ts';
import { LOOKUP_ROUTE } from './lookup-route.ts';
import type { Route } from './route.ts';
import { THING_ROUTES } from './thing-routes.ts';
import { USER_ROUTES } from './user-routes.ts';

/** Every resource of the API. */
export const ROUTES: readonly Route[] = [
  ...LIST_ROUTES,
  ...USER_ROUTES,
  ...THING_ROUTES,
  LOOKUP_ROUTE,
  ...FLATTR_ROUTES,
];
