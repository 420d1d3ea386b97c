import { expect } from 'chai';
import { parse as parseYaml } from 'yaml';
import type { Browser } from '../../test/browser.ts';
import { aMember, aToken } from '../../test/factories.ts';
import { expectError } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { escapeXml, toXml } from './write-xml.ts';

describe('REST: formats', () => {
  let server: TestServer;
  let anyone: Browser;
  let id: number;

  beforeEach(async () => {
    server = await testServer();
    anyone = server.visitor();
    const bob = await aMember(server.deps, { name: 'bob' });
    const asBob = server.visitor().withToken(await aToken(server.deps, bob));
    const json = { url: 'https://bob.example/?a=1&b=2', title: 'A > b & "c"', tags: 'x,y' };
    id = (await asBob.send('POST', '/rest/v2/things', { json })).body.id;
  });
  afterEach(() => server.close());

  const ask = (path: string, accept?: string) =>
    anyone.get(`/rest/v2${path}`, accept === undefined ? {} : { headers: { Accept: accept } });

  for (const [accept, type] of [
    ['*/*', 'application/json'],
    ['application/json', 'application/json'],
    ['application/json, text/javascript, */*; q=0.01', 'application/json'],
    ['text/javascript', 'application/json'],
    ['application/*', 'application/json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/json'],
    ['text/xml', 'text/xml'],
    ['application/xml', 'text/xml'],
    ['application/json;q=0.5, text/xml', 'text/xml'],
    ['application/yaml', 'application/yaml'],
    ['text/x-yaml', 'application/yaml'],
  ] as const) {
    it(`answers ${accept} with ${type}`, async () => {
      const answer = await ask('/things/1', accept);
      expect(answer.headers.get('Content-Type')).to.equal(`${type};charset=utf-8`);
    });
  }

  it('lets the ending of the path choose, whatever Accept says', async () => {
    const json = await ask(`/things/${id}.json`, 'text/xml');
    expect(json.body.id).to.equal(id);
    const xml = await ask(`/things/${id}.XML`, 'application/json');
    expect(xml.headers.get('Content-Type')).to.equal('text/xml;charset=utf-8');
    const yaml = await ask(`/things/${id}.yaml/`);
    expect(parseYaml(yaml.text)).to.deep.equal((await ask(`/things/${id}`)).body);
  });

  it('writes XML with an element for each field', async () => {
    const { text } = await ask(`/things/${id}.xml`);
    expect(text).to.match(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<thing><type>thing<\/type>/);
    expect(text).to.include('<url>https://bob.example/?a=1&amp;b=2</url>');
    expect(text).to.include('<title>A &gt; b &amp; &quot;c&quot;</title>');
    expect(text).to.include('<tags><item>x</item><item>y</item></tags>');
    expect(text).to.include('<hidden>false</hidden>');
    expect((await ask('/categories.xml')).text).to.include(
      '<list><item><id>text</id><text>Text</text></item>',
    );
    expect((await ask('/users/bob/things.xml')).text).to.match(/<list><thing>/);
  });

  it('writes errors in the same format', async () => {
    const answer = await ask('/things/999.xml');
    expect(answer.status).to.equal(404);
    expect(answer.text).to.include('<response><error>not_found</error>');
  });

  it('writes categories and languages as text', async () => {
    expect((await ask('/categories.txt')).text).to.match(/^text\tText\nimages\tImages\n/);
    expect((await ask('/languages', 'text/plain')).text).to.match(/^en_GB\tEnglish\n/);
  });

  it('answers 406 to what it cannot write', async () => {
    for (const [path, accept] of [
      ['/things/1', 'text/html'],
      ['/things/1', 'image/png'],
      ['/things/1', 'application/json;q=0'],
      ['/things/1.atom', '*/*'],
      ['/things/search.as', '*/*'],
      ['/things/1.txt', '*/*'],
      ['/users/bob/activities.json', '*/*'],
      ['/users/bob/activities', 'application/json'],
    ] as const) {
      expectError(await ask(path, accept), 406, 'not_acceptable');
    }
  });

  it('calls a function of a JSONP page', async () => {
    const answer = await ask(`/things/${id}?jsonp=my.callbacks%5B3%5D`);
    expect(answer.headers.get('Content-Type')).to.equal('application/javascript;charset=utf-8');
    expect(answer.headers.get('X-Content-Type-Options')).to.equal('nosniff');
    const [, json] = /^\/\*\*\/my\.callbacks\[3\]\((.*)\);$/.exec(answer.text) ?? [];
    expect(JSON.parse(json ?? '')).to.include({ id });
    const lost = await ask('/things/999?jsonp=f');
    expect(lost.status, 'a page sees no body of a 404').to.equal(200);
    expect(lost.text).to.match(/^\/\*\*\/f\(\{"error":"not_found"/);
    const miss = await ask('/things/lookup?url=http%3A%2F%2Fa.example%2F&jsonp=f');
    expect(miss.status).to.equal(200);
    expect(miss.text).to.match(/^\/\*\*\/f\(\{"message":"not_found","description":"No thing was/);
    expectError(await ask('/things/999?compat-errors=1'), 404, 'not_found');
  });

  it('keeps the function through the redirect of a lookup', async () => {
    const url = encodeURIComponent('https://bob.example/?a=1&b=2');
    const found = await ask(`/things/lookup.json?url=${url}&jsonp=f`);
    expect(found.status).to.equal(302);
    expect(found.text).to.match(/^\/\*\*\/f\(\{"message":"found"/);
    expect((await anyone.follow(found)).text).to.match(/^\/\*\*\/f\(\{"type":"thing"/);
  });

  it('refuses what is not the name of a function', async () => {
    for (const name of ['alert(1)', 'a;b', '<script>', 'a b', '1+1', 'a[b]', 'x'.repeat(200)]) {
      const answer = await ask(`/things/${id}?jsonp=${encodeURIComponent(name)}`);
      expectError(answer, 400, 'invalid_parameters');
    }
  });
});

describe('XML', () => {
  it('leaves out what XML cannot say', () => {
    expect(escapeXml('a\0b\x1fc\ufffed\ud800e\u{1f600}\tf\n')).to.equal(
      'abcd\ufffde\u{1f600}\tf\n',
    );
  });

  it('names what has no type', () => {
    expect(toXml([1, 'b', null, { type: 'user', a: [] }])).to.equal(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<list><item>1</item><item>b</item><item></item><user><type>user</type><a></a></user></list>\n',
    );
  });
});
