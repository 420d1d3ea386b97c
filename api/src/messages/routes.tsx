import Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { formFaults, formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { parsePeriod } from '../period.ts';
import { findThing } from '../things/find-thing.ts';
import { renderPage } from '../web/page.ts';
import { answerThanks } from './answer-thanks.ts';
import type { Frequency } from './digest-store.ts';
import { digestOf, memberOfOffKey, setDigest } from './digests.ts';
import { listReceived, listSent } from './list-messages.ts';
import { MESSAGES_DONE, MessagesPage, type MessagesView } from './messages-page.tsx';
import { muteSender } from './mute-sender.ts';
import { mutesOf, unmute } from './mutes-of.ts';
import { sendFeedback } from './send-feedback.ts';
import { thankSupporters } from './thank-supporters.ts';
import { supportersToThank, thankablePeriods } from './thankable-periods.ts';
import { DigestOffPage, FeedbackPage, ThankPage } from './writing-pages.tsx';

const PER_PAGE = 20;
const SENT = 20;
const FREQUENCIES: readonly string[] = ['none', 'weekly', 'monthly'] satisfies Frequency[];

type Ctx = Context & { state: SignedIn };

/** `/messages`, feedback on a thing, and the link that turns digests off. */
export function messageRoutes(deps: Deps): Router {
  const router = new Router();
  const { config, db } = deps;

  router.get<SignedIn>('/messages', signedIn, (ctx) => showMessages(ctx, deps));

  router.get<SignedIn>('/messages/thank/:period', signedIn, (ctx) =>
    showThankPage(ctx, deps, { text: '' }),
  );

  router.post<SignedIn>('/messages/thank/:period', signedIn, async (ctx) => {
    const { text } = formValues(ctx, 'text');
    const period = parsePeriod(ctx.params.period!);
    try {
      await thankSupporters(deps, { creator: ctx.state.member, period, text });
    } catch (error) {
      return showThankPage(ctx, deps, { text, ...formFaults(error) });
    }
    seeOther(ctx, '/messages?done=thanked');
  });

  router.post<SignedIn>('/messages/answer', signedIn, async (ctx) => {
    const { thanks, text, named } = formValues(ctx, 'thanks', 'text', 'named');
    const answer = { thanksId: idOf(thanks), text, isNamed: named === '1' };
    try {
      await answerThanks(deps, { supporter: ctx.state.member, ...answer });
    } catch (error) {
      const { status, errors } = formFaults(error);
      return showMessages(ctx, deps, { status, failed: { ...answer, errors } });
    }
    seeOther(ctx, '/messages?done=answered');
  });

  router.post<SignedIn>('/messages/mute', signedIn, async (ctx) => {
    const { message } = formValues(ctx, 'message');
    await muteSender(deps, { memberId: ctx.state.member.id, messageId: idOf(message) });
    seeOther(ctx, '/messages?done=muted');
  });

  router.post<SignedIn>('/messages/unmute', signedIn, async (ctx) => {
    const { mute } = formValues(ctx, 'mute');
    await unmute(db, { memberId: ctx.state.member.id, muteId: idOf(mute) });
    seeOther(ctx, '/messages?done=unmuted');
  });

  router.post<SignedIn>('/messages/digest', signedIn, async (ctx) => {
    const { frequency } = formValues(ctx, 'frequency');
    if (!FREQUENCIES.includes(frequency)) {
      throw new DomainError('invalid_parameters', 'Choose none, weekly or monthly.');
    }
    await setDigest(deps, {
      memberId: ctx.state.member.id,
      frequency: frequency as Frequency,
    });
    seeOther(ctx, '/messages?done=digest');
  });

  router.get<SignedIn>('/things/:id/feedback', signedIn, (ctx) =>
    showFeedbackPage(ctx, deps, { text: '', isNamed: ctx.state.member.showsFlattrs }),
  );

  router.post<SignedIn>('/things/:id/feedback', signedIn, async (ctx) => {
    const { text, named } = formValues(ctx, 'text', 'named');
    const typed = { text, isNamed: named === '1' };
    try {
      const thingId = idOf(ctx.params.id);
      await sendFeedback(deps, { sender: ctx.state.member, thingId, ...typed });
    } catch (error) {
      return showFeedbackPage(ctx, deps, { ...typed, ...formFaults(error) });
    }
    seeOther(ctx, '/messages?done=sent');
  });

  // Mail programs look at links by themselves: only a POST turns anything off (RFC 8058).
  router.get('/digests/off/:key', async (ctx) => {
    await memberOfOffKey(db, ctx.params.key!);
    showDigestOff(ctx, false);
  });
  router.post('/digests/off/:key', async (ctx) => {
    const memberId = await memberOfOffKey(db, ctx.params.key!);
    await setDigest(deps, { memberId, frequency: 'none' });
    showDigestOff(ctx, true);
  });

  function showDigestOff(ctx: Context, isOff: boolean): void {
    // The address is a key: nobody else learns it.
    ctx.set('Referrer-Policy', 'no-referrer');
    ctx.set('X-Robots-Tag', 'noindex');
    renderPage(ctx, config, { title: 'Digests' }, <DigestOffPage isOff={isOff} />);
  }
  return router;
}

function idOf(text: string | undefined): number {
  if (!/^\d{1,9}$/.test(text ?? ''))
    throw new DomainError('not_found', 'There is no such message.');
  return Number(text);
}

async function showMessages(
  ctx: Ctx,
  deps: Deps,
  { status = 200, failed }: { status?: number; failed?: MessagesView['failed'] } = {},
): Promise<void> {
  const { member } = ctx.state;
  const { db, config } = deps;
  const typed = Number(ctx.query.page);
  const page = Number.isInteger(typed) && typed > 0 && typed <= 10_000 ? typed : 1;
  const part = { limit: PER_PAGE + 1, offset: (page - 1) * PER_PAGE };
  const [received, sent, thankable, mutes, digest] = await Promise.all([
    listReceived(db, member.id, part),
    listSent(db, member.id, { limit: SENT, offset: 0 }),
    thankablePeriods(db, deps, member.id),
    mutesOf(db, member.id),
    digestOf(db, member.id),
  ]);
  const view: MessagesView = {
    received: received.slice(0, PER_PAGE),
    hasOlder: received.length > PER_PAGE,
    page,
    sent,
    thankable,
    mutes,
    digest,
    showsName: member.showsFlattrs,
    done: MESSAGES_DONE[String(ctx.query.done ?? '')],
    failed,
  };
  renderPage(ctx, config, { title: 'Messages', status }, <MessagesPage {...view} />);
}

async function showThankPage(
  ctx: Ctx & { params: Record<string, string> },
  deps: Deps,
  { status = 200, ...typed }: { text: string; status?: number; errors?: Record<string, string> },
): Promise<void> {
  const period = parsePeriod(ctx.params.period!);
  const supporters = await supportersToThank(deps, { creatorId: ctx.state.member.id, period });
  if (supporters === undefined && !typed.errors) {
    throw new DomainError('not_found', 'There is nobody to thank for this month, or not any more.');
  }
  renderPage(
    ctx,
    deps.config,
    { title: 'Thank', status },
    <ThankPage period={period} supporters={supporters ?? 0} {...typed} />,
  );
}

async function showFeedbackPage(
  ctx: Ctx & { params: Record<string, string> },
  deps: Deps,
  {
    status = 200,
    ...typed
  }: { text: string; isNamed: boolean; status?: number; errors?: Record<string, string> },
): Promise<void> {
  const thing = await findThing(deps.db, { id: idOf(ctx.params.id) });
  if (!thing || thing.deletedAt !== null)
    throw new DomainError('not_found', 'There is no such thing.');
  const page = <FeedbackPage thing={thing} {...typed} />;
  renderPage(ctx, deps.config, { title: 'Write to the creator', status }, page);
}
