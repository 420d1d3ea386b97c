import { decideReport } from '../src/abuse/decide-report.ts';
import { suspendMember } from '../src/abuse/suspend-member.ts';
import { checkClaim } from '../src/claims/check-claim.ts';
import { openClaim } from '../src/claims/open-claim.ts';
import { seedDemo } from '../src/demo/seed-demo.ts';
import { SUPPORTER, WORKS } from '../src/demo/works.ts';
import { applyEvent } from '../src/deposits/apply-event.ts';
import { depositByOperator } from '../src/deposits/deposit-by-operator.ts';
import { newDepositId, startDeposit } from '../src/deposits/start-deposit.ts';
import { followFeed } from '../src/feeds/follow-feed.ts';
import { keepItems } from '../src/feeds/keep-items.ts';
import { parseFeed } from '../src/feeds/parse-feed.ts';
import { updateFeed } from '../src/feeds/store.ts';
import { checkEarnings } from '../src/fraud/check-earnings.ts';
import { createHook } from '../src/hooks/create-hook.ts';
import { putNewEvents } from '../src/hooks/put-new-events.ts';
import { sendDeliveries } from '../src/hooks/send-deliveries.ts';
import { testHook } from '../src/hooks/test-hook.ts';
import { recordCheck } from '../src/ledger/latest-check.ts';
import { findMember, findMemberByName } from '../src/members/find-member.ts';
import { hashPassword } from '../src/members/hash-password.ts';
import type { Member } from '../src/members/member.ts';
import { offKey, setDigest } from '../src/messages/digests.ts';
import { sendFeedback } from '../src/messages/send-feedback.ts';
import { thankSupporters } from '../src/messages/thank-supporters.ts';
import { parseAmount } from '../src/money.ts';
import { setOperator } from '../src/operators/set-operator.ts';
import { newPayoutId, requestPayout } from '../src/payouts/request-payout.ts';
import { closeMonth } from '../src/sandbox/close-month.ts';
import { hashSecret, newSecret } from '../src/secrets.ts';
import { answerProposal } from '../src/sharing/answer-proposal.ts';
import { proposeAgreement } from '../src/sharing/propose-agreement.ts';
import { subscribeToThing } from '../src/subscriptions/subscribe-to-thing.ts';
import type { Browser } from './browser.ts';
import { aContest } from './contests.ts';
import { aMember, anOperator, aSupporter } from './factories.ts';
import { podcastFeed } from './feed-server.ts';
import { newestMail } from './mailbox.ts';
import { aThing, flattrAll } from './month.ts';
import { aClient } from './oauth.ts';
import { earn, PASSWORD, setPayoutsTo } from './payouts.ts';
import type { TestServer } from './server.ts';

/** A service in use: a closed month, an open one, and everything that a page can be about. */
export type World = {
  supporter: Member;
  creator: Member;
  operator: Member;
  /** A deposit of the supporter's that is not paid yet. */
  depositId: string;
  /** An application that the creator has registered. */
  clientId: string;
  /** A web hook of the creator's, with a delivery of which nothing came yet. */
  hookId: string;
  confirmPath: string;
  resetPath: string;
  /** The link at the end of a digest. */
  digestPath: string;
  /** A payout of the creator's that waits. */
  payoutId: string;
  /** The link in the mail to a feed's owner. */
  ownerPath: string;
  /** The page of a feed that cannot be read any more, with episodes of all kinds. */
  feedPath: string;
  /** Claims by their ids: of the creator, contested; of the supporter, open, and of a feed. */
  claims: { contested: number; open: number; feed: number };
  /** The things of the demo, by id, and one of nobody. The second is hidden by an operator. */
  things: number[];
  /** A member who is suspended, and their page about it. */
  suspended: Member;
  measurePath: string;
  /** The page of a report that waits. */
  reportPath: string;
};

export const SITE = 'http://localhost:3001';

