import Router from '@koa/router';
import type { Deps } from '../deps.ts';
import { addForgot, addReset } from './reset-routes.tsx';
import { addSignIn, addSignOut } from './sign-in-routes.tsx';
import { addConfirmation, addSignUp } from './sign-up-routes.tsx';

/** The ways in and out: sign-up, sign-in, sign-out, a forgotten password. */
export function memberRoutes(deps: Deps): Router {
  const router = new Router();
  for (const add of [addSignUp, addConfirmation, addSignIn, addSignOut, addForgot, addReset]) {
    add(router, deps);
  }
  return router;
}
