import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aToken } from '../../test/factories.ts';
import { expectError, expectNoNulls } from '../../test/old-api.ts';
import { aCreator, EURO } from '../../test/payouts.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';
import { newPayoutId } from '../payouts/request-payout.ts';

const PATH = '/rest/v2/user/payouts';

describe('REST: payouts', () => {
  let server: TestServer;
  let ann: Member;
  let program: Browser;

  beforeEach(async () => {
    server = await testServer({ now: '2026-02-10T12:00:00Z', env: EURO });
    ann = await aCreator(server.deps, { to: 'bank' });
    program = server.visitor().withToken(await aToken(server.deps, ann, ['account', 'payout']));
  });
  afterEach(() => server.close());

  const ask = (json: object, as = program) => as.send('POST', PATH, { json });

  it('tell what can be paid out and what is held, and sum to the earnings', async () => {
    const before = await program.get(PATH);
    expectNoNulls(before);
    expect(before.body).to.deep.include({
      ...{ type: 'payouts', currency: 'EUR', balance: '25.00', payable: '25.00', rest: '0.00' },
      ...{ minimum: '10.00', held: [], destination: 'bank account DE •••• 3000', payouts: [] },
    });
  });

  it('are asked for once for each id, looked at and taken back', async () => {
    const id = newPayoutId();
    const answers = await Promise.all([ask({ amount: '12.00', id }), ask({ amount: 12, id })]);
    for (const { status, body } of answers) {
      expect(status).to.equal(201);
      expect(body).to.include({ id, amount: '12.00', state: 'requested', finished_at: 0 });
    }
    expect((await program.get(PATH)).body).to.include({ payable: '13.00', items: 1 });
    expect((await program.get(`${PATH}/${id}`)).body.resource).to.equal(
      `${server.url}${PATH}/${id}`,
    );
    expect((await program.send('DELETE', `${PATH}/${id}`)).status).to.equal(204);
    expect((await program.get(PATH)).body.payable).to.equal('25.00');
    expect((await ask({ amount: 'everything' })).body.amount).to.equal('25.00');
  });

  it('say what is wrong, and take nothing', async () => {
    for (const amount of ['', '0', '-1', '9.99', '12.345', '26', 'much', '1e3']) {
      expectError(await ask({ amount }), 400, 'validation');
    }
    const poor = server
      .visitor()
      .withToken(await aToken(server.deps, await aMember(server.deps), ['payout']));
    expectError(await ask({ amount: '12.00' }, poor), 400, 'validation');
    expect(await server.deps.db('payouts')).to.deep.equal([]);
  });

  it('are for their member and a token with the scope alone', async () => {
    const { body } = await ask({ amount: '12.00' });
    expectError(await server.visitor().get(PATH), 401, 'unauthorized');
    const reader = server.visitor().withToken(await aToken(server.deps, ann, ['account']));
    expectError(await ask({ amount: '12.00' }, reader), 403, 'insufficient_scope');
    expectError(await reader.send('DELETE', `${PATH}/${body.id}`), 403, 'insufficient_scope');
    const token = await aToken(server.deps, await aMember(server.deps), ['account', 'payout']);
    const stranger = server.visitor().withToken(token);
    expectError(await stranger.get(`${PATH}/${body.id}`), 404, 'not_found');
    expectError(await stranger.send('DELETE', `${PATH}/${body.id}`), 404, 'not_found');
  });
});
