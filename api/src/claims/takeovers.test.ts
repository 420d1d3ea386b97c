import { expect } from 'chai';
import { aMember, anOperator, aSupporter } from '../../test/factories.ts';
import { flattrAll } from '../../test/month.ts';
import { type OwnInternet, ownInternet } from '../../test/own-internet.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { earnedByPeriod } from '../earnings/earned-by-period.ts';
import { earningsBalance } from '../earnings/held-of.ts';
import { holdsOf } from '../holds/holds-of.ts';
import type { Member } from '../members/member.ts';
import { findThing } from '../things/find-thing.ts';
import { registerThing } from '../things/register-thing.ts';
import { checkClaim } from './check-claim.ts';
import { findLog } from './find-log.ts';
import { finishTakeovers } from './finish-takeovers.ts';
import { openClaim } from './open-claim.ts';

describe('A takeover', () => {
  let internet: OwnInternet;
  let server: TestServer;
  let first: Member;
  let owner: Member;
  let thing: number;
  let claimId: number;
  let count = 0;

  before(async () => {
    internet = await ownInternet();
  });
  after(() => internet.close());

  // A member has registered a thing by hand and 10.00 is held for it; then the site's owner proves it.
  beforeEach(async () => {
    server = await testServer({ env: { ...internet.env } });
    const { deps } = server;
    first = await aMember(deps, { name: 'first' });
    owner = await aMember(deps, { name: 'owner' });
    const supporter = await aSupporter(deps, { name: 'fan' });
    count += 1;
    const name = `taken${count}.example`;
    const url = `https://${internet.at(name)}/work`;
    thing = (await registerThing(deps, { memberId: first.id, url, title: 'A work' })).id;
    await flattrAll(deps, supporter, [thing]);
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(deps, '2026-01');
    const { claim } = await openClaim(deps, { memberId: owner.id, url: internet.at(name) });
    claimId = claim.id;
    await internet.files(name, { '/.well-known/flattr': `flattr-verify=${claim.token}` });
    await checkClaim(deps, { memberId: owner.id, claimId });
  });
  afterEach(() => server.close());

  const balances = async () => ({
    first: (await earningsBalance(server.deps.db, first.id)).total,
    owner: (await earningsBalance(server.deps.db, owner.id)).total,
  });
  const held = async () =>
    (await holdsOf(server.deps.db, owner.id)).map(({ reason, amount }) => [reason, amount]);
  const object = async (words: string, who = first) =>
    (await server.as(who)).post('/takeovers', { claim: String(claimId), words });
  const decide = async (outcome: string) => {
    const operator = await server.asProved(await anOperator(server.deps));
    const { id } = await server.deps.db('contests').first();
    return operator.post(`/operator/contests/${id}`, { outcome, reason: 'Looked at both.' });
  };
  const mailsTo = (who: Member) =>
    server.deps.db('mails').where({ recipient: who.email }).orderBy('id').pluck('subject');
  const days = (number: number) =>
    server.setTime(
      new Date(Date.parse('2026-02-01T02:00:00Z') + number * 86_400_000).toISOString(),
    );

  it('brings thing and money to who proved the site, held for ten days, and tells the first owner', async () => {
    expect((await findThing(server.deps.db, { id: thing }))!.creatorId).to.equal(owner.id);
    expect(await balances()).to.deep.equal({ first: 0, owner: 10_000_000 });
    expect(await held()).to.deep.equal([['contest', 10_000_000]]);
    expect((await mailsTo(first)).join()).to.include('have another creator now');
    const page = await (await server.as(first)).get('/takeovers');
    expect(page.text).to.include('A work').and.to.include('Object');

    days(9);
    await finishTakeovers(server.deps);
    expect(await held()).to.have.length(1);
    days(11);
    await Promise.all([finishTakeovers(server.deps), finishTakeovers(server.deps)]);
    expect(await held()).to.deep.equal([]);
    expect((await object('Too late')).status).to.equal(404);
  });

  it('stays held while an operator decides an objection', async () => {
    expect((await object(' ')).text).to.include('Say why these things are yours.');
    expect((await object('I wrote it', owner)).status, 'not theirs to object').to.equal(404);
    const twice = await Promise.all([object('I wrote it in 2009'), object('I wrote it in 2009')]);
    expect(twice.map(({ status }) => status).sort()).to.deep.equal([303, 403]);
    expect((await mailsTo(owner)).join()).to.include('An objection');
    days(30);
    await finishTakeovers(server.deps);
    expect(await held()).to.have.length(1);
  });

  it('ends, where the operator finds so, with the first owner and their money', async () => {
    await object('I wrote it in 2009');
    expect((await decide('challenger')).status).to.equal(303);
    expect(await balances()).to.deep.equal({ first: 10_000_000, owner: 0 });
    expect(await held()).to.deep.equal([]);
    const now = (await findThing(server.deps.db, { id: thing }))!;
    expect([now.creatorId, now.isVerified]).to.deep.equal([first.id, true]);
    const [earned] = await earnedByPeriod(server.deps, { memberId: first.id });
    expect(earned).to.include({ period: '2026-01', amount: 10_000_000, held: 0 });
    expect(await earnedByPeriod(server.deps, { memberId: owner.id })).to.deep.equal([]);
    expect((await decide('incumbent')).status, 'decided once').to.equal(400);
  });

  it('ends, where the operator finds so, with who proved the site', async () => {
    await object('I wrote it in 2009');
    await decide('incumbent');
    expect(await balances()).to.deep.equal({ first: 0, owner: 10_000_000 });
    expect(await held()).to.deep.equal([]);
    expect((await object('Once more')).status).to.equal(404);
    const { site_id: siteId } = await server.deps.db('claims').where({ id: claimId }).first();
    const events = (await findLog(server.deps.db, siteId)).map(({ event }) => event);
    expect(events).to.include('objected').and.to.include('objection_rejected');
  });
});
