import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
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
    for (const action of ['check', 'give-up', 'ask-owner']) {
      expect((await other.post(`/claims/${id}/${action}`)).status, action).to.equal(404);
      const foreign = { form: {}, headers: { Origin: 'https://evil.example' } };
      const sent = await browser.send('POST', `/claims/${id}/${action}`, foreign);
      expect(sent.status, action).to.equal(403);
    }
    const visitor = await server.visitor().post('/claims', { url: site() });
    expect(visitor.headers.get('Location')).to.match(/^\/sign-in\?next=%2Fsites/);
    expect((await server.visitor().get('/claims')).status).to.equal(303);
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
