import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type OwnInternet, ownInternet } from '../../test/own-internet.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { decideDueContests } from '../claims/decide-contest.ts';
import { expireClaims } from '../claims/expire-claims.ts';
import { recheckClaims } from '../claims/recheck-claims.ts';
import { settleSites } from '../claims/settle-sites.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { returnWaiting } from '../distribution/return-waiting.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import type { Member } from '../members/member.ts';
import { formatMicros } from '../money.ts';
import { findOrCreateThing } from '../things/find-or-create-thing.ts';

describe('REST: claims', () => {
  let internet: OwnInternet;
  let server: TestServer;
  let ann: Member;
  let bob: Member;
  let asAnn: Browser;
  let asBob: Browser;
  let site: string;

  before(async () => {
    internet = await ownInternet();
  });
  after(() => internet.close());
  beforeEach(async () => {
    server = await testServer({ env: { ...internet.env } });
    ann = await aMember(server.deps, { name: 'ann' });
    bob = await aMember(server.deps, { name: 'bob' });
    asAnn = server.visitor().withToken(await aToken(server.deps, ann));
    asBob = server.visitor().withToken(await aToken(server.deps, bob));
    site = internet.at('blog.example');
    await internet.files('blog.example', {});
  });
  afterEach(() => server.close());

  const post = async (as: Browser, path: string, json: object = {}) =>
    as.send('POST', `/rest/v2/claims${path}`, { json });
  const claim = async (as: Browser, url = site) => (await post(as, '', { url })).body;
  const check = async (as: Browser, { id }: { id: number }, method?: string) =>
    (await post(as, `/${id}/check`, method ? { method } : {})).body;
  const putFile = (host: string, { token_line }: { token_line: string }) =>
    internet.files(host, { '/.well-known/flattr': token_line });
  const lookup = async (url = site) =>
    (await server.visitor().get(`/rest/v2/sites/lookup?url=${encodeURIComponent(url)}`)).body;
  const earned = async ({ id }: Member) =>
    formatMicros(await balanceOf(server.deps.db, account.earnings(id)));

  /** A closed month in which five supporters gave things 2.00 each. */
  async function waitingOn(things: readonly number[], supporters = 1): Promise<void> {
    for (let count = 0; count < supporters; count += 1) {
      const supporter = await aSupporter(server.deps, { funds: '2.00', budget: '2.00' });
      await flattrAll(server.deps, supporter, things);
    }
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');
  }

  it('make what waits the creator’s in the instant of the proof', async () => {
    await waitingOn([await aThing(server.deps, { url: `https://${site}/a` })], 5);
    expect(await lookup()).to.include({ state: 'unclaimed', flattrs: 5, waiting: '10.00' });

    const opened = await post(asAnn, '', { url: site });
    expect(opened.status).to.equal(201);
    expect(opened.body).to.deep.include({ state: 'open', site: { kind: 'host', address: site } });
    expect((await post(asAnn, '', { url: site })).status).to.equal(200);
    const missing = await check(asAnn, opened.body, 'file');
    expect(missing.state).to.equal('open');
    expect(missing.proofs[0]).to.include({ method: 'file', ok: false, reason: 'not_found' });
    expect(await earned(ann)).to.equal('0.00');

    await putFile('blog.example', opened.body);
    expect((await check(asAnn, opened.body, 'file')).state).to.equal('verified');
    expect(await earned(ann)).to.equal('10.00');
    const known = await lookup(`https://${site}/a`);
    expect(known.owner.username).to.equal('ann');
    expect(known.state).to.equal('verified');
  });

  it('say nothing of what waits where fewer than five supporters are behind it', async () => {
    await waitingOn([await aThing(server.deps, { url: `https://${site}/a` })], 4);
    expect(await lookup()).not.to.have.any.keys('flattrs', 'waiting');
  });

  it('carry two thousand things in one transaction', async function () {
    this.timeout(60_000);
    const { deps } = server;
    const ids: number[] = [];
    await deps.db.transaction(async (trx) => {
      for (let count = 0; count < 2_000; count += 1) {
        const url = `https://${site}/${count}`;
        ids.push((await findOrCreateThing(trx, deps, { url })).thing.id);
      }
    });
    await waitingOn(ids);
    const mine = await claim(asAnn);
    await putFile('blog.example', mine);
    expect((await check(asAnn, mine, 'file')).state).to.equal('verified');
    expect(await earned(ann)).to.equal('2.00');
  });

  it('reach things that were created at the same moment', async () => {
    const mine = await claim(asAnn);
    await putFile('blog.example', mine);
    await check(asAnn, mine, 'file');
    const id = await aThing(server.deps, { url: `https://${site}/late` });
    await server.deps.db('things').where({ id }).update({ creator_id: null, is_verified: false });
    server.setTime('2026-01-10T12:01:00Z');
    await settleSites(server.deps);
    const thing = await server.deps.db('things').where({ id }).first();
    expect(thing.creator_id).to.equal(ann.id);
  });

  it('take over what another had registered by hand, with what was held for them', async () => {
    const thing = await aThing(server.deps, {
      ...{ creator: bob, url: `https://${site}/a`, isVerified: false },
    });
    await waitingOn([thing]);
    const mine = await claim(asAnn);
    await putFile('blog.example', mine);
    await check(asAnn, mine, 'file');
    expect([await earned(ann), await earned(bob)]).to.deep.equal(['2.00', '0.00']);
  });

  it('of a path win over those of its host', async () => {
    const { deps } = server;
    const below = await aThing(deps, { url: `https://${site}/bob/a` });
    const beside = await aThing(deps, { url: `https://${site}/bobby` });
    await waitingOn([below, beside]);
    const whole = await claim(asAnn);
    const part = await claim(asBob, `${site}/bob`);
    const page = `<head><meta name="flattr-verify" content="${part.token}"></head>`;
    const { token_line } = whole;
    await internet.files('blog.example', { '/.well-known/flattr': token_line, '/bob': page });
    await check(asBob, part, 'meta');
    await check(asAnn, whole, 'file');
    expect([await earned(ann), await earned(bob)]).to.deep.equal(['1.00', '1.00']);
    expect((await lookup(`https://${site}/bob/a`)).owner.username).to.equal('bob');
  });

  it('come too late for what has returned to its supporters', async () => {
    await waitingOn([await aThing(server.deps, { url: `https://${site}/a` })]);
    server.setTime('2027-02-01T00:00:00Z');
    expect(await returnWaiting(server.deps)).to.equal(1);
    const mine = await claim(asAnn);
    await putFile('blog.example', mine);
    expect((await check(asAnn, mine, 'file')).state).to.equal('verified');
    expect(await earned(ann)).to.equal('0.00');
  });

  it('of a feed are proven by the feed, which need not be known before', async () => {
    const url = `https://${internet.at('blog.example')}/feed.xml`;
    const opened = (await post(asAnn, '', { url, kind: 'feed' })).body;
    expect(opened.site).to.deep.equal({ kind: 'feed', address: url });
    expect(opened.methods).to.deep.equal(['feed', 'mail']);
    await internet.files('blog.example', {
      '/feed.xml': `<rss version="2.0"><channel><title>A</title><description>${opened.token_line}</description></channel></rss>`,
    });
    expect((await check(asAnn, opened)).state).to.equal('verified');
    expect(await lookup(url)).to.include({ kind: 'feed', state: 'verified' });
  });

  it('are their member’s alone', async () => {
    const { id } = await claim(asAnn);
    for (const answer of [
      await asBob.get(`/rest/v2/claims/${id}`),
      await post(asBob, `/${id}/check`),
      await asBob.send('DELETE', `/rest/v2/claims/${id}`),
      await asBob.get('/rest/v2/claims/999'),
    ]) {
      expect(answer.status).to.equal(404);
    }
    expect((await asBob.get('/rest/v2/claims')).body).to.deep.equal([]);
  });

  it('are refused for what nobody can claim', async () => {
    for (const url of ['wordpress.com', 'https://co.uk', 'x y']) {
      const { status, body } = await post(asAnn, '', { url });
      expect(status, url).to.equal(400);
      expect(body.error).to.equal('validation');
      expect(body.fields).to.have.keys('url');
    }
    const key = await post(asAnn, '', { url: site, public_key: 'short' });
    expect(key.body.fields).to.have.keys('public_key');
  });

  it('end after seven days without a proof, and the token with them', async () => {
    const mine = await claim(asAnn);
    await putFile('blog.example', mine);
    server.setTime('2026-01-17T12:00:00Z');
    expect((await post(asAnn, `/${mine.id}/check`)).status).to.equal(400);
    await expireClaims(server.deps);
    expect((await asAnn.get(`/rest/v2/claims/${mine.id}`)).body.state).to.equal('expired');
    const again = await claim(asAnn);
    expect(again.token).not.to.equal(mine.token);
    const { proofs, state } = await check(asAnn, again, 'file');
    expect({ state, reason: proofs[0].reason }).to.deep.equal({
      ...{ state: 'open', reason: 'wrong_token' },
    });
  });

  describe('of one site by two members', () => {
    let mine: { id: number; token_line: string };
    let theirs: { id: number; token_line: string };
    beforeEach(async () => {
      mine = await claim(asAnn);
      theirs = await claim(asBob);
    });
    const state = async (as: Browser, { id }: { id: number }) =>
      (await as.get(`/rest/v2/claims/${id}`)).body.state;
    const lines = () => `${mine.token_line}\n${theirs.token_line}\n`;
    const subjectTo = async (name: string) =>
      (await newestMail(server.deps.db, `${name}@example.org`)).subject;
    const dns = (token: string) => internet.dns[0]!.txt('_flattr.blog.example', token);

    it('at the same moment give it to one of them', async () => {
      await internet.files('blog.example', { '/.well-known/flattr': lines() });
      await Promise.all([check(asAnn, mine, 'file'), check(asBob, theirs, 'file')]);
      expect([await state(asAnn, mine), await state(asBob, theirs)].sort()).to.deep.equal([
        ...['open', 'verified'],
      ]);
    });

    it('are not decided by the token of another', async () => {
      await putFile('blog.example', mine);
      const { proofs } = await check(asBob, theirs, 'file');
      expect(proofs[0].reason).to.equal('wrong_token');
      expect((await lookup()).state).to.equal('unclaimed');
    });

    it('open a contest by a stronger proof alone, which holds what comes in and ends in ten days', async () => {
      await internet.files('blog.example', { '/.well-known/flattr': lines() });
      await check(asAnn, mine, 'file');
      await check(asBob, theirs, 'file');
      expect((await lookup()).state).to.equal('verified');
      dns(theirs.token_line);
      await check(asBob, theirs, 'dns');
      expect((await lookup()).state).to.equal('contested');

      const thing = await aThing(server.deps, { url: `https://${site}/a` });
      await waitingOn([thing]);
      expect([await earned(ann), await earned(bob)]).to.deep.equal(['0.00', '0.00']);
      await decideDueContests(server.deps);
      expect((await lookup()).owner.username).to.equal('bob');
      expect(await earned(bob)).to.equal('2.00');
      expect(await state(asAnn, mine)).to.equal('rejected');
    });

    it('leave it whose it was when the stronger proof is gone by the end', async () => {
      await internet.files('blog.example', { '/.well-known/flattr': mine.token_line });
      await check(asAnn, mine, 'file');
      dns(theirs.token_line);
      await check(asBob, theirs, 'dns');
      expect((await lookup()).state).to.equal('contested');
      dns('something else');
      server.setTime('2026-01-21T12:00:00Z');
      await decideDueContests(server.deps);
      const { owner, state: now } = await lookup();
      expect([owner.username, now]).to.deep.equal(['ann', 'verified']);
      expect(await state(asBob, theirs)).to.equal('rejected');
      expect(await subjectTo('ann')).to.equal(`${site} is yours`);
      expect(await subjectTo('bob')).to.equal(`${site} is not yours`);
    });

    it('are over when a side gives up, and the other is told', async () => {
      await internet.files('blog.example', { '/.well-known/flattr': mine.token_line });
      await check(asAnn, mine, 'file');
      dns(theirs.token_line);
      await check(asBob, theirs, 'dns');
      await asAnn.send('DELETE', `/rest/v2/claims/${mine.id}`);
      expect((await lookup()).owner.username).to.equal('bob');
      expect(await subjectTo('bob')).to.equal(`${site} is yours`);
      expect(await subjectTo('ann'), 'who gave up knows').to.equal(`Somebody else claims ${site}`);
    });
  });

  it('are suspended by the third miss in a row, and restored by a proof', async () => {
    const mine = await claim(asAnn);
    await putFile('blog.example', mine);
    await check(asAnn, mine, 'file');
    await internet.files('blog.example', {});
    for (const time of ['2026-02-10T12:00:00Z', '2026-02-14T12:00:00Z', '2026-02-18T12:00:00Z']) {
      expect((await lookup()).state).to.equal('verified');
      server.setTime(time);
      await recheckClaims(server.deps);
    }
    expect((await lookup()).state).to.equal('suspended');
    const subjects = await server.deps.db('mails').orderBy('id').pluck('subject');
    expect(subjects).to.deep.equal([
      `The proof for ${site} is gone`,
      `The proof for ${site} is gone`,
      `Your claim of ${site} is suspended`,
    ]);
    await putFile('blog.example', mine);
    await check(asAnn, mine, 'file');
    expect((await lookup()).state).to.equal('verified');
  });

  it('can be given up: then the site is nobody’s', async () => {
    const mine = await claim(asAnn);
    await putFile('blog.example', mine);
    await check(asAnn, mine, 'file');
    expect((await asAnn.send('DELETE', `/rest/v2/claims/${mine.id}`)).status).to.equal(204);
    expect((await asAnn.send('DELETE', `/rest/v2/claims/${mine.id}`)).status).to.equal(400);
    expect(await lookup())
      .to.include({ state: 'unclaimed' })
      .and.not.to.have.keys('owner');
    const log = await server.deps.db('claim_log').orderBy('id').pluck('event');
    expect(log).to.deep.equal(['opened', 'verified', 'given_up']);
  });
});
