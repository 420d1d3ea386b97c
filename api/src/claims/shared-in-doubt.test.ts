import { expect } from 'chai';
import { aMember, anOperator, aSupporter } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { proveSite } from '../../test/sites.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { earningsBalance } from '../earnings/held-of.ts';
import { holdsOf } from '../holds/holds-of.ts';
import type { Member } from '../members/member.ts';
import { answerProposal } from '../sharing/answer-proposal.ts';
import { findThing } from '../things/find-thing.ts';
import { registerThing } from '../things/register-thing.ts';
import { giveUpClaim } from './give-up-claim.ts';
import { settleSites } from './settle-sites.ts';

const SITE = 'https://band.example/';

describe('What is shared on a site whose owner is in doubt', () => {
  let server: TestServer;
  let ann: Member;
  let bob: Member;
  let eve: Member;
  let fan: Member;
  beforeEach(async () => {
    server = await testServer();
    ann = await aMember(server.deps, { name: 'ann' });
    bob = await aMember(server.deps, { name: 'bob' });
    eve = await aMember(server.deps, { name: 'eve' });
    fan = await aSupporter(server.deps, { name: 'fan', funds: '100.00' });
  });
  afterEach(() => server.close());

  const earned = async () =>
    Promise.all(
      [ann, bob, eve].map(async ({ id }) => (await earningsBalance(server.deps.db, id)).total),
    );

  /** Ann shares the site with Bob, 40 percent, from February on. */
  async function share(): Promise<void> {
    const form = { action: 'propose', name_0: 'bob', percent_0: '40' };
    await (await server.as(ann)).post('/sites/band.example/sharing', form);
    const { id: agreementId } = await server.deps.db('agreements').first('id');
    await answerProposal(server.deps, { member: bob, agreementId, accepts: true });
  }

  async function closeFebruary(things: number[]): Promise<void> {
    server.setTime('2026-02-10T12:00:00Z');
    await flattrAll(server.deps, fan, things);
    server.setTime('2026-03-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');
    await closePeriod(server.deps, '2026-02');
  }

  async function decide(outcome: string): Promise<void> {
    const operator = await server.asProved(await anOperator(server.deps));
    const contests = server.deps.db('contests').whereNull('decided_at');
    const { id } = await contests.first('id');
    const form = { outcome, reason: 'Looked at both.' };
    expect((await operator.post(`/operator/contests/${id}`, form)).status).to.equal(303);
  }

  // Eve registers by hand what is on a site that Ann has given up and proves again.
  describe('where things are taken over', () => {
    let song: number;
    beforeEach(async () => {
      const claimId = await proveSite(server.deps, ann, SITE);
      await share();
      song = await aThing(server.deps, { creator: ann, url: `${SITE}song` });
      server.setTime('2026-01-20T12:00:00Z');
      await flattrAll(server.deps, fan, [song]);
      server.setTime('2026-02-01T02:00:00Z');
      await closePeriod(server.deps, '2026-01');
      expect(await earned()).to.deep.equal([10_000_000, 0, 0]);
      await giveUpClaim(server.deps, { memberId: ann.id, claimId });
      server.setTime('2026-02-02T02:00:00Z');
      await settleSites(server.deps);
      song = (
        await registerThing(server.deps, { memberId: eve.id, url: `${SITE}song`, title: 'A' })
      ).id;
      await closeFebruary([song]);
      expect(await earned(), 'held for Eve').to.deep.equal([10_000_000, 0, 10_000_000]);
      await proveSite(server.deps, ann, SITE);
    });

    it('is who proved the site’s alone, and held: nobody has a part of what may be another’s', async () => {
      expect(await earned()).to.deep.equal([20_000_000, 0, 0]);
      const held = await holdsOf(server.deps.db, ann.id);
      expect(held.map(({ amount }) => amount)).to.deep.equal([10_000_000]);
    });

    it('is handed over whole where the first owner is found to be right, and nothing from before', async () => {
      const [claimId] = await server.deps.db('claims').orderBy('id', 'desc').pluck('id');
      const words = { claim: String(claimId), words: 'It is mine.' };
      expect((await (await server.as(eve)).post('/takeovers', words)).status).to.equal(303);
      await decide('challenger');
      expect(await earned()).to.deep.equal([10_000_000, 0, 10_000_000]);
      expect((await findThing(server.deps.db, { id: song }))!.creatorId).to.equal(eve.id);
    });
  });

  // Eve shows more than Ann does, while Bob has his part.
  for (const [outcome, words, shares] of [
    ['incumbent', 'divided as it was agreed', [6_000_000, 4_000_000, 0]],
    ['challenger', 'the winner’s alone', [0, 0, 10_000_000]],
  ] as const) {
    it(`is ${words} when a contest ends for the ${outcome}`, async () => {
      await proveSite(server.deps, ann, SITE, 'file');
      await share();
      const song = await aThing(server.deps, { creator: ann, url: `${SITE}song` });
      await proveSite(server.deps, eve, SITE);
      server.setTime('2026-01-11T12:00:00Z');
      await settleSites(server.deps);
      await closeFebruary([song]);
      expect(await server.deps.db('thing_parts'), 'while it is held').to.deep.equal([]);
      await decide(outcome);
      server.setTime('2026-03-01T03:00:00Z');
      await settleSites(server.deps);
      expect(await earned()).to.deep.equal(shares);
    });
  }
});