export async function aWorldInUse(server: TestServer): Promise<World> {
  const { deps } = server;
  await seedDemo(deps, SITE);
  const supporter = (await findMemberByName(deps.db, SUPPORTER.name))!;
  const creator = (await findMemberByName(deps.db, WORKS[0]!.creator.name))!;
  const other = (await findMemberByName(deps.db, WORKS[2]!.creator.name))!;
  const demoThings: number[] = await deps.db('things').orderBy('id').pluck('id');
  const things = [
    ...demoThings,
    await aThing(deps, { url: `https://nobody.example/${'a-long-address-'.repeat(12)}` }),
  ];
  const proven = await aThing(deps, { creator, url: 'https://proven.example/a-post' });
  const provenOther = await aThing(deps, { creator: other, url: 'https://proven.example/b' });
  await flattrAll(deps, supporter, [...things, proven, provenOther]);
  await flattrOneself(deps);
  await closeMonth(deps);
  await checkEarnings(deps);
  await recordCheck(deps);

  const { hook } = await createHook(deps, {
    owner: creator,
    url: 'http://127.0.0.1:1/flattr',
    label: '',
    events: ['thing.flattred', 'period.closed'],
  });
  await depositByOperator(deps, { memberId: supporter.id, amount: parseAmount('20.00') });
  await flattrAll(deps, supporter, things.slice(0, 3));
  await subscribeToThing(deps, { supporterId: supporter.id, thingId: things[0]! });
  const { id: depositId } = await startDeposit(deps, {
    memberId: supporter.id,
    amount: parseAmount('25.00'),
    id: newDepositId(),
  });
  const digestPath = await writeToEachOther(deps, { supporter, creator, other }, proven);
  await shareFirst(deps, creator, supporter, things[0]!);
  await putNewEvents(deps);
  await testHook(deps, { memberId: creator.id, hookId: hook.id });
  await sendDeliveries(deps);
  const { clientId } = await aClient(deps, creator);
  const operator = await anOperator(deps, { name: 'operator' });
  await aContest(deps, { incumbent: creator, challenger: supporter });
  await aTakeover(deps, { from: supporter, to: creator, thingId: proven });
  await applyEvent(deps, {
    provider: 'sandbox',
    eventId: 'evt_unknown',
    depositId: 'of-nobody',
    outcome: 'succeeded',
    amount: parseAmount('5.00'),
    currency: deps.config.currency,
  });
  await setOperator(deps, { member: supporter, isOperator: true, reason: 'To look around.' });
  await setOperator(deps, { member: supporter, isOperator: false, reason: 'Has looked around.' });
  return {
    supporter,
    creator,
    operator,
    depositId,
    clientId,
    hookId: hook.id,
    things,
    digestPath,
    payoutId: await aPayout(deps, creator),
    ownerPath: await anOwnerMail(deps, supporter),
    feedPath: await aFeed(deps, creator),
    claims: await someClaims(deps, { supporter, creator }),
    ...(await mailedLinks(server)),
    ...(await someAbuse(server, operator, things)),
  };
}

/** A payout of the creator's, and a file for a bank that has none in it. */
async function aPayout(deps: TestServer['deps'], creator: Member): Promise<string> {
  const passwordHash = await hashPassword(PASSWORD);
  await deps.db('members').where({ id: creator.id }).update({ password_hash: passwordHash });
  await setPayoutsTo(deps, (await findMember(deps.db, creator.id))!, 'paid');
  await earn(deps, creator, '25.00');
  const { id } = await requestPayout(deps, {
    memberId: creator.id,
    amount: parseAmount('10.00'),
    id: newPayoutId(),
  });
  await deps.db('payout_batches').insert({
    provider: 'sepa',
    message_id: 'FLATTR-20260210-abcdefghij',
    execute_on: '2026-02-10',
    payouts: 0,
    amount: 0,
    created_at: deps.clock.now(),
  });
  return id;
}

/** A claim of a site that does not answer, beside those of the contest and of the feed. */
async function someClaims(
  deps: TestServer['deps'],
  { supporter, creator }: { supporter: Member; creator: Member },
): Promise<World['claims']> {
  const url = `http://localhost:1/${'~a-long-name-'.repeat(6)}`;
  const { claim } = await openClaim(deps, { memberId: supporter.id, url });
  await checkClaim(deps, { memberId: supporter.id, claimId: claim.id });
  const idOf = async (where: object) => (await deps.db('claims').where(where).first('id')).id;
  return {
    contested: await idOf({ member_id: creator.id, state: 'contested' }),
    open: claim.id,
    feed: (await deps.db('owner_mails').first('claim_id')).claim_id,
  };
}

/** A feed that the supporter claims, whose owner was asked. */
async function anOwnerMail(deps: TestServer['deps'], member: Member): Promise<string> {
  const url = `https://pod.example/${'a-long-feed-'.repeat(10)}`;
  const { claim } = await openClaim(deps, { memberId: member.id, url, kind: 'feed' });
  const secret = newSecret();
  await deps.db('owner_mails').insert({
    claim_id: claim.id,
    address_hash: '',
    shown: 'p…@pod.example',
    secret_hash: hashSecret(secret),
    answer: 'none',
    sent_at: deps.clock.now(),
  });
  return `/claims/owner/${secret}`;
}

