import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { DomainError } from '../errors.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import type { Member } from '../members/member.ts';
import type { DepositEvent } from '../payments/provider.ts';
import { applyEvent } from './apply-event.ts';
import { depositByOperator } from './deposit-by-operator.ts';
import { newDepositId, startDeposit } from './start-deposit.ts';

describe('A deposit', () => {
  let server: TestServer;
  let member: Member;

  beforeEach(async () => {
    server = await testServer();
    member = await aMember(server.deps);
  });
  afterEach(() => server.close());

  const funds = () => balanceOf(server.deps.db, account.funds(member.id));
  const stateOf = async (id: string) =>
    (await server.deps.db('deposits').where({ id }).first()).state;
  const start = (amount = 10_000_000, id = newDepositId()) =>
    startDeposit(server.deps, { memberId: member.id, amount, id });

  const eventOf = (depositId: string, changes: Partial<DepositEvent> = {}): DepositEvent => ({
    provider: 'sandbox',
    eventId: `${depositId}-1`,
    outcome: 'succeeded',
    depositId,
    amount: 10_000_000,
    currency: 'USD',
    ...changes,
  });

  const failure = (work: Promise<unknown>): Promise<DomainError> =>
    work.then(
      () => {
        throw new Error('It should have failed.');
      },
      (error) => error,
    );

  it('is stored before the money comes, and moves none', async () => {
    const { id, redirectTo } = await start();

    expect(redirectTo).to.equal(`/sandbox/checkout/${id}`);
    expect(await stateOf(id)).to.equal('requested');
    expect(await funds()).to.equal(0);
  });

  it('adds to the funds once its provider says that it succeeded', async () => {
    const { id } = await start();

    expect(await applyEvent(server.deps, eventOf(id))).to.equal('applied');

    expect(await stateOf(id)).to.equal('succeeded');
    expect(await funds()).to.equal(10_000_000);
    expect(await balanceOf(server.deps.db, account.world('sandbox'))).to.equal(-10_000_000);
  });

  it('counts an event once, however often it comes', async () => {
    const { id } = await start();
    await applyEvent(server.deps, eventOf(id));

    expect(await applyEvent(server.deps, eventOf(id))).to.equal('known');
    expect(await applyEvent(server.deps, eventOf(id, { eventId: 'another' }))).to.equal('applied');

    expect(await funds()).to.equal(10_000_000);
  });

  it('stays as it is when a failure is told after the success', async () => {
    const { id } = await start();
    await applyEvent(server.deps, eventOf(id));
    await applyEvent(server.deps, eventOf(id, { eventId: 'late', outcome: 'failed' }));

    expect(await stateOf(id)).to.equal('succeeded');
    expect(await funds()).to.equal(10_000_000);
  });

  it('counts money that arrives after a failure was told', async () => {
    const { id } = await start();
    await applyEvent(server.deps, eventOf(id, { eventId: 'first', outcome: 'failed' }));
    expect(await stateOf(id)).to.equal('failed');
    expect(await funds()).to.equal(0);

    await applyEvent(server.deps, eventOf(id));
    expect(await funds()).to.equal(10_000_000);
  });

  for (const [what, changes] of Object.entries({
    'an unknown deposit': { depositId: 'x'.repeat(26) },
    'another amount': { amount: 10_000_001 },
    'another currency': { currency: 'EUR' },
    'another provider': { provider: 'elsewhere' },
  })) {
    it(`keeps an event for ${what}, and moves nothing`, async () => {
      const { id } = await start();

      expect(await applyEvent(server.deps, eventOf(id, changes))).to.equal('unmatched');

      expect(await stateOf(id)).to.equal('requested');
      expect(await funds()).to.equal(0);
      const [event] = await server.deps.db('provider_events');
      expect(event.applied_at).to.equal(null);
    });
  }

  it('is one deposit when its form is sent twice', async () => {
    const id = newDepositId();
    const answers = await Promise.all([start(10_000_000, id), start(10_000_000, id)]);

    expect(answers.map((answer) => answer.id)).to.deep.equal([id, id]);
    expect(await server.deps.db('deposits')).to.have.length(1);
  });

  it('is another deposit when the form was changed, or carries an id that is not theirs', async () => {
    const { id } = await start(10_000_000);

    expect((await start(20_000_000, id)).id).not.to.equal(id);
    const stranger = await aMember(server.deps);
    const theirs = await startDeposit(server.deps, {
      memberId: stranger.id,
      amount: 10_000_000,
      id,
    });
    expect(theirs.id).not.to.equal(id);
    expect((await start(10_000_000, '../../etc')).id).to.match(/^[0-9a-z]{26}$/);
  });

  for (const amount of [0, -1_000_000, 999_999, 990_000, 10_000_001, 1_000_010_000, 9e15]) {
    it(`is refused over ${amount} micros`, async () => {
      const error = await failure(start(amount));

      expect(error).to.be.instanceOf(DomainError);
      expect(error.fields).to.have.property('amount');
      expect(await server.deps.db('deposits')).to.have.length(0);
    });
  }

  it('by the operator is there at once', async () => {
    const id = await depositByOperator(server.deps, { memberId: member.id, amount: 2_500_000 });

    expect(await stateOf(id)).to.equal('succeeded');
    expect(await funds()).to.equal(2_500_000);
  });
});

describe('A deposit in live mode', () => {
  let server: TestServer;
  let member: Member;

  beforeEach(async () => {
    server = await testServer({
      env: {
        FLATTR_MODE: 'live',
        FLATTR_PUBLIC_URL: 'https://flattr.example',
        FLATTR_MAIL_URL: 'smtp://localhost',
      },
    });
    member = await aMember(server.deps);
  });
  afterEach(() => server.close());

  it('takes no play money', async () => {
    const started = startDeposit(server.deps, {
      memberId: member.id,
      amount: 10_000_000,
      id: newDepositId(),
      provider: 'sandbox',
    });

    expect((await started.catch((error) => error)).code).to.equal('unavailable');
    expect(await server.deps.db('deposits')).to.have.length(0);
  });

  it('by the operator is marked as entered by hand', async () => {
    const id = await depositByOperator(server.deps, { memberId: member.id, amount: 2_500_000 });

    expect((await server.deps.db('deposits').where({ id }).first()).provider).to.equal('manual');
    expect(await balanceOf(server.deps.db, account.world('manual'))).to.equal(-2_500_000);
  });
});
