import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { expectError } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';

describe('REST: GET /things/lookup', () => {
  let server: TestServer;
  let bob: Member;
  let anyone: Browser;
  let id: number;

  const SONG = 'https://bob.example/song?a=1&b=2';

  beforeEach(async () => {
    server = await testServer();
    await aSupporter(server.deps, { name: 'ann' });
    bob = await aMember(server.deps, { name: 'bob' });
    anyone = server.visitor();
    const asBob = server.visitor().withToken(await aToken(server.deps, bob));
    id = (await asBob.send('POST', '/rest/v2/things', { json: { url: SONG } })).body.id;
  });
  afterEach(() => server.close());

  const encode = encodeURIComponent;
  const lookup = (url: string) => anyone.get(`/rest/v2/things/lookup/?url=${encode(url)}`);

  it('leads to the thing, and says so in its body for clients that do not follow', async () => {
    const location = `${server.url}/rest/v2/things/${id}`;
    for (const path of [
      `lookup?url=${encode(SONG)}`,
      `lookup/?url=${encode(SONG)}`,
      `lookup?q=${encode(SONG)}`,
      `lookup.json?url=${encode(SONG)}&unknown=1`,
      `lookup?url=${SONG}`,
      `lookup?full=1&url=${SONG}`,
    ]) {
      const answer = await anyone.get(`/rest/v2/things/${path}`);
      expect(answer.status, path).to.equal(302);
      expect(answer.headers.get('Location')).to.match(new RegExp(`^${location}(\\.json)?$`));
      expect(answer.headers.get('Content-Type')).to.equal('application/json;charset=utf-8');
      expect(answer.body).to.deep.equal({ message: 'found', location });
      expect((await anyone.follow(answer)).body).to.include({ type: 'thing', id });
    }
  });

  it('answers HEAD with 400, as the old service did, and other resources as GET without the body', async () => {
    for (const path of [
      `lookup?url=${encode(SONG)}`,
      `lookup/?url=${encode('https://a.example')}`,
    ]) {
      const answer = await anyone.send('HEAD', `/rest/v2/things/${path}`);
      expect(answer.status, path).to.equal(400);
      expect(answer.headers.get('Location')).to.equal(null);
      expect(answer.text).to.equal('');
    }
    const thing = await anyone.send('HEAD', `/rest/v2/things/${id}`);
    expect(thing.status).to.equal(200);
    expect(thing.text).to.equal('');
    expect(Number(thing.headers.get('Content-Length'))).to.be.above(100);
  });

  it('understands links to the click page, of flattr.com and of ours, however they are encoded', async () => {
    for (const link of [
      `https://flattr.com/submit/auto?user_id=bob&url=${encode(SONG)}`,
      `http://flattr.com/submit/auto?user_id=bob&url=${encode(SONG)}&title=A%20song&popout=1`,
      `https://www.flattr.com/submit/auto/?fid=${bob.fid}&url=${encode(SONG)}`,
      `${server.url}/submit/auto?url=${encode(SONG)}`,
      `https://flattr.com/submit/auto?user_id=bob&url=${SONG}`,
      `https://flattr.com/submit/auto?user_id=bob&url=${encode(encode(SONG))}`,
    ]) {
      expect((await lookup(link)).status, link).to.equal(302);
      const bare = await anyone.get(`/rest/v2/things/lookup?url=${link}`);
      expect(bare.status, `bare ${link}`).to.equal(302);
    }
  });

  it('refuses a link that names another owner than the thing has', async () => {
    for (const owner of ['user_id=ann', 'user_id=nobody', 'fid=zzzzzz']) {
      const answer = await lookup(`https://flattr.com/submit/auto?${owner}&url=${encode(SONG)}`);
      expectError(answer, 400, 'validation');
      expect(answer.body.error_description).to.equal('Owner mismatch');
    }
  });

  it('says "flattrable" of what a first flattr would make a thing of', async () => {
    for (const url of [
      'https://flattr.com/submit/auto?user_id=bob&url=https%3A%2F%2Fnew.example%2F',
      `https://flattr.com/submit/auto?fid=${bob.fid}&url=https%3A%2F%2Fnew.example%2F`,
      'https://flattr.com/submit/auto?owner=email:abc&url=https%3A%2F%2Fnew.example%2F',
      'https://github.com/bob/song',
      'https://soundcloud.com/bob/song',
      'https://flattr.com/submit/auto?url=https%3A%2F%2Ftwitter.com%2Fbob',
    ]) {
      const answer = await lookup(url);
      expect(answer.status, url).to.equal(200);
      expect(answer.body.message).to.equal('flattrable');
    }
  });

  it('words a miss in the old way and in the way of all errors', async () => {
    for (const url of [
      'https://new.example/',
      'https://flattr.com/submit/auto?user_id=nobody&url=https%3A%2F%2Fnew.example%2F',
      'https://github.com/about/careers/open/positions',
    ]) {
      const answer = await lookup(url);
      expectError(answer, 404, 'not_found');
      expect(answer.body).to.include({
        message: 'not_found',
        description: 'No thing was found',
        error_description: 'No thing was found',
      });
    }
  });

  it('refuses what is no address', async () => {
    expectError(await anyone.get('/rest/v2/things/lookup'), 400, 'invalid_parameters');
    expectError(await anyone.get('/rest/v2/things/lookup?url='), 400, 'invalid_parameters');
    for (const url of [
      'x',
      'ftp://a.example/',
      'http://10.0.0.1/',
      'https://flattr.com/submit/auto',
    ]) {
      expectError(await lookup(url), 400, 'validation');
    }
  });
});
