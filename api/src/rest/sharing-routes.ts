import { fieldError } from '../errors.ts';
import { findMember, findMembers, findMembersByFid } from '../members/find-member.ts';
import { listAgreementsAbout } from '../sharing/list-agreements.ts';
import { proposeAgreement, type TypedPart } from '../sharing/propose-agreement.ts';
import { stopSharing } from '../sharing/stop-sharing.ts';
import { mustOwn } from '../sharing/subject.ts';
import { presentSharing } from './present-sharing.ts';
import type { RestDeps } from './rest-deps.ts';
import { type Route, route } from './route.ts';
import { sharingBody, sharings } from './schemas/sharing.ts';
import { thingIdOf } from './thing-id.ts';

const SCOPES = ['sharing'] as const;
const LIVE = ['proposed', 'coming', 'running'];

/** Who shares what a thing earns. A program may offer parts; to accept one is for people. */
export const SHARING_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/things/:id/sharing',
    summary: 'How you share what a thing of yours earns: what is agreed, and what is proposed',
    caller: 'member',
    scopes: SCOPES,
    answers: { 200: sharings },
    errors: ['forbidden'],
    async answer(deps, { bearer: { memberId }, params }) {
      return { body: await sharingsOf(deps, memberId, thingIdOf(params)) };
    },
  }),
  route({
    method: 'PUT',
    path: '/things/:id/sharing',
    summary: 'Offers parts of what a thing of yours earns; sent again, it changes nothing',
    caller: 'member',
    scopes: SCOPES,
    body: sharingBody,
    inputError: 'validation',
    answers: { 200: sharings, 201: sharings },
    errors: ['validation', 'forbidden'],
    async answer(deps, { bearer: { memberId }, body: { collaborators }, params }) {
      const owner = (await findMember(deps.db, memberId))!;
      const thingId = thingIdOf(params);
      const { isNew } = await proposeAgreement(deps, {
        owner,
        subject: { thingId },
        typed: await typedParts(deps, collaborators),
      });
      const body = await sharingsOf(deps, memberId, thingId);
      return { status: isNew ? 201 : 200, body };
    },
  }),
  route({
    method: 'DELETE',
    path: '/things/:id/sharing',
    summary: 'Takes back what you proposed, and ends what is agreed from the next month on',
    caller: 'member',
    scopes: SCOPES,
    answers: { 204: null },
    errors: ['forbidden'],
    async answer(deps, { bearer: { memberId }, params }) {
      await stopSharing(deps, { ownerId: memberId, subject: { thingId: thingIdOf(params) } });
      return {};
    },
  }),
];

async function sharingsOf(deps: RestDeps, ownerId: number, thingId: number) {
  const subject = { thingId };
  await mustOwn(deps.db, ownerId, subject);
  const all = await listAgreementsAbout(deps, { ownerId, subject });
  const live = all.filter(({ standing }) => LIVE.includes(standing));
  const members = await findMembers(
    deps.db,
    live.flatMap(({ agreement }) => agreement.parts.flatMap(({ memberId }) => memberId ?? [])),
  );
  return live.map((one) => presentSharing(deps.config, one, members));
}

/**
 * Names stay as they are. Whose a `flattr:id` is everybody may know: it is what links name them by.
 * @throws DomainError `validation` when it is nobody’s.
 */
async function typedParts(
  { db }: RestDeps,
  collaborators: readonly {
    flattr_id?: string | undefined;
    username?: string | undefined;
    percent: string;
  }[],
): Promise<TypedPart[]> {
  const fids = collaborators.flatMap(({ flattr_id }) => flattr_id || []);
  const members = await findMembersByFid(db, fids);
  return collaborators.map(({ flattr_id, percent, username = '' }, at) => {
    if (!flattr_id) return { name: username, percent };
    const member = members.get(flattr_id);
    if (!member) throw fieldError(`name_${at}`, `Nobody has the flattr:id "${flattr_id}".`);
    return { name: member.name, percent };
  });
}
