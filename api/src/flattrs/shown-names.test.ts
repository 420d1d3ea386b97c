import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import type { Member } from '../members/member.ts';
import { moveOpenFlattrs } from './move-open-flattrs.ts';

describe("A supporter's name", () => {
  let server: TestServer;
  let ann: Member;
  let browser: Browser;
  let one: number;
  let other: number;

  beforeEach(async () => {
    server = await testServer();
    const { deps } = server;
    const creator = await aMember(deps, { name: 'carol' });
    ann = await aSupporter(deps, { name: 'ann' });
    browser = await server.as(ann);
    one = await aThing(deps, { creator });
    other = await aThing(deps, { creator });
    await flattrAll(deps, ann, [one, other]);
  });
  afterEach(() => server.close());

  const choose = (thingId: number, isShown: boolean) =>
    browser.post('/flattrs/name', { thing_id: String(thingId), shown: isShown ? '1' : '' });
  const setting = (shows: boolean) =>
    server.deps.db('members').where({ id: ann.id }).update({ shows_flattrs: shows });

  /** Everywhere that others could read it. */
  async function namedOn(thingId: number): Promise<boolean[]> {
    const visitor = server.visitor();
    const page = await visitor.get(`/thing/${thingId}`);
    const flattrs = await visitor.get(`/rest/v2/things/${thingId}/flattrs`);
    const given = await visitor.get('/rest/v2/users/ann/flattrs');
    const received = await visitor.get('/rest/v2/users/carol/activities.as?type=incoming');
    const profile = await visitor.get('/profile/ann');
    return [
      page.text.includes('/profile/ann'),
      flattrs.body.length > 0,
      given.body.some((flattr: { thing: { id: number } }) => flattr.thing.id === thingId),
      received.body.items.some((item: { object: { url: string } }) =>
        new RegExp(`/thing/${thingId}$`).test(item.object.url),
      ),
      profile.text.includes(`/thing/${thingId}"`),
    ];
  }
  const ALL = [true, true, true, true, true];
  const NONE = [false, false, false, false, false];

  it('is shown, until they hide it on a thing: then nowhere for that thing, and as before elsewhere', async () => {
    expect(await namedOn(one)).to.deep.equal(ALL);
    expect((await choose(one, false)).status).to.equal(303);
    expect(await namedOn(one)).to.deep.equal(NONE);
    expect(await namedOn(other)).to.deep.equal(ALL);
    await choose(one, true);
    expect(await namedOn(one)).to.deep.equal(ALL);
  });

  it('is shown on one thing by who hides it otherwise', async () => {
    await setting(false);
    await choose(one, true);
    expect(await namedOn(one)).to.deep.equal(ALL);
    expect(await namedOn(other)).to.deep.equal(NONE);
  });

  it('can be hidden on the click page and in this month, where it is said how it stands', async () => {
    const { url } = await server.deps.db('things').where({ id: one }).first('url');
    const click = `/submit/auto?url=${encodeURIComponent(url)}`;
    expect((await browser.get(click)).text).to.include('With your name');
    const answer = await browser.post('/flattrs/name', {
      thing_id: String(one),
      shown: '',
      back: click,
    });
    expect((await browser.follow(answer)).text).to.include('Without your name');
    const month = (await browser.get('/dashboard')).text;
    expect(month).to.include('With your name').and.to.include('Without your name');
    const elsewhere = { thing_id: String(one), back: 'https://evil.example/' };
    expect((await browser.post('/flattrs/name', elsewhere)).headers.get('Location')).to.equal(
      '/dashboard',
    );
  });

  it('stays hidden when two things turn out to be one', async () => {
    const { deps } = server;
    await choose(one, false);
    const home = await aThing(deps);
    await inTransaction(deps.db, (trx) =>
      moveOpenFlattrs(trx, deps, { fromId: one, toId: home, creatorId: null }),
    );
    expect((await server.visitor().get(`/rest/v2/things/${home}/flattrs`)).body).to.deep.equal([]);
    expect((await browser.get('/rest/v2/things/999999/flattrs')).status).to.equal(404);
  });

  it('is for the member alone to show or hide', async () => {
    const visitor = await server.visitor().post('/flattrs/name', { thing_id: String(one) });
    expect(visitor.headers.get('Location')).to.match(/^\/sign-in/);
    expect((await choose(999_999, false)).status).to.equal(404);
    expect((await browser.post('/flattrs/name', { thing_id: 'x' })).status).to.equal(400);
    expect(await namedOn(one)).to.deep.equal(ALL);
  });
});
