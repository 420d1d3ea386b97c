import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { expectError, expectNoNulls } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';

const NOW = Date.parse('2026-01-10T12:00:00Z') / 1000;

describe('REST: members, their things and flattrs', () => {
  let server: TestServer;
  let ann: Member;
  let bob: Member;
  let anyone: Browser;
  let asAnn: Browser;
  let asBob: Browser;

  beforeEach(async () => {
    server = await testServer();
    ann = await aSupporter(server.deps, { name: 'ann' });
    bob = await aMember(server.deps, { name: 'bob' });
    anyone = server.visitor();
    asAnn = server.visitor().withToken(await aToken(server.deps, ann));
    asBob = server.visitor().withToken(await aToken(server.deps, bob));
  });
  afterEach(() => server.close());

  const register = (url: string, more: object = {}) =>
    asBob.send('POST', '/rest/v2/things', { json: { url, ...more } });
  const flattr = (url: string) => asAnn.send('POST', '/rest/v2/flattr', { json: { url } });
  const withScopes = async (member: Member, ...scopes: ('email' | 'extendedread' | 'flattr')[]) =>
    server.visitor().withToken(await aToken(server.deps, member, scopes));

  const publicAnn = () => ({
    type: 'user',
    resource: `${server.url}/rest/v2/users/ann`,
    link: `${server.url}/profile/ann`,
    username: 'ann',
    id: ann.fid,
    url: 'https://ann.example/',
    firstname: 'Ann',
    lastname: 'van der Berg',
    avatar: '',
    about: 'I write.',
    city: 'Malmö',
    country: 'Sweden',
    active_supporter: 1,
  });
  const fillProfile = () =>
    server.deps.db('members').where({ id: ann.id }).update({
      display_name: 'Ann van der Berg',
      url: 'https://ann.example/',
      about: 'I write.',
      city: 'Malmö',
      country: 'Sweden',
    });

  describe('GET /users/:name', () => {
    it('shows what everyone may see of a member, and no more', async () => {
      await fillProfile();
      const answer = await anyone.get('/rest/v2/users/ann');
      expect(answer.status).to.equal(200);
      expect(answer.body).to.deep.equal(publicAnn());
    });

    it('has empty strings where a member said nothing, and 0 for who cannot flattr', async () => {
      const answer = await anyone.get('/rest/v2/users/bob');
      expectNoNulls(answer);
      expect(answer.body).to.include({
        id: bob.fid,
        url: '',
        firstname: '',
        lastname: '',
        avatar: '',
        about: '',
        city: '',
        country: '',
        active_supporter: 0,
      });
    });

    it('takes the name in any case, and answers 404 for nobody and for who has left', async () => {
      expect((await anyone.get('/rest/v2/users/ANN')).body.username).to.equal('ann');
      expectError(await anyone.get('/rest/v2/users/nobody'), 404, 'not_found');
      expectError(await anyone.get('/rest/v2/users/%00'), 404, 'not_found');
      await server.deps.db('members').where({ id: bob.id }).update({ deleted_at: 1 });
      expectError(await anyone.get('/rest/v2/users/bob'), 404, 'not_found');
    });
  });

  describe('GET /user', () => {
    it('shows the member whom the token speaks for', async () => {
      await fillProfile();
      const answer = await (await withScopes(ann, 'flattr')).get('/rest/v2/user');
      expect(answer.body).to.deep.equal(publicAnn());
    });

    it('shows the address with the scope email, and the day of sign-up too with extendedread', async () => {
      const withEmail = await (await withScopes(ann, 'email')).get('/rest/v2/user');
      expect(withEmail.body.email).to.equal('ann@example.org');
      expect(withEmail.body).not.to.have.property('registered_at');
      const extended = await (await withScopes(ann, 'extendedread')).get('/rest/v2/user');
      expect(extended.body).to.include({ email: 'ann@example.org', registered_at: NOW });
    });

    it('needs a token, which may stand in the query here and nowhere else', async () => {
      expectError(await anyone.get('/rest/v2/user'), 401, 'unauthorized');
      const token = await aToken(server.deps, ann);
      expect((await anyone.get(`/rest/v2/user?access_token=${token}`)).status).to.equal(200);
      expectError(
        await anyone.get(`/rest/v2/user/things?access_token=${token}`),
        401,
        'unauthorized',
      );
    });
  });

  describe('GET /users/:name/things and /user/things', () => {
    it('lists things newest first, a page at a time', async () => {
      for (const n of [1, 2, 3]) {
        server.setTime(`2026-01-10T12:00:0${n}Z`);
        await register(`https://bob.example/${n}`);
      }
      const urls = async (path: string) =>
        (await anyone.get(path)).body.map(({ url }: { url: string }) => url.slice(-1)).join('');
      expect(await urls('/rest/v2/users/bob/things')).to.equal('321');
      expect(await urls('/rest/v2/users/bob/things?count=2')).to.equal('32');
      expect(await urls('/rest/v2/users/bob/things?count=2&page=2')).to.equal('1');
      expect(await urls('/rest/v2/users/bob/things?count=2&page=3')).to.equal('');
      expect(await urls('/rest/v2/users/ann/things')).to.equal('');
    });

    it('takes pages and counts that are none for the first page of thirty', async () => {
      for (let n = 1; n <= 32; n += 1) await register(`https://bob.example/${n}`);
      for (const query of ['', '?page=0', '?page=', '?page=undefined', '?count=', '?count=-1']) {
        const answer = await anyone.get(`/rest/v2/users/bob/things${query}`);
        expect(answer.body.length, query).to.equal(30);
      }
      const far = await anyone.get(
        '/rest/v2/users/bob/things?page=999999999999999999&count=9999999',
      );
      expect(far.body).to.deep.equal([]);
    });

    it('lists hidden things to their creator alone, and only with extendedread', async () => {
      await register('https://bob.example/1', { hidden: true });
      expect((await asBob.get('/rest/v2/users/bob/things')).body).to.deep.equal([]);
      expect((await asBob.get('/rest/v2/user/things')).body).to.have.length(1);
      const narrow = await withScopes(bob, 'flattr');
      expect((await narrow.get('/rest/v2/user/things')).body).to.deep.equal([]);
    });

    it('shows a full owner when asked to, in all the ways clients ask', async () => {
      await register('https://bob.example/1');
      for (const query of ['?full', '?full=1', '?full=full', '?full=true', '?full=True']) {
        const answer = await anyone.get(`/rest/v2/users/bob/things${query}`);
        expect(answer.body[0].owner, query).to.have.property('about');
      }
      for (const query of ['', '?full=0', '?full=False', '?full=false']) {
        const answer = await anyone.get(`/rest/v2/users/bob/things${query}`);
        expect(answer.body[0].owner, query).to.deep.equal({
          type: 'user',
          resource: `${server.url}/rest/v2/users/bob`,
          link: `${server.url}/profile/bob`,
          username: 'bob',
        });
      }
    });

    it('answers 404 for a member who is not there and 401 without a token', async () => {
      expectError(await anyone.get('/rest/v2/users/nobody/things'), 404, 'not_found');
      expectError(await anyone.get('/rest/v2/user/things'), 401, 'unauthorized');
    });
  });

  describe('GET /users/:name/flattrs and /user/flattrs', () => {
    it('lists what a member flattred, newest first', async () => {
      await register('https://bob.example/1', { title: 'One' });
      await flattr('https://bob.example/1');
      server.setTime('2026-01-11T12:00:00Z');
      await flattr('https://nobody.example/2');

      const answer = await anyone.get('/rest/v2/users/ann/flattrs');

      expectNoNulls(answer);
      expect(answer.body).to.have.length(2);
      expect(answer.body[0].thing.url).to.equal('https://nobody.example/2');
      expect(answer.body[0].thing.owner).to.deep.equal({
        type: 'user',
        resource: '',
        link: '',
        username: '',
      });
      const id = answer.body[1].thing.id;
      expect(answer.body[1]).to.deep.equal({
        type: 'flattr',
        thing: {
          type: 'thing',
          resource: `${server.url}/rest/v2/things/${id}`,
          link: `${server.url}/thing/${id}`,
          id,
          url: 'https://bob.example/1',
          title: 'One',
          image: '',
          flattrs: 1,
          owner: {
            type: 'user',
            resource: `${server.url}/rest/v2/users/bob`,
            link: `${server.url}/profile/bob`,
            username: 'bob',
          },
        },
        owner: {
          type: 'user',
          resource: `${server.url}/rest/v2/users/ann`,
          link: `${server.url}/profile/ann`,
          username: 'ann',
        },
        created_at: NOW,
      });
      expect((await asAnn.get('/rest/v2/user/flattrs')).body).to.deep.equal(answer.body);
      expect((await asAnn.get('/rest/v2/user/flattrs?count=1&page=2')).body).to.have.length(1);
    });

    it('shows full things and members when asked to', async () => {
      await flattr('https://nobody.example/2');
      const [first] = (await asAnn.get('/rest/v2/user/flattrs?full')).body;
      expect(first.thing).to.include({ category: 'rest', flattred: true });
      expect(first.owner).to.include({ active_supporter: 1 });
    });

    it('lists nothing of a member who hides it, but to themselves', async () => {
      await flattr('https://nobody.example/2');
      await server.deps.db('members').where({ id: ann.id }).update({ shows_flattrs: false });
      expect((await asBob.get('/rest/v2/users/ann/flattrs')).body).to.deep.equal([]);
      expect((await asAnn.get('/rest/v2/user/flattrs')).body).to.have.length(1);
    });

    it('answers [] without flattrs, 404 for nobody, 401 without a token', async () => {
      expect((await anyone.get('/rest/v2/users/bob/flattrs')).body).to.deep.equal([]);
      expectError(await anyone.get('/rest/v2/users/nobody/flattrs'), 404, 'not_found');
      expectError(await anyone.get('/rest/v2/user/flattrs'), 401, 'unauthorized');
    });
  });
});
