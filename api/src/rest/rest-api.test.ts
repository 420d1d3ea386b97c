import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { aMember, aToken } from '../../test/factories.ts';
import { expectError } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';

describe('REST: what all resources have in common', () => {
  let server: TestServer;
  let token: string;

  beforeEach(async () => {
    server = await testServer();
    token = await aToken(server.deps, await aMember(server.deps, { name: 'ann' }));
  });
  afterEach(() => server.close());

  const send = (path: string, init: RequestInit = {}) =>
    fetch(server.url + path, {
      ...init,
      headers: { Authorization: `Bearer ${token}`, ...init.headers },
      redirect: 'manual',
    });
  const JSON_TYPE = { 'Content-Type': 'application/json' };

  it('greets at the root', async () => {
    for (const path of ['/rest/v2', '/rest/v2/', '/rest/v2.json']) {
      const answer = await server.visitor().get(path);
      expect(answer.body, path).to.deep.equal({ message: 'hello_world' });
      expect(answer.headers.get('Content-Type')).to.equal('application/json;charset=utf-8');
    }
  });

  it('lists categories and languages as the old service did', async () => {
    const anyone = server.visitor();
    expect((await anyone.get('/rest/v2/categories')).body).to.deep.equal([
      { id: 'text', text: 'Text' },
      { id: 'images', text: 'Images' },
      { id: 'video', text: 'Video' },
      { id: 'audio', text: 'Audio' },
      { id: 'software', text: 'Software' },
      { id: 'people', text: 'People' },
      { id: 'rest', text: 'Other' },
    ]);
    const { body } = await anyone.get('/rest/v2/languages.json');
    const ids = `en_GB sq_AL ar_DZ be_BY bg_BG ca_ES zh_CN hr_HR cs_CZ da_DK nl_NL et_EE fi_FI fr_FR de_DE
      el_GR iw_IL hi_IN hu_HU is_IS in_ID ga_IE it_IT ja_JP ko_KR lv_LV lt_LT mk_MK ms_MY mt_MT no_NO
      pl_PL pt_PT ro_RO ru_RU sr_RS sk_SK sl_SI es_ES sv_SE th_TH tr_TR uk_UA vi_VN`;
    expect(body.map(({ id }: { id: string }) => id)).to.deep.equal(ids.split(/\s+/));
    expect(body[0]).to.deep.equal({ id: 'en_GB', text: 'English' });
    expect(body).to.deep.include({ id: 'iw_IL', text: 'Hebrew' });
  });

  it('answers errors as JSON, whatever the caller would like and wherever under /rest/', async () => {
    for (const path of [
      '/rest',
      '/rest/',
      '/rest/v1/user',
      '/rest/v2/nothing',
      '/rest/v2nothing',
    ]) {
      const answer = await server.visitor().get(path, { headers: { Accept: 'text/html' } });
      expect(answer.text, path).to.match(/^\{/);
      expect([404, 406]).to.include(answer.status);
    }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'POST']) {
      expectError(await server.visitor().send(method, '/rest/v2/categories'), 404, 'not_found');
    }
    expectError(await server.visitor().get('/rest/v2/users/%E0%A4%A'), 404, 'not_found');
  });

  it('answers 406 for a format that it does not know', async () => {
    expectError(await server.visitor().get('/rest/v2/categories.csv'), 406, 'not_acceptable');
    expectError(await server.visitor().get('/rest/v2/things/1.doc'), 406, 'not_acceptable');
  });

  it('refuses a token that is not valid, even where none is needed', async () => {
    const answer = await server.visitor().withToken('wrong').get('/rest/v2/users/ann');
    expectError(answer, 401, 'unauthorized');
    expect(answer.headers.get('WWW-Authenticate')).to.match(/^Bearer/);
  });

  it('takes the credentials of a client for no token at all', async () => {
    const answer = await server.visitor().get('/rest/v2/users/ann', {
      headers: { Authorization: `Basic ${btoa('id:secret')}` },
    });
    expect(answer.status).to.equal(200);
  });

  it('lets pages of every site call, and asks browsers to keep nothing private', async () => {
    const anonymous = await server.visitor().get('/rest/v2/users/ann');
    expect(anonymous.headers.get('Access-Control-Allow-Origin')).to.equal('*');
    expect(anonymous.headers.get('Cache-Control')).to.equal('no-cache');
    expect((await send('/rest/v2/user')).headers.get('Cache-Control')).to.equal(
      'private, no-store',
    );
    const failed = await server.visitor().get('/rest/v2/user');
    expect(failed.headers.get('Access-Control-Allow-Origin')).to.equal('*');

    const preflight = await server.visitor().send('OPTIONS', '/rest/v2/things/1', {
      headers: {
        Origin: 'https://a.example',
        'Access-Control-Request-Method': 'PATCH',
        'Access-Control-Request-Headers': 'authorization,x-mine',
      },
    });
    expect(preflight.status).to.equal(204);
    expect(preflight.headers.get('Access-Control-Allow-Methods')).to.include('PATCH');
    expect(preflight.headers.get('Access-Control-Allow-Headers')).to.equal('authorization,x-mine');
  });

  it('answers HEAD as GET, without the body', async () => {
    const answer = await server.visitor().send('HEAD', '/rest/v2/users/ann');
    expect(answer.status).to.equal(200);
    expect(answer.text).to.equal('');
    expect(Number(answer.headers.get('Content-Length'))).to.be.above(0);
  });

  it('takes the last of a repeated parameter', async () => {
    await send('/rest/v2/things', {
      method: 'POST',
      body: 'url=https://a.example/&title=A&title=B',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' },
    });
    const answer = await server.visitor().get('/rest/v2/things/search?query=A&query=B');
    expect(answer.body.things[0]?.title).to.equal('B');
  });

  const BAD_BODIES: [string, string, string][] = [
    ['malformed JSON', 'application/json', '{"url":'],
    ['a bare word as JSON', 'application/json', 'url'],
    ['another content type', 'text/plain', 'url=https://a.example/'],
    ['XML', 'application/xml', '<url>https://a.example/</url>'],
    ['a JSON number', 'application/json', '7'],
    ['a JSON list', 'application/json', '["https://a.example/"]'],
    ['JSON null', 'application/json', 'null'],
    ['a long body', 'application/json', JSON.stringify({ url: 'a'.repeat(70_000) })],
    ['a huge body', 'application/json', JSON.stringify({ url: 'a'.repeat(5_000_000) })],
  ];
  for (const [what, type, body] of BAD_BODIES) {
    it(`answers 400 to ${what}`, async () => {
      for (const path of ['/rest/v2/things', '/rest/v2/flattr']) {
        const response = await send(path, {
          method: 'POST',
          body,
          headers: { 'Content-Type': type },
        });
        expect(response.status, path).to.equal(400);
        expect(await response.json()).to.have.keys(['error', 'error_description', 'error_uri']);
      }
    });
  }

  for (const [what, body, sentence] of [
    ['a list', '[]', 'Send named values: as a JSON object or as a form.'],
    [
      'a list in place of text',
      '{"url":"https://a.example/","title":[]}',
      'Write plain text here: no list and no object.',
    ],
  ] as const) {
    it(`says what to send instead of ${what}`, async () => {
      const response = await send('/rest/v2/things', { method: 'POST', body, headers: JSON_TYPE });
      expect((await response.json()).error_description).to.equal(sentence);
    });
  }

  it('answers 400 to a huge body that does not tell its length', async () => {
    const { hostname, port } = new URL(server.url);
    const answer = await new Promise<{ status: number | undefined; body: string }>(
      (resolve, reject) => {
        const outgoing = request(
          {
            hostname,
            port,
            path: '/rest/v2/flattr',
            method: 'POST',
            headers: { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' },
          },
          async (incoming) => resolve({ status: incoming.statusCode, body: await text(incoming) }),
        );
        outgoing.on('error', reject);
        for (let n = 0; n < 40; n += 1) outgoing.write('a'.repeat(10_000));
        outgoing.end();
      },
    );
    expect(answer.status).to.equal(400);
    expect(JSON.parse(answer.body)).to.include({
      error: 'invalid_request',
      error_description: 'The body is too long: it has at most 64 KiB.',
    });
  });

  it('takes a body with every method, and none where one is expected', async () => {
    const { status } = await send('/rest/v2/things', { method: 'POST', headers: JSON_TYPE });
    expect(status).to.equal(400);
    const deleted = await send('/rest/v2/things/9', {
      method: 'DELETE',
      body: '{"a":1}',
      headers: JSON_TYPE,
    });
    expect(deleted.status).to.equal(404);
  });

  it('reads JSON that is labelled as a form, and a body without a label', async () => {
    for (const [type, url] of [
      ['application/x-www-form-urlencoded', 'https://a.example/1'],
      ['', 'https://a.example/2'],
      ['application/json; charset=utf-8', 'https://a.example/3'],
      ['application/vnd.api+json', 'https://a.example/4'],
    ] as const) {
      const response = await send('/rest/v2/things', {
        method: 'POST',
        body: new TextEncoder().encode(JSON.stringify({ url })),
        headers: type === '' ? {} : { 'Content-Type': type },
      });
      expect(response.status, type).to.equal(201);
    }
  });
});
