import { z } from 'zod';
import { changeHook } from '../hooks/change-hook.ts';
import { createHook } from '../hooks/create-hook.ts';
import { deleteHook } from '../hooks/delete-hook.ts';
import { listHooks, ownHook } from '../hooks/find-hook.ts';
import { listDeliveries } from '../hooks/list-deliveries.ts';
import { resendDelivery } from '../hooks/resend-delivery.ts';
import { rotateSecret } from '../hooks/rotate-secret.ts';
import { testHook } from '../hooks/test-hook.ts';
import { findMember } from '../members/find-member.ts';
import type { Bearer } from '../tokens/store.ts';
import { paging, rangeOf } from './lenient.ts';
import { hookResource, presentDelivery, presentHook } from './present-hook.ts';
import type { RestDeps } from './rest-deps.ts';
import { type Route, route } from './route.ts';
import { done } from './schemas/common.ts';
import {
  deliveries as deliveriesAnswer,
  deliveryParams,
  hook as hookAnswer,
  hookBody,
  hookChange,
  hookParams,
  hooks as hooksAnswer,
  madeHook,
  madeSecret,
  startedTest,
} from './schemas/hooks.ts';
import { unixSeconds } from './unix-seconds.ts';

/** Web hooks: addresses that are told what happens. */
export const HOOK_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/user/hooks',
    summary: 'Your web hooks, the oldest first',
    caller: 'member',
    scopes: ['hooks'],
    answers: { 200: hooksAnswer },
    async answer({ config, db }, { bearer }) {
      const hooks = await listHooks(db, bearer.memberId);
      return { body: hooks.map((hook) => presentHook(config, hook)) };
    },
  }),
  route({
    method: 'POST',
    path: '/user/hooks',
    summary: 'Registers a web hook; the answer holds its secret, this once',
    caller: 'member',
    scopes: ['hooks'],
    body: hookBody,
    inputError: 'validation',
    answers: { 201: madeHook },
    async answer(deps, { bearer, body: { url = '', events = [], label = '' } }) {
      const owner = await ownerOf(deps, bearer);
      const { hook, secret } = await createHook(deps, { url, events, label, owner });
      return {
        status: 201,
        body: {
          id: hook.id,
          link: hookResource(deps.config, hook),
          secret,
          message: 'ok',
          description: 'Web hook was created successfully',
        },
      };
    },
  }),
  route({
    method: 'GET',
    path: '/user/hooks/:id',
    summary: 'A web hook of yours',
    caller: 'member',
    scopes: ['hooks'],
    params: hookParams,
    answers: { 200: hookAnswer },
    async answer({ config, db }, { bearer, params }) {
      return { body: presentHook(config, await ownHook(db, keyOf(bearer, params))) };
    },
  }),
  route({
    method: 'PATCH',
    path: '/user/hooks/:id',
    summary: 'Changes a web hook of yours, pauses it or turns it on; what is left out stays',
    caller: 'member',
    scopes: ['hooks'],
    body: hookChange,
    inputError: 'validation',
    params: hookParams,
    answers: { 200: done },
    async answer(deps, { bearer, body, params }) {
      const { hookId } = keyOf(bearer, params);
      await changeHook(deps, { ...definedOnly(body), owner: await ownerOf(deps, bearer), hookId });
      return { body: { message: 'ok', description: 'Web hook was updated correctly' } };
    },
  }),
  route({
    method: 'DELETE',
    path: '/user/hooks/:id',
    summary: 'Deletes a web hook of yours',
    caller: 'member',
    scopes: ['hooks'],
    params: hookParams,
    answers: { 204: null },
    async answer(deps, { bearer, params }) {
      await deleteHook(deps, keyOf(bearer, params));
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/user/hooks/:id/secret',
    summary: 'Makes a new secret, in the answer this once; the old one signs too for a day',
    caller: 'member',
    scopes: ['hooks'],
    params: hookParams,
    answers: { 200: madeSecret },
    async answer(deps, { bearer, params }) {
      const { secret, previousUntil } = await rotateSecret(deps, keyOf(bearer, params));
      return { body: { secret, previous_secret_until: unixSeconds(previousUntil) } };
    },
  }),
  route({
    method: 'POST',
    path: '/user/hooks/:id/test',
    summary: 'Sends a test message to a web hook of yours',
    caller: 'member',
    scopes: ['hooks'],
    params: hookParams,
    answers: { 202: startedTest },
    async answer(deps, { bearer, params }) {
      const id = await testHook(deps, keyOf(bearer, params));
      return { status: 202, body: { id, message: 'ok', description: 'The test is on its way' } };
    },
  }),
  route({
    method: 'GET',
    path: '/user/hooks/:id/deliveries',
    summary: 'What a web hook of yours was told and is to be told, the newest first',
    caller: 'member',
    scopes: ['hooks'],
    query: z.object(paging),
    params: hookParams,
    answers: { 200: deliveriesAnswer },
    async answer(deps, { bearer, params, query }) {
      const key = keyOf(bearer, params);
      const { deliveries } = await listDeliveries(deps, { ...key, ...rangeOf(query) });
      return { body: deliveries.map(presentDelivery) };
    },
  }),
  route({
    method: 'POST',
    path: '/user/hooks/:id/deliveries/:delivery/resend',
    summary: 'Makes a delivery once more, under the same webhook-id',
    caller: 'member',
    scopes: ['hooks'],
    params: deliveryParams,
    answers: { 202: done },
    async answer(deps, { bearer, params }) {
      const { delivery: deliveryId = '' } = params;
      await resendDelivery(deps, { ...keyOf(bearer, params), deliveryId });
      return { status: 202, body: { message: 'ok', description: 'The message is on its way' } };
    },
  }),
];

type Params = Readonly<Record<string, string>>;

function keyOf({ memberId }: Bearer, { id = '' }: Params) {
  return { memberId, hookId: id };
}

async function ownerOf({ db }: RestDeps, { memberId }: Bearer) {
  return (await findMember(db, memberId))!;
}

/** What was not sent stays out, so that it is not changed. */
function definedOnly<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
