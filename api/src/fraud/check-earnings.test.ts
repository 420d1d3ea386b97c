import { expect } from 'chai';
import { anOperator, aSupporter } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { aThing, dumpOfBooks, flattrAll } from '../../test/month.ts';
import { seededRandom, testSeed } from '../../test/random.ts';
import { fillSeededMonth } from '../../test/seeded-month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';
import type { Member } from '../members/member.ts';
import { sharedDestinations } from '../payouts/shared-destinations.ts';
import { checkEarnings } from './check-earnings.ts';

const BEFORE = Date.parse('2025-03-01T12:00:00Z');
const IBANS = ['DE89370400440532013000', 'NL91ABNA0417164300'];

describe('Looking for made-up earnings', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await testServer({ env: { FLATTR_PAYOUT_HOLD_DAYS: '0' } });
  });
  afterEach(() => server.close());

  /** A supporter who is here for long, or is new. */
  async function someone(budget = '10.00', { isNew = false } = {}): Promise<Member> {
    const member = await aSupporter(server.deps, { funds: budget, budget });
    if (!isNew)
      await server.deps.db('members').where({ id: member.id }).update({ created_at: BEFORE });
    return member;
  }
  async function payTo(member: Member, iban: string): Promise<void> {
    await server.deps.db('payout_destinations').insert({
      member_id: member.id,
      provider: 'sepa',
      details: JSON.stringify({ name: member.name, iban, bic: '' }),
      label: `…${iban.slice(-4)}`,
      created_at: BEFORE,
      current_of: member.id,
    });
  }
  const give = async (from: Member, ...to: Member[]) => {
    for (const creator of to) {
      const known = await server.deps.db('things').where({ creator_id: creator.id }).first('id');
      const thing = known?.id ?? (await aThing(server.deps, { creator }));
      await flattrAll(server.deps, from, [thing]);
    }
  };
  async function endMonth(): Promise<void> {
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');
  }
  /** Whose earnings are held, with what was noticed. */
  async function held(): Promise<Record<string, string[]>> {
    const rows = await server.deps.db('fraud_reviews').orderBy('member_id');
    return Object.fromEntries(
      rows.map((row) => [
        row.member_id,
        JSON.parse(row.parts).map(({ signal }: { signal: string }) => signal),
      ]),
    );
  }

  it('holds what comes from second accounts that are paid out to the same bank account', async () => {
    const creator = await someone();
    const second = await someone();
    await payTo(creator, IBANS[0]!);
    await payTo(second, IBANS[0]!);
    await give(second, creator);
    await endMonth();
    const before = await dumpOfBooks(server.deps);
    expect(await checkEarnings(server.deps)).to.equal(1);

    expect(await held()).to.deep.equal({ [creator.id]: ['same_destination'] });
    const holds = await server.deps.db('holds').select('member_id', 'reason', 'amount', 'cause');
    expect(holds.map((hold) => ({ ...hold, amount: Number(hold.amount) }))).to.deep.equal([
      { member_id: creator.id, reason: 'fraud_review', amount: 10_000_000, cause: 'fraud/2026-01' },
    ]);
    expect(await dumpOfBooks(server.deps), 'moves no money').to.equal(before);
  });

  it('holds what comes from addresses of one’s own mailbox', async () => {
    const creator = await someone();
    const second = await someone();
    const email_key = creator.email.replace('@', '+two@');
    await server.deps.db('members').where({ id: second.id }).update({ email_key });
    await give(second, creator);
    await endMonth();
    await checkEarnings(server.deps);
    expect(await held()).to.deep.equal({ [creator.id]: ['same_mailbox'] });
  });

  it('holds much money that goes around, over two or over three', async () => {
    const [a, b] = [await someone('80.00'), await someone('80.00')];
    await give(a, b);
    await give(b, a);
    const three = [await someone('80.00'), await someone('80.00'), await someone('80.00')];
    for (const [at, member] of three.entries()) await give(member, three[(at + 1) % 3]!);
    await endMonth();
    await checkEarnings(server.deps);
    expect(Object.keys(await held()).map(Number)).to.have.members(
      [a, b, ...three].map(({ id }) => id),
    );
  });

  it('leaves ordinary months alone', async () => {
    const podcast = await someone();
    await give(await someone('10.00'), podcast);
    const loved = await someone();
    await give(await someone('200.00'), loved);
    const [one, other] = [await someone('20.00'), await someone('20.00')];
    await give(one, other);
    await give(other, one);
    const launch = await someone();
    for (let at = 0; at < 12; at += 1) await give(await someone('10.00', { isNew: true }), launch);
    const family = await someone();
    await payTo(family, IBANS[1]!);
    const spouse = await someone('10.00');
    await payTo(spouse, IBANS[1]!);
    for (const fan of [spouse, await someone(), await someone()]) await give(fan, family);
    await endMonth();
    expect(await checkEarnings(server.deps)).to.equal(0);
    expect(await held()).to.deep.equal({});
    expect(await server.deps.db('holds')).to.deep.equal([]);
  });

  it('leaves a large month at random alone', async () => {
    const seed = testSeed();
    await fillSeededMonth(server.deps, seededRandom(seed));
    await endMonth();
    await checkEarnings(server.deps);
    const rows = await server.deps.db('fraud_reviews');
    expect(rows, `FLATTR_TEST_SEED=${seed}`).to.deep.equal([]);
  });

  it('holds once, however many look at the same time', async () => {
    const creator = await someone();
    const second = await someone();
    await payTo(creator, IBANS[0]!);
    await payTo(second, IBANS[0]!);
    await give(second, creator);
    await endMonth();
    await Promise.all(Array.from({ length: 6 }, () => checkEarnings(server.deps)));
    expect(await server.deps.db('fraud_reviews')).to.have.length(1);
    expect(await server.deps.db('holds')).to.have.length(1);
  });

  it('looks once a day, holds once, and sees what a claim brings later', async () => {
    const creator = await someone();
    const second = await someone();
    await payTo(creator, IBANS[0]!);
    await payTo(second, IBANS[0]!);
    await give(second, creator);
    await endMonth();
    expect(await checkEarnings(server.deps)).to.equal(1);
    expect(await checkEarnings(server.deps), 'not due').to.equal(0);
    server.setTime('2026-02-02T02:00:01Z');
    expect(await checkEarnings(server.deps), 'found again').to.equal(1);
    expect(await server.deps.db('holds')).to.have.length(1);
    server.setTime('2026-06-02T02:00:01Z');
    expect(await checkEarnings(server.deps), 'too old').to.equal(0);
  });

  it('tells shared accounts however they are written, and never play money', async () => {
    const [a, b, c] = [await someone(), await someone(), await someone()];
    await payTo(a, 'DE89370400440532013000');
    await payTo(b, 'de89 3704 0044 0532 0130 00');
    await payTo(c, IBANS[1]!);
    for (const member of [await someone(), await someone()]) {
      await server.deps.db('payout_destinations').insert({
        member_id: member.id,
        provider: 'sandbox',
        details: '{"ending":"paid"}',
        label: 'play money',
        created_at: BEFORE,
      });
    }
    const shared = await sharedDestinations(server.deps.db);
    expect([...shared].map(([id, others]) => [id, [...others]])).to.deep.equal([
      [a.id, [b.id]],
      [b.id, [a.id]],
    ]);
  });

  describe('and deciding', () => {
    let operator: Member;
    let creator: Member;

    beforeEach(async () => {
      operator = await anOperator(server.deps, { name: 'op' });
      creator = await someone();
      const second = await someone();
      await payTo(creator, IBANS[0]!);
      await payTo(second, IBANS[0]!);
      await give(second, creator);
      await endMonth();
      await checkEarnings(server.deps);
    });
    const decide = async (outcome: string, reason = 'We looked at it with care.') =>
      (await server.asProved(operator)).post('/operator/fraud/1', { outcome, reason });
    const openHolds = () => server.deps.db('holds').whereNotNull('open_cause').pluck('reason');

    it('shows what was noticed, in words', async () => {
      const browser = await server.as(operator);
      for (const path of ['/operator/fraud', '/operator/fraud/1']) {
        const { text } = await browser.get(path);
        expect(text).to.include('100 % of the money came from 1 supporter whose payouts go where');
        expect(text).to.include('10.00').and.to.include(creator.name);
      }
    });

    it('released: the earnings are free, and are not held for this month again', async () => {
      expect((await decide('released', '')).status, 'without a reason').to.equal(400);
      expect((await decide('')).status, 'without a decision').to.equal(400);
      expect((await decide('released', 'They are a couple.')).status).to.equal(303);
      expect((await decide('confirmed')).status, 'twice').to.equal(400);
      expect(await openHolds()).to.deep.equal([]);
      server.setTime('2026-02-03T02:00:00Z');
      expect(await checkEarnings(server.deps)).to.equal(0);
      expect(await openHolds()).to.deep.equal([]);
      expect(await server.deps.db('operator_actions').pluck('action')).to.deep.equal([
        'fraud.release',
      ]);
    });

    it('withheld: the earnings stay held, the creator is told and can object', async () => {
      expect((await decide('confirmed', 'You flattr yourself.')).status).to.equal(303);
      expect(await openHolds()).to.deep.equal(['fraud_review']);
      const { body, path } = await newestMail(server.deps.db, creator.email);
      expect(body).to.include('You flattr yourself.').and.to.include('January 2026');
      const visitor = server.visitor();
      expect((await visitor.get(path)).text).to.include('are withheld');
      await visitor.post(path, { words: 'She is my wife, and has money of her own.' });

      const browser = await server.asProved(operator);
      expect((await browser.get('/operator/appeals/1')).text).to.include('withholding earnings of');
      const granted = { outcome: 'granted', reason: 'Then it is fine.' };
      expect((await browser.post('/operator/appeals/1', granted)).status).to.equal(303);
      expect(await openHolds()).to.deep.equal([]);
      expect((await browser.get('/operator/fraud/1')).text).to.include('not withheld any more');
      server.setTime('2026-02-03T02:00:00Z');
      await checkEarnings(server.deps);
      expect(await openHolds(), 'and not held again').to.deep.equal([]);
    });
  });
});