/** A feed of the creator's: an episode on its own site, one elsewhere, one without an address. */
async function aFeed(deps: TestServer['deps'], creator: Member): Promise<string> {
  const url = `https://pod.example/${'~another-long-feed-'.repeat(6)}`;
  const feed = await followFeed(deps, { url, memberId: creator.id });
  const text = podcastFeed({
    episodes: [
      { guid: 'own', link: 'https://pod.example/1', audio: 'https://pod.example/1.mp3' },
      { guid: 'elsewhere', link: 'https://elsewhere.example/2', title: 'Aaah'.repeat(60) },
      { guid: 'nowhere' },
    ],
  });
  await keepItems(deps, feed, parseFeed(text, feed.url));
  const now = deps.clock.now();
  const failed = { failures: 3, problem: 'The server answered 500.', fetchedAt: now };
  await updateFeed(deps.db, feed.id, { ...failed, nextFetchAt: now + 4 * 3_600_000 });
  return `/feeds/show?${new URLSearchParams({ url: feed.address })}`;
}

/** A claim of the creator's took a thing over that the supporter had registered by hand. */
async function aTakeover(
  { clock, db }: TestServer['deps'],
  { from, to, thingId }: { from: Member; to: Member; thingId: number },
): Promise<void> {
  const claim = await db('claims').where({ member_id: to.id }).first();
  await db('takeovers').insert({
    claim_id: claim.id,
    thing_id: thingId,
    from_member_id: from.id,
    to_member_id: to.id,
    amount: 1_000_000,
    taken_at: clock.now(),
    final_at: clock.now() + 864_000_000,
  });
}

/** The creator shares the first thing with another one, and has asked the supporter too since. */
async function shareFirst(
  deps: TestServer['deps'],
  owner: Member,
  supporter: Member,
  thingId: number,
): Promise<void> {
  const subject = { thingId };
  const other = (await findMemberByName(deps.db, WORKS[1]!.creator.name))!;
  const part = { name: other.name, percent: '30' };
  const { id: agreementId } = await proposeAgreement(deps, { owner, subject, typed: [part] });
  await answerProposal(deps, { member: other, agreementId, accepts: true });
  const typed = [part, { name: supporter.name, percent: '12.5' }];
  await proposeAgreement(deps, { owner, subject, typed });
}

/** Another creator has thanked; the supporter has written about a thing without giving a name. */
async function writeToEachOther(
  deps: TestServer['deps'],
  { supporter, creator, other }: { supporter: Member; creator: Member; other: Member },
  thingId: number,
): Promise<string> {
  await thankSupporters(deps, { creator: other, period: '2026-01', text: 'Thank you!\n\nAll.' });
  const text = `More of it, please. ${'a-long-word-'.repeat(12)}`;
  await sendFeedback(deps, { sender: supporter, thingId, text, isNamed: false });
  await setDigest(deps, { memberId: creator.id, frequency: 'weekly' });
  const { off_secret } = await deps.db('digests').where({ member_id: creator.id }).first();
  return `/digests/off/${offKey(creator.id, off_secret)}`;
}

async function mailedLinks({ deps, visitor }: TestServer) {
  const stranger: Browser = visitor();
  await stranger.post('/sign-up', {
    kind: 'individual',
    name: 'newcomer',
    email: 'newcomer@example.org',
    password: 'a few words in a row',
  });
  await stranger.post('/forgot', { email: `${SUPPORTER.name}@demo.example` });
  const [confirm, reset] = await Promise.all([
    newestMail(deps.db, 'newcomer@example.org'),
    newestMail(deps.db, `${SUPPORTER.name}@demo.example`),
  ]);
  return { confirmPath: confirm.path, resetPath: reset.path };
}

/** A creator with a second membership, which flattrs what is theirs. */
async function flattrOneself(deps: TestServer['deps']): Promise<void> {
  const creator = await aMember(deps, { name: 'echo' });
  const second = await aSupporter(deps, { name: 'chamber', funds: '15.00', budget: '15.00' });
  await deps.db('members').where({ id: second.id }).update({ email_key: 'echo+2@example.org' });
  await flattrAll(deps, second, [await aThing(deps, { creator, url: 'https://echo.example/' })]);
}

/** Two reports, the second decided; a member who is suspended and objects. */
async function someAbuse({ deps, visitor }: TestServer, operator: Member, things: number[]) {
  const words = 'It is a copy of what I wrote in my own blog last year.';
  const reported: string[] = [];
  for (const thing of things.slice(0, 2)) {
    const form = { thing: String(thing), category: 'not_theirs', words };
    const answer = await visitor().post('/abuse/report', form);
    reported.push(answer.headers.get('Location')!);
  }
  const by = { operatorId: operator.id, reason: 'It is a copy, as the older page shows.' };
  await decideReport(deps, { reportId: 2, outcome: 'hidden', ...by });
  const suspended = await aMember(deps, { name: 'copycat' });
  await suspendMember(deps, { memberId: suspended.id, ...by });
  const { path: measurePath } = await newestMail(deps.db, suspended.email);
  await visitor().post(measurePath, { words: 'I wrote it first, and can show the drafts.' });
  return { suspended, measurePath, reportPath: new URL(reported[0]!, 'http://x').pathname };
}
