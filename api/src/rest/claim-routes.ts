import { checkClaim } from '../claims/check-claim.ts';
import { findClaim, findClaimsOf } from '../claims/find-claims.ts';
import { giveUpClaim } from '../claims/give-up-claim.ts';
import { openClaim } from '../claims/open-claim.ts';
import { DomainError } from '../errors.ts';
import { presentClaim } from './present-claim.ts';
import { type Route, route } from './route.ts';
import { checkBody, claim, claimBody, claims } from './schemas/claims.ts';
import { parseThingId } from './thing-id.ts';

const SCOPES = ['thing'] as const;

/** Creators show that sites are theirs. */
export const CLAIM_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/claims',
    summary: 'Claims a site: gives the token to put up there; or your live claim of it',
    caller: 'member',
    scopes: SCOPES,
    body: claimBody,
    inputError: 'validation',
    answers: { 200: claim, 201: claim },
    errors: ['validation', 'rate_limit_exceeded'],
    async answer(deps, { bearer: { memberId }, body: { kind, public_key, url } }) {
      const publicKey = public_key || undefined;
      const opened = await openClaim(deps, { memberId, url, kind, publicKey });
      return { status: opened.isNew ? 201 : 200, body: await presentClaim(deps, opened.claim) };
    },
  }),
  route({
    method: 'GET',
    path: '/claims',
    summary: 'Your claims, those that are over too, newest first',
    caller: 'member',
    scopes: SCOPES,
    answers: { 200: claims },
    async answer(deps, { bearer }) {
      const all = await findClaimsOf(deps.db, bearer.memberId);
      return { body: await Promise.all(all.map((one) => presentClaim(deps, one))) };
    },
  }),
  route({
    method: 'GET',
    path: '/claims/:id',
    summary: 'A claim of yours: what to put up, and what was found',
    caller: 'member',
    scopes: SCOPES,
    answers: { 200: claim },
    async answer(deps, { bearer, params }) {
      const key = { memberId: bearer.memberId, claimId: claimIdOf(params) };
      return { body: await presentClaim(deps, await findClaim(deps.db, key)) };
    },
  }),
  route({
    method: 'POST',
    path: '/claims/:id/check',
    summary: 'Looks at the site now, for at most some twenty seconds, and says what was found',
    caller: 'member',
    scopes: SCOPES,
    body: checkBody,
    inputError: 'validation',
    answers: { 200: claim },
    errors: ['validation', 'rate_limit_exceeded'],
    async answer(deps, { bearer, body, params }) {
      const key = { memberId: bearer.memberId, claimId: claimIdOf(params) };
      await checkClaim(deps, { ...key, method: body.method || undefined });
      return { body: await presentClaim(deps, await findClaim(deps.db, key)) };
    },
  }),
  route({
    method: 'DELETE',
    path: '/claims/:id',
    summary: 'Gives a claim up; what you earned stays yours',
    caller: 'member',
    scopes: SCOPES,
    answers: { 204: null },
    errors: ['validation'],
    async answer(deps, { bearer, params }) {
      await giveUpClaim(deps, { memberId: bearer.memberId, claimId: claimIdOf(params) });
      return {};
    },
  }),
];

/** @throws DomainError `not_found` when a path names no claim. */
function claimIdOf({ id = '' }: Readonly<Record<string, string>>): number {
  const claimId = parseThingId(id);
  if (claimId === undefined) throw new DomainError('not_found', 'No claim was found');
  return claimId;
}
