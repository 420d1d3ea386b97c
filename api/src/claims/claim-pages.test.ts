import { expect } from 'chai';
import { aContest } from '../../test/contests.ts';
import { aMember, anOperator, aSupporter } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type OwnInternet, ownInternet } from '../../test/own-internet.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { earningsBalance } from '../earnings/held-of.ts';
import type { Member } from '../members/member.ts';
import { recheckClaims } from './recheck-claims.ts';

describe('The pages of claims', () => {
  let internet: OwnInternet;
  let server: TestServer;
  let ann: Member;
  let name: string;
  let count = 0;

  before(async () => {
    internet = await ownInternet();
  });
  after(() => internet.close());
  beforeEach(async () => {
    server = await testServer({ env: { ...internet.env } });
    ann = await aMember(server.deps, { name: 'ann' });
    count += 1;
    name = `pages${count}.example`;
  });
  afterEach(() => server.close());

  const site = () => internet.at(name);
  const look = async (url = site()) =>
    (await server.visitor().get(`/sites?url=${encodeURIComponent(url)}`)).text;
  const waits = async (supporters: number) => {
    const thing = await aThing(server.deps, { url: `https://${site()}/work` });
    for (let at = 0; at < supporters; at += 1) {
      await flattrAll(server.deps, await aSupporter(server.deps), [thing]);
    }
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');
  };

  it('tell everybody what waits on a site, from five supporters on', async () => {
    await waits(4);
    expect(await look())
      .to.include('at least five supporters')
      .and.to.not.include('40.00');
    expect(await look('nonsense')).to.include('has-error');
  });

  it('lead from what waits to what is theirs, and let everybody follow it', async () => {
    await waits(5);
    expect(await look(`https://www.${site()}/work?utm_source=x`)).to.include('Waiting for its');
    expect(await look())
      .to.match(/5 flattrs,/)
      .and.to.include('50.00');

    const browser = await server.as(ann);
    const opened = await browser.follow(await browser.post('/claims', { url: site() }));
    expect(opened.text).to.include('flattr-verify=').and.to.include('50.00');
    const { id, token } = await server.deps.db('claims').first();
    const waiting = await browser.get(`/claims/${id}?wait=1`);
    expect(waiting.headers.get('Refresh')).to.equal('30');

    await internet.files(name, { '/.well-known/flattr': `flattr-verify=${'x'.repeat(32)}` });
    const failed = await browser.follow(await browser.post(`/claims/${id}/check`));
    expect(failed.text).to.include('not the one of this claim');
    await internet.files(name, { '/.well-known/flattr': `flattr-verify=${token}` });
    const found = await browser.follow(await browser.post(`/claims/${id}/check`));
    expect(found.text).to.include('It is yours.');
    const { available } = await earningsBalance(server.deps.db, ann.id);
    expect(available).to.equal(50_000_000);

    expect(await look()).to.include('The verified creator is');
    expect((await server.visitor().get('/profile/ann')).text).to.include('Verified creator');
    const log = await server.visitor().get(`/sites/log?url=${site()}`);
    expect(log.text).to.include('has shown that it is theirs').and.to.include('(file)');
    await browser.follow(await browser.post(`/claims/${id}/give-up`));
    expect(await look()).to.include('Waiting for its creator');
  });

  it('are looked at by the service itself while their member waits', async () => {
    const browser = await server.as(ann);
    await browser.post('/claims', { url: site() });
    const { id, token } = await server.deps.db('claims').first();
    await internet.files(name, { '/.well-known/flattr': `flattr-verify=${token}` });
    server.setTime('2026-01-10T12:02:00Z');
    await recheckClaims(server.deps);
    const page = await browser.get(`/claims/${id}?wait=1`);
    expect(page.text).to.include('It is yours.');
    expect(page.headers.get('Refresh'), 'no need to wait').to.equal(null);
  });

  it('are for the member of the claim alone', async () => {
    const browser = await server.as(ann);
    await browser.post('/claims', { url: site() });
    const { id } = await server.deps.db('claims').first();
    const other = await server.as(await aMember(server.deps, { name: 'mallory' }));
    expect((await other.get(`/claims/${id}`)).status).to.equal(404);
    for (const action of ['check', 'words', 'give-up', 'ask-owner']) {
      expect((await other.post(`/claims/${id}/${action}`)).status, action).to.equal(404);
      const foreign = { form: {}, headers: { Origin: 'https://evil.example' } };
      const sent = await browser.send('POST', `/claims/${id}/${action}`, foreign);
      expect(sent.status, action).to.equal(403);
    }
    const visitor = await server.visitor().post('/claims', { url: site() });
    expect(visitor.headers.get('Location')).to.match(/^\/sign-in\?next=%2Fsites/);
    expect((await server.visitor().get('/claims')).status).to.equal(303);
  });

  it('let both sides of a contest say what shows that it is theirs, for operators alone', async () => {
    const bob = await aMember(server.deps, { name: 'bob' });
    const contestId = await aContest(server.deps, { incumbent: ann, challenger: bob });
    const sides = { 1: await server.as(ann), 2: await server.as(bob) };
    for (const [id, browser] of Object.entries(sides)) {
      const path = `/claims/${id}/words`;
      expect((await browser.post(path, { words: ' ' })).text).to.include('Say what shows');
      const long = await browser.post(path, { words: 'x'.repeat(2001) });
      expect([long.status, long.text.includes('Shorten it to 2000')]).to.deep.equal([400, true]);
      await browser.post(path, { words: 'first' });
      const said = await browser.follow(await browser.post(path, { words: `<b>of ${id}</b>` }));
      expect(said.text).to.include('The operators read it').and.to.include(`of ${id}`);
    }
    expect((await sides[1].get('/claims/1')).text).to.not.include('of 2');
    const operator = await server.as(await anOperator(server.deps));
    const { text } = await operator.get(`/operator/contests/${contestId}`);
    expect(text).to.include('&lt;b>of 1').and.to.include('&lt;b>of 2').and.to.not.include('first');

    await sides[2].post('/claims/2/give-up');
    const late = await sides[1].post('/claims/1/words', { words: 'late' });
    expect(late.text).to.include('in no contest');
  });

  it('say what cannot be claimed', async () => {
    const browser = await server.as(ann);
    for (const url of ['', 'wordpress.com', 'co.uk', 'ftp://x.example', 'http://10.0.0.1/']) {
      const answer = await browser.post('/claims', { url });
      expect(answer.status, url).to.equal(400);
      expect(answer.text, url).to.include('has-error');
    }
    expect(await server.deps.db('claims')).to.deep.equal([]);
  });
});
