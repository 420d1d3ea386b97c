import Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import { DomainError, type FieldErrors } from '../errors.ts';
import { formFaults, formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { renderPage } from '../web/page.ts';
import { COLLABORATORS_MAX, type Subject } from './agreement.ts';
import { answerProposal } from './answer-proposal.ts';
import { endAgreement } from './end-agreement.ts';
import { importCollaborators } from './import-collaborators.ts';
import { leaveAgreement } from './leave-agreement.ts';
import { listAgreements, listAgreementsAbout } from './list-agreements.ts';
import { MySharingPage, SHARING_DONE } from './my-sharing-page.tsx';
import { percentOf } from './percent.ts';
import { proposeAgreement, type TypedPart } from './propose-agreement.ts';
import { SharingPage } from './sharing-page.tsx';
import { askAgain, ownersAcceptedBy } from './standing-acceptances.ts';
import { describeSubject, mustOwn, sharingPath } from './subject.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

/** Empty lines that the form offers: a first time or when asked for more, and beside those in use. */
const SPARE_LINES = 3;
const SPARE_LINES_IN_USE = 1;

type Ctx = Context & { state: SignedIn };

/** `/sharing`, and `…/sharing` of a thing or a site: who earns which part of what. */
export function sharingRoutes(deps: Deps): Router {
  const router = new Router();

  router.get<SignedIn>('/sharing', signedIn, async (ctx) => {
    const { member } = ctx.state;
    const [lists, acceptedOwners] = await Promise.all([
      listAgreements(deps, member.id),
      ownersAcceptedBy(deps.db, member.id),
    ]);
    const done = SHARING_DONE[String(ctx.query.done ?? '')];
    const page = <MySharingPage {...lists} acceptedOwners={acceptedOwners} done={done} />;
    renderPage(ctx, deps.config, { title: 'Sharing' }, page);
  });

  router.post<SignedIn>('/sharing/answer', signedIn, async (ctx) => {
    const { agreement, always, answer } = formValues(ctx, 'agreement', 'always', 'answer');
    const agreementId = idOf(agreement);
    const accepts = answer === 'accept';
    await answerProposal(deps, {
      member: ctx.state.member,
      agreementId,
      accepts,
      always: always === '1',
    });
    seeOther(ctx, `/sharing?done=${accepts ? 'accepted' : 'declined'}`);
  });

  router.post<SignedIn>('/sharing/ask-again', signedIn, async (ctx) => {
    const { owner } = formValues(ctx, 'owner');
    await askAgain(deps.db, { memberId: ctx.state.member.id, ownerId: idOf(owner) });
    seeOther(ctx, '/sharing?done=ask-again');
  });

  router.post<SignedIn>('/sharing/leave', signedIn, async (ctx) => {
    const { agreement } = formValues(ctx, 'agreement');
    await leaveAgreement(deps, { member: ctx.state.member, agreementId: idOf(agreement) });
    seeOther(ctx, '/sharing?done=left');
  });

  addOwnersPage(router, deps, '/things/:id/sharing', ({ id }) => ({ thingId: idOf(id ?? '') }));
  addOwnersPage(router, deps, '/sites/:site/sharing', ({ site = '' }) => ({ site }));
  return router;
}

/** The page on which an owner proposes, and ends, the sharing of one subject. */
function addOwnersPage(
  router: Router,
  deps: Deps,
  path: string,
  subjectOf: (params: Record<string, string | undefined>) => Subject,
): void {
  router.get<SignedIn>(path, signedIn, async (ctx) => {
    await showOwnersPage(ctx, deps, subjectOf(ctx.params));
  });

  router.post<SignedIn>(path, signedIn, async (ctx) => {
    const subject = subjectOf(ctx.params);
    const { member: owner } = ctx.state;
    const { action, agreement } = formValues(ctx, 'action', 'agreement');
    if (action === 'more') {
      return showOwnersPage(ctx, deps, subject, { typed: typedParts(ctx), spare: SPARE_LINES });
    }
    if (action === 'import') {
      try {
        const typed = await importCollaborators(deps, { owner, subject });
        return await showOwnersPage(ctx, deps, subject, { typed });
      } catch (error) {
        return showOwnersPage(ctx, deps, subject, { typed: typedParts(ctx), ...formFaults(error) });
      }
    }
    if (action === 'withdraw') {
      await withdrawProposal(deps, { ownerId: owner.id, agreementId: idOf(agreement) });
      return seeOther(ctx, `${sharingPath(subject)}?done=withdrawn`);
    }
    if (action === 'end') {
      await endAgreement(deps, { ownerId: owner.id, agreementId: idOf(agreement) });
      return seeOther(ctx, `${sharingPath(subject)}?done=ended`);
    }
    const typed = typedParts(ctx);
    try {
      await proposeAgreement(deps, { owner, subject, typed });
    } catch (error) {
      return showOwnersPage(ctx, deps, subject, { typed, ...formFaults(error) });
    }
    seeOther(ctx, `${sharingPath(subject)}?done=proposed`);
  });
}

async function showOwnersPage(
  ctx: Ctx,
  deps: Deps,
  subject: Subject,
  {
    typed,
    errors,
    status = 200,
    spare,
  }: { typed?: TypedPart[]; errors?: FieldErrors; status?: number; spare?: number } = {},
): Promise<void> {
  const { member } = ctx.state;
  await mustOwn(deps.db, member.id, subject);
  const agreements = await listAgreementsAbout(deps, { ownerId: member.id, subject });
  const inForce = agreements.find(({ standing }) =>
    ['proposed', 'coming', 'running'].includes(standing),
  );
  const kept: TypedPart[] = (inForce?.agreement.parts ?? [])
    .filter(({ position, untilPeriod }) => position > 0 && untilPeriod === null)
    .map(({ name, millionths }) => ({ name, percent: percentOf(millionths) }));
  const props = {
    member,
    described: await describeSubject(deps.db, subject),
    agreements,
    lines: withSpare(typed ?? kept, spare),
    errors,
    done: SHARING_DONE[String(ctx.query.done ?? '')],
  };
  const frame = { title: 'Share the earnings', status };
  renderPage(ctx, deps.config, frame, <SharingPage {...props} />);
}

function withSpare(typed: readonly TypedPart[], asked?: number): TypedPart[] {
  const filled = typed.filter(({ name, percent }) => name !== '' || percent !== '');
  const wanted = asked ?? (filled.length === 0 ? SPARE_LINES : SPARE_LINES_IN_USE);
  const spare = Math.min(wanted, COLLABORATORS_MAX - filled.length);
  return [
    ...filled,
    ...Array.from({ length: Math.max(spare, 0) }, () => ({ name: '', percent: '' })),
  ];
}

function typedParts(ctx: Context): TypedPart[] {
  const lines = Array.from({ length: COLLABORATORS_MAX + 1 }, (_, at) => at);
  return lines
    .map((at) => formValues(ctx, `name_${at}`, `percent_${at}`))
    .map((values, at) => ({
      name: (values[`name_${at}`] ?? '').slice(0, 100),
      percent: (values[`percent_${at}`] ?? '').slice(0, 20),
    }))
    .filter(({ name, percent }) => name !== '' || percent !== '');
}

/** @throws DomainError `not_found` for what is no id. */
function idOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new DomainError('not_found', 'There is no such thing.');
  return Number(text);
}
