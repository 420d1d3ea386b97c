import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, anOperator, aSupporter } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';
import { forgetOldReporters } from './forget-reporters.ts';
import { suspendMember } from './suspend-member.ts';

describe('A report of abuse', () => {
  let server: TestServer;
  let operator: Member;
  let creator: Member;
  let reporter: Member;
  let console: Browser;
  let thingId: number;

  beforeEach(async () => {
    server = await testServer();
    operator = await anOperator(server.deps, { name: 'op' });
    creator = await aMember(server.deps, { name: 'creator' });
    reporter = await aMember(server.deps, { name: 'reporter' });
    thingId = await aThing(server.deps, { creator, url: 'https://works.example/kept' });
    await server.deps.db('things').update({ title: 'A photograph', description: 'Of me.' });
    console = await server.asProved(operator);
  });
  afterEach(() => server.close());

  const words = 'It shows my photograph without asking me.';
  const typed = (more: Record<string, string> = {}) => ({
    thing: String(thingId),
    category: 'not_theirs',
    words,
    ...more,
  });
  /** Sends a report; tells the path of the reporter's page. */
  async function report(browser: Browser, more: Record<string, string> = {}): Promise<string> {
    const answer = await browser.post('/abuse/report', typed(more));
    expect(answer.status, answer.text).to.equal(303);
    return new URL(answer.headers.get('Location')!, server.url).pathname;
  }
  const decide = (outcome: string, reason = 'We looked at it with care.', id = 1) =>
    console.post(`/operator/abuse/${id}`, { outcome, reason });
  const bodiesTo = (recipient: string): Promise<string[]> =>
    server.deps.db('mails').where({ recipient }).orderBy('id').pluck('body');

  it('is linked on the page of a thing and of a member, and open without signing in', async () => {
    const visitor = server.visitor();
    expect((await visitor.get(`/thing/${thingId}`)).text).to.include(
      `/abuse/report?thing=${thingId}`,
    );
    expect((await visitor.get('/profile/creator')).text).to.include('/abuse/report?member=creator');
    const page = await report(visitor, { email: 'passer@by.example' });
    const { text } = await visitor.get(page);
    expect(text).to.include('waits for an operator').and.to.include(words);
    expect((await newestMail(server.deps.db, 'passer@by.example')).path).to.equal(page);
  });

  it('says what is missing, and keeps what was typed', async () => {
    const answer = await server
      .visitor()
      .post('/abuse/report', typed({ category: '', words: 'x' }));
    expect(answer.status).to.equal(400);
    expect(answer.text).to.include('Choose what is wrong').and.to.include('Say in a sentence');
    for (const about of ['thing=999', 'member=nobody', 'thing=x', '']) {
      expect((await server.visitor().get(`/abuse/report?${about}`)).status, about).to.equal(404);
    }
  });

  it('is taken ten times an hour from one address, and mails no address more than thrice a day', async () => {
    for (let at = 0; at < 3; at += 1) await report(server.visitor(), { email: 'a@b.example' });
    const fourth = await server.visitor().post('/abuse/report', typed({ email: 'A@b.example' }));
    expect(fourth.status).to.equal(403);
    for (let at = 4; at < 10; at += 1) await report(server.visitor());
    expect((await server.visitor().post('/abuse/report', typed())).status).to.equal(403);
    expect(await bodiesTo('a@b.example')).to.have.length(3);
  });

  it('is not taken from a form of another site', async () => {
    const answer = await server.visitor().send('POST', '/abuse/report', {
      form: typed(),
      headers: { Origin: 'https://evil.example' },
    });
    expect(answer.status).to.equal(403);
    expect(await server.deps.db('abuse_reports')).to.deep.equal([]);
  });

  it('is dismissed with a reason that the reporter reads, and the creator hears nothing', async () => {
    await report(await server.as(reporter));
    expect((await decide('dismissed', '')).status, 'without a reason').to.equal(400);
    expect((await decide('')).status, 'without a decision').to.equal(400);
    expect((await decide('dismissed', 'It is their own photograph.')).status).to.equal(303);
    expect((await decide('hidden')).status, 'twice').to.equal(400);

    const mail = await newestMail(server.deps.db, reporter.email);
    expect(mail.body).to.include('It is their own photograph.');
    expect((await server.visitor().get(mail.path)).text).to.include('Nothing was changed.');
    expect(await bodiesTo(creator.email)).to.deep.equal([]);
    expect(await server.deps.db('operator_actions').pluck('action')).to.deep.equal([
      'abuse.decide',
    ]);
  });

  it('hides the thing: from pages, lists and search, whatever its creator does; flattrs stay', async () => {
    await report(server.visitor());
    await decide('hidden', 'It is not theirs.');
    const visitor = server.visitor();
    const own = await server.as(creator);
    expect((await visitor.get(`/thing/${thingId}`)).status).to.equal(404);
    expect((await own.get(`/thing/${thingId}`)).text).to.include('An operator has hidden this');

    const form = { title: 'New', description: '', category: 'rest', language: '', tags: '' };
    expect((await own.post(`/things/${thingId}/edit`, form)).status).to.equal(403);
    const { body } = await visitor.get(`/rest/v2/things/${thingId}`);
    expect(body).to.include({ hidden: true, description: '', title: 'works.example/kept' });
    expect(await server.deps.db('things').where({ id: thingId }).first('is_hidden')).to.satisfy(
      (row: { is_hidden: unknown }) => Boolean(row.is_hidden),
    );
    expect((await visitor.get('/catalog')).text).not.to.include(`/thing/${thingId}`);

    const mail = await newestMail(server.deps.db, creator.email);
    expect(mail.body).to.include('It is not theirs.');
    expect(mail.body).not.to.include(words);
    expect(mail.body).not.to.include('reporter');
  });

  it('leaves who had flattred what is hidden no link that leads nowhere', async () => {
    const fan = await aSupporter(server.deps);
    await flattrAll(server.deps, fan, [thingId]);
    const page = async () => (await (await server.as(fan)).get('/dashboard')).text;
    expect(await page()).to.include(`href="/thing/${thingId}"`);
    await report(server.visitor());
    await decide('hidden', 'A reason.');
    expect(await page())
      .to.include('works.example/kept')
      .and.include('hidden by an operator')
      .and.not.include(`href="/thing/${thingId}"`);
  });

  it('hides the thing still when its creator deletes it and somebody brings it back', async () => {
    await report(server.visitor());
    await decide('hidden', 'A reason.');
    const own = await server.as(creator);
    expect((await own.post(`/things/${thingId}/delete`)).status).to.equal(303);
    expect(await aThing(server.deps, { url: 'https://works.example/kept' })).to.equal(thingId);
    const row = await server.deps.db('things').where({ id: thingId }).first();
    expect([Boolean(row.is_hidden), row.deleted_at]).to.deep.equal([true, null]);
    expect((await server.visitor().get(`/thing/${thingId}`)).status).to.equal(404);
  });

  it('suspends the member whose thing it is', async () => {
    await report(await server.as(reporter));
    await decide('suspended', 'All that they have is copied.');
    expect(
      (await server.deps.db('members').where({ id: creator.id }).first()).suspended_at,
    ).not.to.equal(null);
    expect((await newestMail(server.deps.db, reporter.email)).body).to.include('is suspended now');
  });

  it('about what is hidden already needs no second measure', async () => {
    await report(server.visitor());
    await report(server.visitor());
    expect((await decide('hidden', 'Once.', 1)).status).to.equal(303);
    expect((await decide('hidden', 'Twice.', 2)).status).to.equal(303);
    expect(await server.deps.db('measures')).to.have.length(1);
  });

  it('of a member cannot hide them, and of nobody’s thing suspends nobody', async () => {
    const nobodys = await aThing(server.deps);
    await report(server.visitor(), { thing: '', member: 'creator' });
    await report(server.visitor(), { thing: String(nobodys) });
    expect((await decide('hidden', 'A reason.', 1)).text).to.include('not hidden but suspended');
    expect((await decide('suspended', 'A reason.', 2)).text).to.include('hide it instead');
  });

  it('never tells whom it concerns who reported', async () => {
    await report(await server.as(reporter));
    await decide('hidden', 'A reason.');
    const mail = await newestMail(server.deps.db, creator.email);
    const own = await server.as(creator);
    for (const path of [mail.path, `/thing/${thingId}`, '/settings/export', '/dashboard']) {
      const { text } = await own.get(path);
      expect(text, path).not.to.include('reporter').and.not.to.include(words);
    }
  });

  it('forgets who reported once nobody can object any more', async () => {
    await report(await server.as(reporter));
    await report(server.visitor(), { email: 'a@b.example' });
    await decide('dismissed', 'A reason.', 1);
    await decide('dismissed', 'A reason.', 2);
    server.setTime('2026-07-01T12:00:00Z');
    expect(await forgetOldReporters(server.deps)).to.equal(0);
    server.setTime('2026-09-01T12:00:00Z');
    expect(await forgetOldReporters(server.deps)).to.equal(2);
    expect(await server.deps.db('abuse_reports').select('reporter_id', 'email')).to.deep.equal([
      { reporter_id: null, email: '' },
      { reporter_id: null, email: '' },
    ]);
  });

  describe('and an objection', () => {
    const why = 'I made it myself, here is the negative.';
    const answerAppeal = (outcome: string, reason: string, id = 1) =>
      console.post(`/operator/appeals/${id}`, { outcome, reason });

    it('by whom a measure concerns, who is not signed in: granted, all is as before', async () => {
      await suspendMember(server.deps, {
        memberId: creator.id,
        operatorId: operator.id,
        reason: 'Copied all of it.',
      });
      const { path } = await newestMail(server.deps.db, creator.email);
      const visitor = server.visitor();
      expect((await visitor.get(path)).text).to.include('Copied all of it.');
      expect((await visitor.post(path, { words: 'no' })).status).to.equal(400);
      expect((await visitor.post(path, { words: why })).status).to.equal(303);
      expect((await visitor.post(path, { words: why })).text, 'once').to.include(
        'objected already',
      );
      expect((await console.get('/operator/appeals/1')).text).to.include(why);

      expect((await answerAppeal('granted', 'They showed that it is theirs.')).status).to.equal(
        303,
      );
      expect((await visitor.get(path)).text).to.include('They showed that it is theirs.');
      const member = await server.deps.db('members').where({ id: creator.id }).first();
      expect(member.suspended_at).to.equal(null);
      expect((await answerAppeal('refused', 'Again.')).status, 'decided once').to.equal(400);
    });

    it('refused: the measure stays, with the reason and the further ways', async () => {
      await report(server.visitor());
      await decide('hidden', 'A reason.');
      const { path } = await newestMail(server.deps.db, creator.email);
      await server.visitor().post(path, { words: why });
      await answerAppeal('refused', 'The negative is of another picture.');
      expect((await newestMail(server.deps.db, creator.email)).body)
        .to.include('another picture')
        .and.to.include('court');
      expect((await server.visitor().get(`/thing/${thingId}`)).status).to.equal(404);
    });

    it('by who reported: granted, the report is decided anew', async () => {
      await report(await server.as(reporter));
      await decide('dismissed', 'We see nothing.');
      const { path } = await newestMail(server.deps.db, reporter.email);
      await server.visitor().post(path, { words: 'Look at the second page of it.' });
      await answerAppeal('granted', 'You are right.');
      expect((await console.get('/operator/abuse')).text).to.include('/operator/abuse/1');
      expect((await decide('hidden', 'Seen now.')).status).to.equal(303);
      const again = await newestMail(server.deps.db, reporter.email);
      expect((await server.visitor().get(again.path)).text).to.include('hidden from everybody');
    });

    it('is possible for six months', async () => {
      await report(server.visitor());
      await decide('hidden', 'A reason.');
      const { path } = await newestMail(server.deps.db, creator.email);
      server.setTime('2026-07-11T12:00:00Z');
      expect((await server.visitor().post(path, { words: why })).text).to.include('months');
      expect((await server.visitor().get(path)).text).not.to.include('<form class="stack"');
    });

    it('is on pages that nobody finds without the link', async () => {
      for (const kind of ['reports', 'measures']) {
        const path = `/abuse/${kind}/${'x'.repeat(43)}`;
        expect((await server.visitor().get(path)).status).to.equal(404);
        expect((await server.visitor().post(path, { words: why })).status).to.equal(404);
      }
    });
  });
});
