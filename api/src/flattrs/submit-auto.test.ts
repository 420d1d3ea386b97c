import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';

const MD5 = '0bc83cb571cd1c50ba6f3e8a78ef1346';
const POST = 'https%3A%2F%2Fa.example.org%2Fpost';
const DEFAULTS = {
  url: 'https://a.example.org/post',
  title: '',
  description: '',
  language: '',
  category: 'rest',
  is_hidden: false,
  owner_identifier: null,
};

type Row = [what: string, query: string, thing: object, creator?: 'anna'];

const ROWS: readonly Row[] = [
  ['the address alone', `url=${POST}`, {}],
  ['http', 'url=http%3A%2F%2Fa.example.org%2Fpost', { url: 'http://a.example.org/post' }],
  ['a name', `user_id=anna&url=${POST}`, {}, 'anna'],
  ['a name in other letters', `user_id=ANNA&url=${POST}`, {}, 'anna'],
  ['a number for a name', `user_id=12345&url=${POST}`, {}],
  ['nobody', `user_id=%00%27--&url=${POST}`, {}],
  ['a short id', `fid=FID&url=${POST}`, {}, 'anna'],
  ['a short id of nobody', `fid=zzzzzz&url=${POST}`, {}],
  ['an owner', `owner=email:${MD5}&url=${POST}`, { owner_identifier: `email:${MD5}` }],
  [
    'an owner in capitals, encoded',
    `owner=EMAIL%3A${MD5.toUpperCase()}&url=${POST}`,
    { owner_identifier: `email:${MD5}` },
  ],
  ['an owner elsewhere', `owner=partner:a:1&url=${POST}`, { owner_identifier: 'partner:a:1' }],
  ['an owner that is none', `owner=email:me@example.org&url=${POST}`, {}],
  [
    'everything',
    `user_id=anna&url=${POST}&title=%3Cb%3EA%3C%2Fb%3E+post&description=One%3Cbr%3ETwo%20%3Ci%3Ethree` +
      '&language=de_DE&tags=birds,%20Big%20ones,birds&hidden=1&category=audio',
    {
      title: 'A post',
      description: 'One\nTwo three',
      language: 'de_DE',
      category: 'audio',
      is_hidden: true,
      tags: ['big ones', 'birds'],
    },
    'anna',
  ],
  [
    'what nobody knows',
    `url=${POST}&language=xx_XX&category=nonsense&hidden=2&foo=bar&button=compact&revsharekey=k&&=`,
    {},
  ],
  [
    'numbers for words',
    `url=${POST}&language=7&category=0&hidden=-1&tags=,,&title=42`,
    { title: '42' },
  ],
  ['a Latin-1 byte', `url=${POST}&title=caf%E9`, { title: 'caf\ufffd' }],
  ['a long title', `url=${POST}&title=${'a'.repeat(300)}`, { title: `${'a'.repeat(199)}…` }],
  ['a parameter twice: the first', `url=${POST}&title=One&title=Two`, { title: 'One' }],
  ['an address with a query', `url=${POST}%3Fa%3D1%26b%3D2`, { url: `${DEFAULTS.url}?a=1&b=2` }],
  [
    'an address that was not encoded',
    'url=https://a.example.org/post?a=1&b=2&title=T',
    { url: `${DEFAULTS.url}?a=1&b=2`, title: 'T' },
  ],
  ['an address that was encoded twice', `url=${encodeURIComponent(POST)}`, {}],
  ['an address that was encoded thrice', `url=${encodeURIComponent(encodeURIComponent(POST))}`, {}],
  ['an address that lost a slash', 'url=https:/a.example.org/post', {}],
  [
    'a link in a link',
    `url=${encodeURIComponent(`https://flattr.com/submit/auto?user_id=anna&url=${POST}&title=T`)}`,
    { title: 'T' },
    'anna',
  ],
  [
    'a link in a link that was not encoded',
    `url=http://flattr.com/submit/auto?user_id=anna&url=${POST}`,
    {},
    'anna',
  ],
  [
    'a link in a link, nothing in it encoded',
    'url=https://flattr.com/submit/auto?url=https://a.example.org/post?a=1&b=2&user_id=anna',
    { url: `${DEFAULTS.url}?a=1&b=2` },
    'anna',
  ],
  ['parameters of readers', `url=${POST}%3Futm_source%3Dfeed%23top`, {}],
];

describe('/submit/auto', () => {
  let server: TestServer;
  let anna: Member;
  let supporter: Member;
  let browser: Browser;

  beforeEach(async () => {
    server = await testServer();
    anna = await aMember(server.deps, { name: 'anna' });
    supporter = await aSupporter(server.deps);
    browser = await server.as(supporter);
  });
  afterEach(() => server.close());

  for (const [what, query, thing, creator] of ROWS) {
    it(`understands ${what}`, async () => {
      const path = `/submit/auto?${query.replace('FID', anna.fid.toUpperCase())}`;
      expect((await browser.get(path)).status).to.equal(200);
      expect(await server.deps.db('things')).to.have.length(0);
      expect((await browser.post(path)).status).to.equal(303);

      const { tags = [], ...columns } = thing as { tags?: string[] };
      const [row] = await server.deps.db('things');
      expect({ ...row, is_hidden: Boolean(row.is_hidden) }).to.include({ ...DEFAULTS, ...columns });
      expect(row.creator_id).to.equal(creator ? anna.id : null);
      expect(await server.deps.db('thing_tags').orderBy('tag').pluck('tag')).to.deep.equal(tags);
    });
  }

  it('keeps what a thing is: a later link says nothing of it', async () => {
    await browser.post(`/submit/auto?url=${POST}&title=First`);
    const other = await server.as(await aSupporter(server.deps));
    await other.post(`/submit/auto?url=${POST}&title=Second&user_id=anna&owner=email:${MD5}`);
    const [row] = await server.deps.db('things');
    expect(row).to.include({ title: 'First', creator_id: null, owner_identifier: null });
  });

  it('answers a program that posts to it with the address of the thing', async () => {
    const token = await aToken(server.deps, supporter, ['flattr']);
    const post = (bearer: string) =>
      server
        .visitor()
        .withToken(bearer)
        .send('POST', `/submit/auto?url=${POST}`, {
          headers: { Accept: 'application/json' },
        });
    const answer = await post(token);
    const [thing] = await server.deps.db('things');
    expect(answer.status).to.equal(303);
    expect(answer.headers.get('Location')).to.equal(`${server.url}/thing/${thing.id}`);
    expect(await server.deps.db('flattrs')).to.have.length(1);

    expect((await post(token)).body.error).to.equal('flattr_once');
    const wrong = await post('nonsense');
    expect([wrong.status, wrong.body.error]).to.deep.equal([401, 'unauthorized']);
    const reader = await aToken(server.deps, supporter, ['thing']);
    expect((await post(reader)).body.error).to.equal('insufficient_scope');
  });
});
