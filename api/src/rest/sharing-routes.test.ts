import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { aThing } from '../../test/month.ts';
import { expectError, expectNoNulls } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import type { Member } from '../members/member.ts';

describe('REST: sharing', () => {
  let server: TestServer;
  let ann: Member;
  let bob: Member;
  let eve: Member;
  let article: number;
  let program: Browser;
  beforeEach(async () => {
    server = await testServer();
    ann = await aMember(server.deps, { name: 'ann' });
    bob = await aMember(server.deps, { name: 'bob' });
    eve = await aMember(server.deps, { name: 'eve' });
    article = await aThing(server.deps, { creator: ann, url: 'https://ann.example/article' });
    program = server.visitor().withToken(await aToken(server.deps, ann, ['sharing']));
  });
  afterEach(() => server.close());

  const path = (thing = article) => `/rest/v2/things/${thing}/sharing`;
  const thirds = () => [
    { flattr_id: bob.fid, percent: '33.3333' },
    { username: 'eve', percent: 33.3333 },
  ];
  const offer = (collaborators: object[] = thirds(), as = program, thing = article) =>
    as.send('PUT', path(thing), { json: { collaborators } });
  const mails = (): Promise<{ recipient: string; subject: string }[]> =>
    server.deps.db('mails').select('recipient', 'subject').orderBy('id');
  /** Says yes to what is offered, on the page for it. */
  async function accept(member: Member, form: Record<string, string> = {}): Promise<void> {
    const { id } = await server.deps.db('agreements').orderBy('id', 'desc').first('id');
    const browser = await server.as(member);
    const answer = { agreement: String(id), answer: 'accept', ...form };
    expect((await browser.post('/sharing/answer', answer)).status).to.equal(303);
  }

  it('offers parts, once however often it is sent, and tells how it stands', async () => {
    const first = await Promise.all([offer(), offer(), offer()]);
    expect(first.map(({ status }) => status).sort()).to.deep.equal([200, 200, 201]);
    expectNoNulls(first[0]!);
    const again = await Promise.all([offer(), offer(thirds().reverse())]);
    expect(again.map(({ status }) => status)).to.deep.equal([200, 200]);
    expect(await mails()).to.have.length(2);
    expect(await server.deps.db('agreements')).to.have.length(1);

    await accept(bob);
    const [{ parts, state }] = (await program.get(path())).body;
    expect(state).to.equal('proposed');
    expect(parts).to.deep.equal([
      { username: 'ann', flattr_id: ann.fid, percent: '33.3334', state: 'accepted' },
      { username: 'bob', flattr_id: bob.fid, percent: '33.3333', state: 'accepted' },
      { username: 'eve', percent: '33.3333', state: 'asked' },
    ]);
    await accept(eve);
    expect((await program.get(path())).body[0]).to.include({ state: 'coming', from: '2026-02' });
    expect((await offer()).status, 'what is agreed stays').to.equal(200);
  });

  it('is taken back, and ends from the next month on', async () => {
    await offer();
    expect((await program.send('DELETE', path())).status).to.equal(204);
    expect((await program.get(path())).body).to.deep.equal([]);
    await offer([{ username: 'bob', percent: '50' }]);
    await accept(bob);
    server.setTime('2026-02-10T12:00:00Z');
    expect((await program.get(path())).body[0].state).to.equal('running');
    expect((await program.send('DELETE', path())).status).to.equal(204);
    expect((await program.send('DELETE', path())).status, 'a second time').to.equal(204);
    expect((await program.get(path())).body[0]).to.include({ state: 'running', until: '2026-03' });
  });

  it('is agreed at once by those who accept all from somebody, and shares the first month of a new thing', async () => {
    await offer();
    await accept(bob, { always: '1' });
    await accept(eve, { always: '1' });
    const before = await mails();

    const next = await aThing(server.deps, { creator: ann, url: 'https://ann.example/next' });
    const { body, status } = await offer(thirds(), program, next);
    expect(status).to.equal(201);
    expect(body[0]).to.include({ state: 'running', from: '2026-01' });
    expect(await mails(), 'nobody is asked').to.deep.equal(before);

    const fan = await aSupporter(server.deps, { name: 'fan' });
    const reader = server.visitor().withToken(await aToken(server.deps, fan));
    expect((await reader.send('POST', `/rest/v2/things/${next}/flattr`)).status).to.equal(200);
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');
    const earned = await Promise.all(
      [ann, bob, eve].map(({ id }) => balanceOf(server.deps.db, account.earnings(id))),
    );
    expect(earned).to.deep.equal([3_333_340, 3_333_330, 3_333_330]);
  });

  it('offers an archive without filling a mailbox, and is accepted whole in one answer', async () => {
    for (let at = 0; at < 40; at++) {
      const thing = await aThing(server.deps, {
        creator: ann,
        url: `https://ann.example/archive/${at}`,
      });
      const answer = await offer([{ username: 'bob', percent: '50' }], program, thing);
      expect(answer.status).to.equal(201);
    }
    expect(await mails()).to.have.length(30);
    const bobs = await server.as(bob);
    expect((await bobs.get('/sharing')).text).to.include('20 more stand here');
    await accept(bob, { always: '1' });
    const states = await server.deps.db('agreements').pluck('state');
    expect(new Set(states)).to.deep.equal(new Set(['accepted']));
    expect((await bobs.get('/sharing')).text).to.not.include('Offered to you');
  });

  it('never changes a month in which somebody has flattred, nor what holds', async () => {
    await offer();
    await accept(bob, { always: '1' });
    await accept(eve, { always: '1' });
    const next = await aThing(server.deps, { creator: ann, url: 'https://ann.example/next' });
    const fan = await aSupporter(server.deps, { name: 'fan' });
    const reader = server.visitor().withToken(await aToken(server.deps, fan));
    await reader.send('POST', `/rest/v2/things/${next}/flattr`);
    expect((await offer(thirds(), program, next)).body[0]).to.include({ from: '2026-02' });
    const half = await offer([{ username: 'bob', percent: '50' }]);
    expect(half.body[0], 'what was agreed first holds until then').to.include({ from: '2026-02' });
  });

  it('asks again who wants to be asked again', async () => {
    await offer([{ username: 'bob', percent: '50' }]);
    await accept(bob, { always: '1' });
    const bobs = await server.as(bob);
    expect((await bobs.get('/sharing')).text).to.include('Accepted without asking you');
    const answer = await bobs.post('/sharing/ask-again', { owner: String(ann.id) });
    expect((await bobs.follow(answer)).text)
      .to.include('You will be asked again')
      .and.not.include('Accepted without asking you');
    const next = await aThing(server.deps, { creator: ann, url: 'https://ann.example/next' });
    const { body } = await offer([{ username: 'bob', percent: '50' }], program, next);
    expect(body[0].state).to.equal('proposed');
  });

  it('is for the creator of the thing alone, with a token that may', async () => {
    const stranger = server.visitor().withToken(await aToken(server.deps, bob, ['sharing']));
    const calls = (as: Browser, thing: number) => [
      as.get(path(thing)),
      offer(thirds(), as, thing),
      as.send('DELETE', path(thing)),
    ];
    for (const answer of await Promise.all(calls(stranger, article))) {
      expectError(answer, 403, 'forbidden');
    }
    for (const answer of await Promise.all(calls(program, 999))) {
      expectError(answer, 404, 'not_found');
    }
    const plugin = server.visitor().withToken(await aToken(server.deps, ann, ['thing', 'account']));
    for (const answer of await Promise.all(calls(plugin, article))) {
      expectError(answer, 403, 'insufficient_scope');
    }
    for (const answer of await Promise.all(calls(server.visitor(), article))) {
      expect(answer.status).to.equal(401);
    }
  });

  it('says what is wrong, offers nothing then, and tells nobody which names are members', async () => {
    for (const collaborators of [
      [],
      [{ percent: '10' }],
      [{ username: 'bob' }],
      [{ username: 'bob', percent: 'half' }],
      [
        { username: 'bob', percent: '60' },
        { username: 'eve', percent: '60' },
      ],
      [{ username: 'ann', percent: '10' }],
      [{ flattr_id: 'zzzzzz', percent: '10' }],
      'everybody',
    ]) {
      const answer = await program.send('PUT', path(), { json: { collaborators } });
      expectError(answer, 400, 'validation');
    }
    expect(await server.deps.db('agreements')).to.have.length(0);
    const known = await offer([{ username: 'bob', percent: '10' }]);
    const unknown = await offer([{ username: 'nob', percent: '10' }]);
    expect(JSON.stringify(unknown.body).replaceAll('nob', 'bob')).to.equal(
      JSON.stringify(known.body),
    );
  });
});
