import { z } from 'zod';
import { DomainError } from '../errors.ts';
import { findMember } from '../members/find-member.ts';
import { verifyIdentity } from '../things/verify-identity.ts';
import { text } from './lenient.ts';
import type { RestDeps } from './rest-deps.ts';
import { type Answer, type Route, route } from './route.ts';
import { verified } from './schemas/users.ts';

const body = z.object({
  identity: text.refine((value) => value.trim() !== '', 'Send the identity: email:MD5.'),
});

/** Members show that things which name them by an identifier are theirs. */
export const VERIFY_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/user/verify',
    summary: 'Makes yours what names your e-mail address: identity=email:MD5',
    caller: 'member',
    scopes: ['thing'],
    body,
    answers: { 200: verified },
    errors: ['invalid_parameters'],
    answer: (deps, { bearer, body: { identity } }) => verify(deps, bearer.memberId, identity),
  }),
  route({
    method: 'POST',
    path: '/users/:name/verify',
    summary: 'The same, where :name is you',
    caller: 'member',
    scopes: ['thing'],
    body,
    answers: { 200: verified },
    errors: ['invalid_parameters'],
    async answer(deps, { bearer, body: { identity }, params: { name = '' } }) {
      const caller = await findMember(deps.db, bearer.memberId);
      if (caller?.name.toLowerCase() !== name.toLowerCase()) {
        throw new DomainError('unauthorized', 'You can verify an identity for yourself alone.');
      }
      return verify(deps, bearer.memberId, identity);
    },
  }),
];

async function verify(deps: RestDeps, memberId: number, identifier: string): Promise<Answer> {
  const things = await verifyIdentity(deps, { memberId, identifier });
  return {
    body: { message: 'ok', description: 'The identity was verified', things },
  };
}
