import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { verifyCreator } from '../../test/month.ts';
import { expectError, expectNoNulls } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { sweepThings } from '../distribution/sweep-things.ts';
import { earningsBalance } from '../earnings/held-of.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { changeEmail } from '../members/change-email.ts';
import { confirmEmail } from '../members/confirm-email.ts';
import { findMember } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { formatMicros } from '../money.ts';

const identityOf = (email: string) => `email:${createHash('md5').update(email).digest('hex')}`;

describe('REST: POST /user/verify', () => {
  let server: TestServer;
  let ann: Member;
  let bob: Member;
  let asAnn: Browser;
  let asBob: Browser;
  const bobs = identityOf('bob@example.org');

  beforeEach(async () => {
    server = await testServer();
    ann = await aSupporter(server.deps, { name: 'ann', funds: '10.00', budget: '2.00' });
    bob = await aMember(server.deps, { name: 'bob', password: 'a password of bob' });
    asAnn = server.visitor().withToken(await aToken(server.deps, ann));
    asBob = server.visitor().withToken(await aToken(server.deps, bob, ['thing']));
  });
  afterEach(() => server.close());

  /** Ann flattrs a page by the link that a partner made for who has an identifier. */
  async function flattr(page: string, owner: string): Promise<number> {
    const link = new URLSearchParams({ owner, url: `https://partner.example/${page}` });
    const url = `https://flattr.com/submit/auto?${link}`;
    const answer = await asAnn.send('POST', '/rest/v2/flattr', { json: { url } });
    expect(answer.status, answer.text).to.equal(200);
    return answer.body.thing.id;
  }
  const verify = (identity: string, browser = asBob, path = '/user/verify') =>
    browser.send('POST', `/rest/v2${path}`, { form: { identity } });
  const ownerOf = async (id: number) =>
    (await asAnn.get(`/rest/v2/things/${id}`)).body.owner.username;
  const held = async (address: string) => formatMicros(await balanceOf(server.deps.db, address));

  it('gives what waits to who shows that the address is theirs, to the micro', async () => {
    const id = await flattr('a', bobs);
    expect(await ownerOf(id)).to.equal('');
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');
    expect(await held(account.thing(id))).to.equal('2.00');

    const answer = await verify(bobs);

    expect(answer.status, answer.text).to.equal(200);
    expectNoNulls(answer);
    expect(answer.body).to.deep.equal({
      message: 'ok',
      description: 'The identity was verified',
      things: 1,
    });
    expect(await ownerOf(id)).to.equal('bob');
    await sweepThings(server.deps);
    // It is theirs, and held until they show that the site is theirs.
    expect((await earningsBalance(server.deps.db, bob.id)).held).to.equal(2_000_000);
    await verifyCreator(server.deps, id);
    await sweepThings(server.deps);
    expect(await held(account.earnings(bob.id))).to.equal('2.00');
    expect(await held(account.thing(id))).to.equal('0.00');
  });

  it('takes nothing that has a creator, or is of another identity', async () => {
    const cid = await aMember(server.deps, { name: 'cid' });
    const asCid = server.visitor().withToken(await aToken(server.deps, cid));
    const registered = await flattr('registered', bobs);
    const json = { url: 'https://partner.example/registered' };
    expect((await asCid.send('POST', '/rest/v2/things', { json })).status).to.equal(201);
    const others = await flattr('others', identityOf('cid@example.org'));
    const hers = await flattr('theirs', 'partner:tunes:7');

    expect((await verify(bobs)).body.things).to.equal(0);

    expect(await ownerOf(registered)).to.equal('cid');
    expect(await ownerOf(others)).to.equal('');
    expect(await ownerOf(hers)).to.equal('');
  });

  it('takes the address in any case, from links too, and changes nothing when said again', async () => {
    const id = await flattr(
      'a',
      bobs.replace(/[a-f]/g, (hex) => hex.toUpperCase()),
    );
    expect((await verify(` ${bobs.toUpperCase()}`)).body.things).to.equal(1);
    expect((await verify(bobs)).body.things).to.equal(0);
    expect(await ownerOf(id)).to.equal('bob');
  });

  it('lets clicks find who has verified, and nobody who has not', async () => {
    const before = await flattr('before', bobs);
    expect(await ownerOf(before)).to.equal('');
    await verify(bobs, asBob, '/users/BOB/verify');
    expect(await ownerOf(before)).to.equal('bob');
    expect(await ownerOf(await flattr('after', bobs))).to.equal('bob');

    const owner = identityOf('ann@example.org');
    await verify(owner, asAnn);
    const json = { url: `${server.url}/submit/auto?owner=${owner}&url=https://own.example/` };
    expectError(await asAnn.send('POST', '/rest/v2/flattr', { json }), 403, 'flattr_owner');
  });

  it('tells a link of another apart, once it is known whose it is', async () => {
    const cid = await aMember(server.deps, { name: 'cid' });
    const asCid = server.visitor().withToken(await aToken(server.deps, cid));
    const page = 'https://cid.example/';
    await asCid.send('POST', '/rest/v2/things', { json: { url: page } });
    const lookup = () => {
      const link = `https://flattr.com/submit/auto?owner=${bobs}&url=${encodeURIComponent(page)}`;
      return asAnn.get(`/rest/v2/things/lookup?url=${encodeURIComponent(link)}`);
    };
    expect((await lookup()).status).to.equal(302);
    await verify(bobs);
    expectError(await lookup(), 400, 'validation');
  });

  it('answers 401 to every identity that is not the caller’s own, and forgets no limit', async () => {
    const before = Number((await asBob.get('/rest/v2/user')).headers.get('X-RateLimit-Remaining'));
    for (const identity of [
      identityOf('ann@example.org'),
      identityOf('nobody@example.org'),
      'email:bob@example.org',
      'partner:customnamespace:123',
      'twitter:user:id:12',
      'bob',
    ]) {
      expectError(await verify(identity), 401, 'unauthorized');
    }
    expectError(await verify(bobs, asBob, '/users/ann/verify'), 401, 'unauthorized');
    expectError(await verify(bobs, asBob, '/users/nobody/verify'), 401, 'unauthorized');
    expectError(await verify(bobs, server.visitor()), 401, 'unauthorized');
    const narrow = await aToken(server.deps, bob, ['flattr', 'email']);
    const asNarrow = server.visitor().withToken(narrow);
    expectError(await verify(bobs, asNarrow), 403, 'insufficient_scope');
    expectError(await verify(''), 400, 'invalid_parameters');
    expectError(await asBob.send('POST', '/rest/v2/user/verify'), 400, 'invalid_parameters');
    const after = Number((await asBob.get('/rest/v2/user')).headers.get('X-RateLimit-Remaining'));
    expect(before - after).to.equal(11);
    expect(await server.deps.db('member_identifiers')).to.have.length(0);
  });

  it('needs a confirmed address', async () => {
    await server.deps.db('members').where({ id: bob.id }).update({ email_confirmed_at: null });
    expectError(await verify(bobs), 401, 'unauthorized');
  });

  it('can be said in the settings too, and taken back; what was given stays', async () => {
    const before = await flattr('before', bobs);
    const browser = await server.as(bob);
    expect((await browser.get('/settings')).text).to.include('They mean me');
    const said = await browser.follow(await browser.post('/settings/identity'));
    expect(said.text).to.include('What waited for you is on its way').and.to.include('Stop this');
    expect(await ownerOf(before)).to.equal('bob');

    await browser.post('/settings/identity/forget');
    expect((await browser.get('/settings')).text).to.include('They mean me');
    expect(await ownerOf(before)).to.equal('bob');
    expect(await ownerOf(await flattr('after', bobs))).to.equal('');
  });

  describe('when the member gets another address', () => {
    async function moveTo(email: string) {
      const member = (await findMember(server.deps.db, bob.id))!;
      await changeEmail(server.deps, { member, email, password: 'a password of bob' });
      const mail = await server.deps.db('mails').where({ recipient: email }).first();
      await confirmEmail(server.deps, /[\w-]{43}/.exec(mail.body)![0]);
    }

    it('moves with them, if they had said it of the old one', async () => {
      const id = await flattr('new', identityOf('bob@new.example'));
      await verify(bobs);
      await moveTo('bob@new.example');
      expect(await ownerOf(id)).to.equal('bob');
      expect(await ownerOf(await flattr('old', bobs))).to.equal('');
      expectError(await verify(bobs), 401, 'unauthorized');
    });

    it('stays unsaid, if they had not', async () => {
      const id = await flattr('new', identityOf('bob@new.example'));
      await moveTo('bob@new.example');
      expect(await ownerOf(id)).to.equal('');
    });
  });
});
