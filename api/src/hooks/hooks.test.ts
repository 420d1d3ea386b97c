import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { aThing, flattrAll, verifyCreator } from '../../test/month.ts';
import { aReceiver, isSignedWith, type Receiver, verified } from '../../test/receiver.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { isSqlite } from '../db.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { sweepThings } from '../distribution/sweep-things.ts';
import { undoFlattr } from '../flattrs/undo-flattr.ts';
import { sealBlocks } from '../ledger/seal-block.ts';
import type { Member } from '../members/member.ts';
import { findOrCreateThing } from '../things/find-or-create-thing.ts';
import { forgetHooks } from './delete-hook.ts';
import { putNewEvents } from './put-new-events.ts';
import { removeOldDeliveries } from './remove-old-deliveries.ts';
import { pauseAfter } from './retries.ts';
import { sendDeliveries } from './send-deliveries.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('Web hooks', () => {
  let server: TestServer;
  let receiver: Receiver;
  let creator: Member;
  let api: Browser;
  beforeEach(async () => {
    server = await testServer();
    receiver = await aReceiver();
    creator = await aMember(server.deps, { name: 'creator' });
    api = server.visitor().withToken(await aToken(server.deps, creator));
  });
  afterEach(async () => {
    await server.close();
    await receiver.close();
  });

  type Made = { id: string; secret: string };

  async function aHook(
    events: string[] = ['thing.flattred'],
    { as = api, url = receiver.url }: { as?: Browser; url?: string } = {},
  ): Promise<Made> {
    const json = { url, label: 'Mine', events };
    const answer = await as.send('POST', '/rest/v2/user/hooks', { json });
    expect(answer.status, answer.text).to.equal(201);
    return answer.body;
  }

  function pass(milliseconds: number): void {
    const { clock } = server.deps;
    clock.moveTo!(clock.now() + milliseconds);
  }

  /** Lets the jobs run as they would within the next seconds. */
  async function soon(): Promise<void> {
    pass(10_000);
    await putNewEvents(server.deps);
    await sendDeliveries(server.deps);
  }

  async function deliveriesOf({ id }: Made) {
    return (await api.get(`/rest/v2/user/hooks/${id}/deliveries`)).body;
  }

  /** Somebody flattrs a thing of the creator's. */
  async function aFlattr(options: { shows?: boolean } = {}): Promise<Member> {
    const supporter = await aSupporter(server.deps);
    const { shows = true } = options;
    await server.deps.db('members').where({ id: supporter.id }).update({ shows_flattrs: shows });
    await flattrAll(server.deps, supporter, [await aThing(server.deps, { creator })]);
    return supporter;
  }

  describe('tell', () => {
    it('a creator of each flattr once, signed so that an independent library verifies it', async () => {
      const { secret } = await aHook();
      const thing = await aThing(server.deps, { creator, url: 'https://works.example/song' });
      const supporter = await aSupporter(server.deps, { name: 'fan' });
      await flattrAll(server.deps, supporter, [thing]);
      await flattrAll(server.deps, supporter, [await aThing(server.deps)]); // Not the creator's.
      await soon();
      await soon();

      expect(receiver.received).to.have.length(1);
      const [message] = receiver.received;
      expect(message!.headers).to.include({ 'content-type': 'application/json' });
      expect(message!.id).to.match(/^msg_[0-9a-z]{24}$/);
      expect(verified(secret, message!)).to.deep.equal({
        type: 'thing.flattred',
        timestamp: '2026-01-10T12:00:00.000Z',
        data: {
          period: '2026-01',
          source: 'api',
          thing: {
            id: thing,
            url: 'https://works.example/song',
            title: 'works.example/song',
            link: `${server.url}/thing/${thing}`,
            resource: `${server.url}/rest/v2/things/${thing}`,
          },
          supporter: 'fan',
        },
      });
      expect(isSignedWith((await aHook()).secret, message!)).to.equal(false);
      const changed = { ...message!, body: message!.body.replace('fan', 'man') };
      expect(isSignedWith(secret, changed)).to.equal(false);
    });

    it('no name of a supporter who does not show what they flattr, or has left', async () => {
      const { secret } = await aHook();
      await aFlattr({ shows: false });
      const leaver = await aFlattr();
      await server.deps.db('members').where({ id: leaver.id }).update({ deleted_at: 1 });
      await soon();
      const names = receiver.received.map((one) => verified(secret, one).data.supporter);
      expect(names).to.deep.equal([null, null]);
      expect(receiver.received.map(({ body }) => body).join()).not.to.contain(leaver.name);
    });

    it('nothing of what happened before, or in a pause, and a flattr again after undo once', async () => {
      await aFlattr();
      pass(1);
      const hook = await aHook();
      await soon();
      expect(receiver.received).to.have.length(0);

      const path = `/rest/v2/user/hooks/${hook.id}`;
      await api.send('PATCH', path, { json: { active: false } });
      await aFlattr();
      await soon();
      await api.send('PATCH', path, { json: { active: true } });
      await soon();
      expect(receiver.received).to.have.length(0);

      const supporter = await aFlattr();
      await soon();
      const { thing_id: thingId } = await server.deps
        .db('flattrs')
        .where({ supporter_id: supporter.id })
        .first();
      await undoFlattr(server.deps, { supporterId: supporter.id, thingId });
      await flattrAll(server.deps, supporter, [thingId]);
      await soon();
      expect(receiver.received).to.have.length(1);
    });

    it('a flattr of the last moment, and one that a closing makes', async () => {
      await aHook();
      server.setTime('2026-01-31T23:59:59Z');
      await aFlattr();
      server.setTime('2026-02-01T01:00:00Z');
      await closePeriod(server.deps, '2026-01');
      await soon();
      await soon();
      expect(receiver.received).to.have.length(1);
      const [{ position }] = await server.deps.db('hook_events');
      expect(position).to.equal('2026-01');
    });

    it('members of closed months, and of what they earn', async () => {
      const { secret } = await aHook(['period.closed', 'earnings.received']);
      const supporter = await aFlattr();
      const token = await aToken(server.deps, supporter);
      const theirs = await aHook(['period.closed'], { as: server.visitor().withToken(token) });
      await soon();
      expect(receiver.received).to.have.length(0);
      server.setTime('2026-02-01T01:00:00Z');
      await closePeriod(server.deps, '2026-01');
      await soon();
      await sealBlocks(server.deps);
      await soon();
      await soon();

      const mine = receiver.received.filter((one) => isSignedWith(secret, one));
      const told = mine.map((one) => verified(secret, one));
      expect(told.map(({ type }) => type)).to.deep.equal(['period.closed', 'earnings.received']);
      expect(told[0].data).to.deep.equal({
        period: '2026-01',
        currency: 'USD',
        given: { amount: '0.00', flattrs: 0 },
        earned: { amount: '10.00', held: '0.00', flattrs: 1 },
      });
      expect(told[1].data).to.deep.include({ period: '2026-01', amount: '10.00' });
      expect(told[1].data.thing).to.have.property('url');
      const [given] = receiver.received.filter((one) => isSignedWith(theirs.secret, one));
      expect(verified(theirs.secret, given!).data.given).to.deep.equal({
        amount: '10.00',
        flattrs: 1,
      });
    });

    it('a creator of shares that were waiting and are theirs now', async () => {
      const { deps } = server;
      const thing = await aThing(deps);
      await flattrAll(deps, await aSupporter(deps), [thing]);
      server.setTime('2026-02-01T01:00:00Z');
      await closePeriod(deps, '2026-01');
      await sealBlocks(deps);
      const { secret } = await aHook(['earnings.received']);
      await soon();
      expect(receiver.received).to.have.length(0);
      await deps.db('things').where({ id: thing }).update({ creator_id: creator.id });
      await verifyCreator(deps, thing);
      await sweepThings(deps);
      await sealBlocks(deps);
      await soon();
      expect(verified(secret, receiver.received[0]!).data).to.include({ amount: '10.00' });
    });

    it('operators of things whose owner is only named, also by the old form', async () => {
      const { deps } = server;
      const refused = await api.send('POST', '/rest/v2/user/hooks', {
        json: { url: receiver.url, events: ['share.waiting'] },
      });
      expect([refused.status, refused.body.fields.events]).to.deep.equal([
        400,
        'Only operators are told of "share.waiting".',
      ]);
      await deps.db('members').where({ id: creator.id }).update({ is_operator: true });
      const { secret } = await aHook(['share.waiting', 'pendingclickcreate']);
      const { thing } = await deps.db.transaction((trx) =>
        findOrCreateThing(trx, deps, {
          url: 'https://works.example/theirs',
          creatorId: null,
          ownerIdentifier: 'email:0bc83cb571cd1c50ba6f3e8a78ef1346',
        }),
      );
      const fan = await aSupporter(deps, { name: 'fan' });
      const shy = await aSupporter(deps, { name: 'shy' });
      await deps.db('members').where({ id: shy.id }).update({ shows_flattrs: false });
      await flattrAll(deps, fan, [thing.id, await aThing(deps)]);
      pass(1000);
      await flattrAll(deps, shy, [thing.id]);
      await soon();

      expect(receiver.received).to.have.length(2);
      const forms = receiver.received.map(({ body }) =>
        Object.fromEntries(new URLSearchParams(body)),
      );
      const byName = Object.fromEntries(forms.map((form) => [form.flattrer_username, form]));
      expect(Object.keys(byName).sort()).to.deep.equal(['', 'fan']);
      expect(byName.fan).to.deep.equal({
        _event: 'pendingclickcreate',
        thing_id: String(thing.id),
        thing_owner_id: 'email:0bc83cb571cd1c50ba6f3e8a78ef1346',
        thing_clicks_total: '2',
        flattrer_username: 'fan',
        claim_url: `${server.url}/owner/`,
      });
      const [{ headers }] = receiver.received as [Receiver['received'][0]];
      expect(headers['content-type']).to.equal('application/x-www-form-urlencoded');
      expect(isSignedWith(secret, receiver.received[0]!)).to.equal(true);

      server.setTime('2026-02-01T01:00:00Z');
      await closePeriod(deps, '2026-01');
      await soon();
      const waiting = verified(secret, receiver.received[2]!);
      expect(waiting.type).to.equal('share.waiting');
      expect(waiting.data).to.deep.include({ period: '2026-01', amount: '15.00', flattrs: 2 });
      expect(waiting.data.owner).to.match(/^email:/);
    });

    it('messages that stay small, whatever a thing is called', async () => {
      await aHook();
      const url = `https://works.example/${'ä'.repeat(330)}`;
      const thing = await aThing(server.deps, { creator, url });
      await server.deps
        .db('things')
        .where({ id: thing })
        .update({ title: '\u0001'.repeat(200) });
      await flattrAll(server.deps, await aSupporter(server.deps), [thing]);
      await soon();
      expect(receiver.received[0]!.body.length).to.be.below(20_000);
    });
  });

  describe('are delivered', () => {
    it('again after an error, under the same id, later and later', async () => {
      const hook = await aHook();
      receiver.answer = 500;
      await aFlattr();
      await soon();
      expect(receiver.received).to.have.length(1);
      const [failed] = await deliveriesOf(hook);
      expect(failed).to.include({ state: 'waiting', attempts: 1, status: 500 });
      expect(failed.problem).to.equal('The receiver answered 500.');
      const wait = failed.next_attempt_at - failed.attempted_at;
      expect(wait).to.be.within(5, 6);

      await sendDeliveries(server.deps); // Not due yet.
      expect(receiver.received).to.have.length(1);
      await soon();
      expect(receiver.received).to.have.length(2);
      await soon();
      expect(receiver.received, 'waits for minutes now').to.have.length(2);
      receiver.answer = 200;
      pass(7 * MINUTE);
      await soon();
      expect(receiver.received).to.have.length(3);
      expect(new Set(receiver.received.map(({ id }) => id)).size).to.equal(1);
      expect((await deliveriesOf(hook))[0]).to.include({
        state: 'delivered',
        attempts: 3,
        problem: '',
      });
    });

    it('never by way of a redirect', async () => {
      const hook = await aHook();
      receiver.answer = 302;
      await aFlattr();
      await soon();
      expect(receiver.received).to.have.length(1);
      expect((await deliveriesOf(hook))[0]).to.include({
        state: 'waiting',
        problem: 'The receiver answered 302. Redirects are not followed.',
      });
    });

    it('never to what is not on the public internet', async () => {
      const { id } = await aHook();
      for (const url of [
        'http://10.0.0.1/',
        'http://169.254.169.254/latest',
        'http://[fd00::1]/',
      ]) {
        await server.deps.db('hooks').where({ id }).update({ url });
        await api.send('POST', `/rest/v2/user/hooks/${id}/test`);
        await soon();
        const [newest] = await deliveriesOf({ id, secret: '' });
        expect(newest.problem).to.contain('is not on the public internet');
      }
      expect(receiver.received).to.have.length(0);
    });

    it('no more after 410, of which the member hears by mail', async () => {
      const hook = await aHook();
      receiver.answer = 410;
      await aFlattr();
      await soon();
      await aFlattr();
      await soon();
      expect(receiver.received).to.have.length(1);
      const { body } = await api.get(`/rest/v2/user/hooks/${hook.id}`);
      expect(body).to.include({
        state: 'disabled',
        problem: 'The receiver answered 410: it is gone.',
      });
      const mail = await newestMail(server.deps.db, creator.email);
      expect(mail.subject).to.equal('A web hook was disabled');
      expect(mail.path).to.equal('/');
      expect(mail.body).to.contain(`/settings/hooks/${hook.id}`);
    });

    it('no more after days of failures, until the member turns the hook on again', async () => {
      const hook = await aHook();
      receiver.answer = 503;
      await aFlattr();
      await soon();
      for (let attempts = 1; attempts < 10; attempts += 1) {
        pass(DAY + 5 * 60 * MINUTE);
        await soon();
      }
      expect(receiver.received).to.have.length(10);
      expect((await deliveriesOf(hook))[0]).to.include({ state: 'failed', attempts: 10 });
      const path = `/rest/v2/user/hooks/${hook.id}`;
      expect((await api.get(path)).body.state).to.equal('disabled');
      expect(await server.deps.db('mails')).to.have.length(1);

      const refused = await api.send('POST', `${path}/test`);
      expect([refused.status, refused.body.error]).to.deep.equal([400, 'invalid_parameters']);
      receiver.answer = 204;
      await api.send('PATCH', path, { json: { active: 'true' } });
      await aFlattr();
      await soon();
      expect(receiver.received).to.have.length(11);
    });

    it('to others while one receiver hangs; it is tried again', async () => {
      const hanging = await aReceiver();
      hanging.answer = undefined;
      try {
        const stuck = await aHook(['thing.flattred'], { url: hanging.url });
        for (const _ of Array(6)) await aFlattr();
        pass(10_000);
        await putNewEvents(server.deps);
        const stop = new AbortController();
        const sending = sendDeliveries(server.deps, stop.signal);
        await hanging.until(4);

        const mine = await aHook();
        const began = performance.now();
        await api.send('POST', `/rest/v2/user/hooks/${mine.id}/test`);
        await receiver.until(1);
        expect(performance.now() - began).to.be.below(5000);
        expect(hanging.received, 'takes no more of the places').to.have.length(4);
        stop.abort();
        await sending;

        expect(
          (await deliveriesOf(stuck)).map(({ attempts }: { attempts: number }) => attempts),
        ).to.deep.equal(Array(6).fill(0));
        hanging.answer = 200;
        await soon();
        expect(new Set(hanging.received.map(({ id }) => id)).size).to.equal(6);
      } finally {
        await hanging.close();
      }
    });

    it('again after a receiver was too slow', async function () {
      this.timeout(30_000);
      const hook = await aHook();
      receiver.answer = undefined;
      await aFlattr();
      await soon();
      expect((await deliveriesOf(hook))[0].problem).to.contain('took too long');
      receiver.answer = 200;
      await soon();
      expect((await deliveriesOf(hook))[0].state).to.equal('delivered');
      expect(receiver.received.map(({ id }) => id)).to.have.length(2);
    });
  });

  describe('the secret', () => {
    it('is sealed, and shown once', async () => {
      const { id, secret } = await aHook();
      expect(secret).to.match(/^whsec_[\w+/]{43}=$/);
      const [row] = await server.deps.db('hooks');
      expect(JSON.stringify(row)).not.to.contain(secret.slice(6));
      expect((await api.get(`/rest/v2/user/hooks/${id}`)).text).not.to.contain('whsec');
    });

    it('is exchanged: for a day both sign, then the new one alone', async () => {
      const { id, secret: old } = await aHook();
      const rotated = await api.send('POST', `/rest/v2/user/hooks/${id}/secret`);
      const { secret, previous_secret_until: until } = rotated.body;
      expect(until * 1000 - server.deps.clock.now()).to.equal(DAY);
      await aFlattr();
      await soon();
      pass(DAY);
      await aFlattr();
      await soon();
      const [first, second] = receiver.received;
      expect([isSignedWith(old, first!), isSignedWith(secret, first!)]).to.deep.equal([true, true]);
      expect([isSignedWith(old, second!), isSignedWith(secret, second!)]).to.deep.equal([
        false,
        true,
      ]);
    });
  });

  describe('over the API', () => {
    it('are listed, read, changed and deleted by their member alone', async () => {
      const { id } = await aHook();
      const path = `/rest/v2/user/hooks/${id}`;
      expect((await api.get('/rest/v2/user/hooks')).body).to.deep.equal([
        {
          type: 'hook',
          resource: server.url + path,
          link: `${server.url}/settings/hooks/${id}`,
          id,
          url: receiver.url,
          label: 'Mine',
          events: ['thing.flattred'],
          state: 'active',
          problem: '',
          created_at: 1768046400,
        },
      ]);
      const json = { label: 'Ours', events: 'period.closed,thing.flattred' };
      expect((await api.send('PATCH', path, { json })).status).to.equal(200);
      expect((await api.get(path)).body).to.deep.include({
        label: 'Ours',
        url: receiver.url,
        events: ['period.closed', 'thing.flattred'],
      });

      const token = await aToken(server.deps, await aMember(server.deps));
      const stranger = server.visitor().withToken(token);
      expect((await stranger.get('/rest/v2/user/hooks')).body).to.deep.equal([]);
      for (const [method, below] of [
        ['GET', ''],
        ['PATCH', ''],
        ['DELETE', ''],
        ['POST', '/secret'],
        ['POST', '/test'],
        ['GET', '/deliveries'],
        ['POST', '/deliveries/msg_1/resend'],
      ] as const) {
        const { status } = await stranger.send(
          method,
          path + below,
          method === 'GET' ? {} : { json },
        );
        expect(status, `${method} ${below}`).to.equal(404);
      }
      expect((await api.send('DELETE', path)).status).to.equal(204);
      expect((await api.get(path)).status).to.equal(404);
    });

    it('need the scope hooks', async () => {
      const token = await aToken(server.deps, creator, ['flattr', 'thing']);
      const { status, body } = await server.visitor().withToken(token).get('/rest/v2/user/hooks');
      expect([status, body.error]).to.deep.equal([403, 'insufficient_scope']);
    });

    it('say what is wrong, and with what', async () => {
      for (const [json, field, message] of [
        [{ url: 'nonsense', events: ['thing.flattred'] }, 'url', 'Write an address such as'],
        [{ url: 'http://example.org/', events: ['thing.flattred'] }, 'url', 'https://'],
        [{ url: 'https://10.0.0.1/', events: ['thing.flattred'] }, 'url', 'public internet'],
        [{ url: 'https://a:b@example.org/', events: ['thing.flattred'] }, 'url', 'password'],
        [{ url: `https://example.org/${'x'.repeat(500)}`, events: ['x'] }, 'url', 'at most 500'],
        [{ url: receiver.url, events: [] }, 'events', 'at least one'],
        [{ url: receiver.url, events: ['nothing'] }, 'events', 'There is no event "nothing"'],
        [{ url: receiver.url, events: ['claim.verified'] }, 'events', 'cannot be told yet'],
        [{ url: receiver.url }, 'events', ''],
        [{ events: ['thing.flattred'] }, 'url', ''],
        [{ url: receiver.url, events: ['thing.flattred'], label: 'x'.repeat(81) }, 'label', '80'],
      ] as const) {
        const { status, body } = await api.send('POST', '/rest/v2/user/hooks', { json });
        expect([status, body.error], JSON.stringify(json)).to.deep.equal([400, 'validation']);
        expect(body.fields[field]).to.contain(message);
      }
      for (const _ of Array(10)) await aHook();
      const json = { url: receiver.url, events: ['thing.flattred'] };
      const { body } = await api.send('POST', '/rest/v2/user/hooks', { json });
      expect(body.fields.url).to.contain('10 web hooks already');
    });

    it('make a delivery once more, under its id', async () => {
      const hook = await aHook();
      await aFlattr();
      await soon();
      const [{ id }] = await deliveriesOf(hook);
      const path = `/rest/v2/user/hooks/${hook.id}/deliveries`;
      expect((await api.send('POST', `${path}/${id}/resend`)).status).to.equal(202);
      await soon();
      expect(receiver.received.map((one) => one.id)).to.deep.equal([id, id]);
      expect((await api.send('POST', `${path}/msg_other/resend`)).status).to.equal(404);
    });
  });

  describe('on pages', () => {
    let browser: Browser;
    beforeEach(async () => {
      browser = await server.as(creator);
    });

    it('are added, tested, paused, changed, exchanged and deleted', async () => {
      const form = { url: receiver.url, label: 'Mine', event_thing_flattred: '1' };
      const added = await browser.post('/settings/hooks/new', form);
      const [, secret = ''] = /(whsec_[\w+/=]+)/.exec(added.text)!;
      const [path = ''] = /\/settings\/hooks\/[0-9a-z]{16}/.exec(added.text)!;
      expect((await browser.get('/settings/hooks')).text)
        .to.contain(path)
        .and.to.contain('Mine');
      expect((await browser.get(path)).text).not.to.contain('whsec_');

      const tested = await browser.post(`${path}/test`);
      await soon();
      expect(verified(secret, receiver.received[0]!).type).to.equal('hook.test');
      const page = (await browser.follow(tested)).text;
      expect(page).to.contain('The test is on its way').and.to.contain('Delivered');
      const [, delivery] = /deliveries\/(msg_\w+)\/resend/.exec(page)!;
      await browser.post(`${path}/deliveries/${delivery}/resend`);
      await soon();
      expect(receiver.received).to.have.length(2);

      const paused = await browser.follow(await browser.post(`${path}/pause`));
      expect(paused.text).to.contain('Turn it on').and.not.to.contain('>Resend<');
      expect((await browser.post(`${path}/test`)).status).to.equal(400);
      expect((await browser.follow(await browser.post(`${path}/resume`))).text).to.contain('is on');

      const changed = await browser.post(path, { ...form, label: 'Ours' });
      expect((await browser.follow(changed)).text)
        .to.contain('Saved.')
        .and.to.contain('Ours');
      expect((await browser.post(`${path}/secret`)).text).to.contain('whsec_');
      expect((await browser.post(`${path}/delete`)).status).to.equal(400);
      const gone = await browser.follow(await browser.post(`${path}/delete`, { sure: '1' }));
      expect(gone.text).to.contain('You have no web hook yet');
      expect(await server.deps.db('hook_deliveries')).to.have.length(0);
    });

    it('keep what was typed when it is not right', async () => {
      const form = { url: 'http://example.org/', label: 'Kept', event_period_closed: '1' };
      const { status, text } = await browser.post('/settings/hooks/new', form);
      expect(status).to.equal(400);
      expect(text).to.contain('value="Kept"').and.to.contain('must begin with https://');
      expect(text).to.match(/name="event_period_closed" value="1" checked/);
    });

    it('are nobody else’s', async () => {
      const { id } = await aHook();
      const other = await server.as(await aMember(server.deps));
      expect((await other.get(`/settings/hooks/${id}`)).status).to.equal(404);
      for (const action of ['secret', 'test', 'pause', 'resume', 'delete']) {
        const { status } = await other.post(`/settings/hooks/${id}/${action}`, { sure: '1' });
        expect(status, action).to.equal(404);
      }
      expect((await server.visitor().get('/settings/hooks')).status).to.equal(303);
    });
  });

  it('leave with their member, who can take along what they are', async () => {
    await aHook();
    await aFlattr();
    await soon();
    const { hooks } = (await (await server.as(creator)).get('/settings/export')).body;
    expect(hooks).to.deep.equal([
      {
        url: receiver.url,
        label: 'Mine',
        events: ['thing.flattred'],
        state: 'active',
        createdAt: '2026-01-10T12:00:00.000Z',
      },
    ]);
    await server.deps.db.transaction((trx) => forgetHooks(trx, creator.id));
    for (const table of ['hooks', 'hook_events', 'hook_deliveries']) {
      expect(await server.deps.db(table), table).to.have.length(0);
    }
  });

  it('are looked for through a creator’s things, not through all flattrs of the month', async function () {
    const { db } = server.deps;
    if (!isSqlite(db)) this.skip(); // MariaDB decides by what is in the tables.
    await aHook();
    await aFlattr();
    const queries: { sql: string; bindings: (string | number)[] }[] = [];
    db.on('query', (query) => queries.push(query));
    await soon();
    const { sql, bindings } = queries.find((query) => /CROSS JOIN flattrs/.test(query.sql))!;
    const plan = await db.raw(`EXPLAIN QUERY PLAN ${sql}`, bindings);
    expect(plan[0].detail).to.match(/^SEARCH things USING .*INDEX things_creator_id_index/);
    expect(plan[1].detail).to.match(/^SEARCH flattrs USING .*INDEX flattrs_thing/);
  });

  it('forget old deliveries, but none of a month that could be told anew', async () => {
    await aHook();
    await aFlattr();
    await soon();
    pass(100 * DAY);
    await removeOldDeliveries(server.deps);
    expect(await server.deps.db('hook_deliveries')).to.have.length(1);
    await closePeriod(server.deps, '2026-01');
    await soon();
    await removeOldDeliveries(server.deps);
    expect(await server.deps.db('hook_deliveries')).to.have.length(0);
    await soon();
    expect(receiver.received).to.have.length(1);
  });

  it('wait some three days in all', () => {
    const pauses = Array.from({ length: 9 }, (_, index) => pauseAfter(index + 1, 0)!);
    expect(pauses.reduce((sum, pause) => sum + pause) / 3600).to.be.within(72, 80);
    expect(pauseAfter(10, 0)).to.equal(null);
    expect(pauseAfter(1, 1)).to.equal(6);
  });
});
