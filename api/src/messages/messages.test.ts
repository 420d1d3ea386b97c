import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { aThing, flattrAll, verifyCreator } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import { closePeriod } from '../distribution/close-period.ts';
import type { Member } from '../members/member.ts';
import { forgetMessages } from './forget-messages.ts';
import { sendDigests } from './send-digests.ts';

const DAY = 86_400_000;

describe('Messages', () => {
  let server: TestServer;
  let ann: Member;
  let bob: Member;
  let carol: Member;
  let dave: Member;
  let thing: number;

  beforeEach(async () => {
    server = await testServer();
    const { deps } = server;
    carol = await aMember(deps, { name: 'carol' });
    ann = await aSupporter(deps, { name: 'ann' });
    bob = await aSupporter(deps, { name: 'bob' });
    thing = await aThing(deps, { creator: carol });
    dave = await aMember(deps, { name: 'dave' });
    const held = await aThing(deps, { creator: dave, isVerified: false });
    await flattrAll(deps, ann, [thing, held]);
    await flattrAll(deps, bob, [await aThing(deps)]);
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(deps, '2026-01');
  });
  afterEach(() => server.close());

  const thank = async (text = 'Thank you all!', who = carol) =>
    (await server.as(who)).post('/messages/thank/2026-01', { text });
  const inbox = async (who: Member) => (await (await server.as(who)).get('/messages')).text;
  const messageId = async (where: object) =>
    String((await server.deps.db('messages').where(where).orderBy('id', 'desc').first()).id);
  const answer = async (who: Member, text: string, more: Record<string, string> = {}) =>
    (await server.as(who)).post('/messages/answer', {
      thanks: await messageId({ kind: 'thanks' }),
      text,
      ...more,
    });
  const write = async (who: Member, thingId: number, text: string, named = '') =>
    (await server.as(who)).post(`/things/${thingId}/feedback`, { text, named });

  describe('thanks', () => {
    it('reach all who flattred the creator that month, and nobody else', async () => {
      const page = await (await server.as(carol)).get('/messages/thank/2026-01');
      expect(page.text).to.include('This goes to 1 supporter who flattred you in January 2026');
      expect((await thank()).headers.get('Location')).to.equal('/messages?done=thanked');
      expect(await inbox(ann)).to.include('carol thanks you for January 2026');
      expect(await inbox(bob)).to.not.include('Thank you all!');
      expect(await inbox(carol)).to.not.include('carol thanks you');
    });

    it('are sent once for a month, also when two are sent at once', async () => {
      const answers = await Promise.all([thank('One'), thank('Two')]);
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([303, 403]);
      expect((await thank('Three')).status).to.equal(403);
      expect(await server.deps.db('messages')).to.have.length(1);
    });

    it('are for who earned in a month that is closed', async () => {
      expect((await thank('Hello', bob)).status).to.equal(403);
      const browser = await server.as(carol);
      expect((await browser.get('/messages/thank/2026-02')).status).to.equal(404);
      expect((await browser.post('/messages/thank/2026-02', { text: 'x' })).status).to.equal(403);
      expect((await browser.get('/messages/thank/nonsense')).status).to.equal(400);
      expect((await thank('What I earned is held', dave)).status).to.equal(403);
    });

    it('are answered once, with a name or without one', async () => {
      await thank();
      expect((await answer(bob, 'It was me')).status, 'not to him').to.equal(404);
      expect((await answer(ann, ' ')).text).to.include('Write something first.');
      expect((await answer(ann, 'x'.repeat(2001))).text).to.include('2001 characters');
      expect((await answer(ann, 'You are welcome')).status).to.equal(303);
      expect((await answer(ann, 'Once more')).status).to.equal(403);
      const page = await inbox(carol);
      expect(page).to.include('A supporter answers your thanks for January 2026');
      expect(page).to.include('You are welcome').and.to.not.include('ann');
      expect(await inbox(ann)).to.include('You have answered.');
    });
  });

  describe('feedback', () => {
    it('reaches the creator, signed only by who signs, with no address of anybody', async () => {
      await write(bob, thing, 'I liked it', '1');
      await write(ann, thing, 'I did not');
      const page = await inbox(carol);
      expect(page)
        .to.match(/bob writes about/)
        .and.to.match(/A supporter writes about/);
      expect(page).to.not.include('@example.org').and.to.not.include('/profile/ann');
      expect(await inbox(ann)).to.include('without your name');
    });

    it('waits while nobody is known to be the creator, and then reaches them alone', async () => {
      const nobodys = await aThing(server.deps);
      await write(ann, nobodys, 'Who made this?');
      await server.deps.db('things').where({ id: nobodys }).update({ creator_id: dave.id });
      expect(await inbox(dave), 'not verified').to.not.include('Who made this?');
      await verifyCreator(server.deps, nobodys);
      expect(await inbox(dave)).to.include('Who made this?');
      expect(await inbox(carol)).to.not.include('Who made this?');
    });

    it('that reached a creator does not go to the next one', async () => {
      await write(ann, thing, 'For Carol alone');
      await server.deps.db('things').where({ id: thing }).update({ creator_id: bob.id });
      expect(await inbox(bob)).to.not.include('For Carol alone');
      expect(await inbox(carol)).to.include('For Carol alone');
    });

    it('is shown as text, whatever it is', async () => {
      await write(ann, thing, '<script>alert(1)</script> [x](javascript:alert(1))\u202e');
      const page = await inbox(carol);
      expect(page).to.include('&lt;script>alert(1)').and.to.not.include('<script>alert');
      expect(page).to.not.include('href="javascript').and.to.not.include('\u202e');
    });

    it('is limited, and not about own things or none', async () => {
      for (const text of ['1', '2', '3'])
        expect((await write(ann, thing, text)).status).to.equal(303);
      expect((await write(ann, thing, '4')).text).to.include('too many');
      expect((await write(carol, thing, 'me')).text).to.include('This is your own.');
      expect((await write(ann, 999_999, 'x')).status).to.equal(404);
      const visitor = server.visitor();
      expect((await visitor.post(`/things/${thing}/feedback`, { text: 'x' })).status).to.equal(303);
      expect(await server.deps.db('messages')).to.have.length(3);
    });
  });

  describe('muting', () => {
    const mute = async (who: Member, where: object) =>
      (await server.as(who)).post('/messages/mute', { message: await messageId(where) });

    it('hides all that somebody writes, without telling who it is, or telling them', async () => {
      await write(ann, thing, 'First');
      await mute(carol, { sender_id: ann.id });
      expect((await write(ann, thing, 'Second')).status).to.equal(303);
      const page = await inbox(carol);
      expect(page).to.not.include('First').and.to.not.include('Second');
      expect(page).to.include('Somebody without a name').and.to.not.include('ann');
      expect(await inbox(ann)).to.include('Second');
    });

    it('works for supporters who want no thanks, and can be taken back', async () => {
      await thank();
      await mute(ann, { kind: 'thanks' });
      expect(await inbox(ann)).to.not.include('Thank you all!');
      expect((await answer(ann, 'Hm')).status).to.equal(404);
      const { id } = await server.deps.db('mutes').first();
      await (await server.as(bob)).post('/messages/unmute', { mute: String(id) });
      expect(await inbox(ann), 'it is not his').to.not.include('Thank you all!');
      await (await server.as(ann)).post('/messages/unmute', { mute: String(id) });
      expect(await inbox(ann)).to.include('Thank you all!');
    });

    it('is by a message that one received', async () => {
      await write(ann, thing, 'First');
      expect((await mute(bob, { sender_id: ann.id })).status).to.equal(404);
    });
  });

  describe('digests', () => {
    const digestsAfter = async (days: number) => {
      server.setTime(new Date(Date.parse('2026-02-01T02:00:00Z') + days * DAY).toISOString());
      await Promise.all([sendDigests(server.deps), sendDigests(server.deps)]);
      return server.deps.db('mails').whereNotNull('unsubscribe_url').orderBy('id');
    };

    it('tell by mail what is new, once, and nothing when nothing is', async () => {
      await digestsAfter(0);
      await write(ann, thing, 'I liked it\nvery much');
      expect(await digestsAfter(29)).to.have.length(0);
      const [mail, ...others] = await digestsAfter(31);
      expect(others).to.deep.equal([]);
      expect(mail.recipient).to.equal('carol@example.org');
      expect(mail.body).to.include('> I liked it\n> very much').and.to.not.include('ann@');
      expect(await digestsAfter(90)).to.have.length(1);
    });

    it('come weekly to who wants that', async () => {
      await (await server.as(carol)).post('/messages/digest', { frequency: 'weekly' });
      await write(ann, thing, 'Hello');
      expect(await digestsAfter(8)).to.have.length(1);
      const wrong = await (await server.as(carol)).post('/messages/digest', {
        frequency: 'hourly',
      });
      expect(wrong.status).to.equal(400);
    });

    it('are turned off by a POST to the link, without signing in; a GET turns nothing off', async () => {
      await digestsAfter(0);
      await write(ann, thing, 'Hello');
      await digestsAfter(31);
      const { body } = await newestMail(server.deps.db, 'carol@example.org');
      const path = new URL(/http\S+\/digests\/off\/\S+/.exec(body)![0]).pathname;
      const frequency = async () =>
        (await server.deps.db('digests').where({ member_id: carol.id }).first()).frequency;
      expect((await server.visitor().get(path)).text).to.include('No more digests');
      expect(await frequency()).to.equal('monthly');
      // As a mail server sends it: no cookie, no origin.
      const form = 'List-Unsubscribe=One-Click';
      for (const _ of ['once', 'twice']) {
        const answer = await fetch(server.url + path, {
          method: 'POST',
          body: new URLSearchParams(form),
        });
        expect(answer.status).to.equal(200);
      }
      expect(await frequency()).to.equal('none');
      await write(bob, thing, 'Hello?');
      expect(await digestsAfter(90)).to.have.length(1);
      const guess = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`;
      expect((await server.visitor().post(guess)).status).to.equal(404);
      expect((await server.visitor().post('/digests/off/x')).status).to.equal(404);
    });
  });

  it('go with a member who leaves', async () => {
    await thank();
    await answer(ann, 'You are welcome');
    await write(bob, thing, 'Hello');
    await inTransaction(server.deps.db, (trx) => forgetMessages(trx, carol.id));
    expect(await server.deps.db('messages')).to.deep.equal([]);
  });
});
