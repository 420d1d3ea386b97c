import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { expectError, expectNoNulls } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';
import type { Member } from '../members/member.ts';

const FEBRUARY = '2026-02-01T02:00:00Z';

describe('REST: what only the member knows', () => {
  let server: TestServer;
  let ann: Member;
  let bob: Member;
  let asAnn: Browser;
  let asBob: Browser;
  let things: number[];

  beforeEach(async () => {
    server = await testServer();
    ann = await aSupporter(server.deps, { name: 'ann', funds: '25.00', budget: '10.00' });
    bob = await aMember(server.deps, { name: 'bob' });
    asAnn = server.visitor().withToken(await aToken(server.deps, ann));
    asBob = server.visitor().withToken(await aToken(server.deps, bob));
    things = [
      await aThing(server.deps, { creator: bob }),
      await aThing(server.deps, { creator: bob }),
      await aThing(server.deps),
    ];
    await flattrAll(server.deps, ann, things);
  });
  afterEach(() => server.close());

  async function close() {
    server.setTime(FEBRUARY);
    await closePeriod(server.deps, '2026-01');
  }
  const putBudget = (json: unknown, browser = asAnn) =>
    browser.send('PUT', '/rest/v2/user/budget', { json });

  const PATHS = [
    '/user/budget',
    '/user/funds',
    '/user/forecast',
    '/user/statements',
    '/user/statements/2026-01',
    '/user/earnings',
    '/user/earnings/2026-01',
  ];
  for (const path of PATHS) {
    it(`is told by ${path} with the scope account alone, without null, and kept by nobody`, async () => {
      expectError(await server.visitor().get(`/rest/v2${path}`), 401, 'unauthorized');
      const narrow = await aToken(server.deps, ann, ['flattr', 'thing', 'extendedread', 'budget']);
      const answer = await server.visitor().withToken(narrow).get(`/rest/v2${path}`);
      expectError(answer, 403, 'insufficient_scope');

      const enough = server.visitor().withToken(await aToken(server.deps, ann, ['account']));
      const told = await enough.get(`/rest/v2${path}`);
      expect(told.status, told.text).to.equal(200);
      expectNoNulls(told);
      expect(told.headers.get('Cache-Control')).to.equal('private, no-store');
      expect((await enough.get(`/rest/v2${path}.xml`)).text).to.match(/^<\?xml/);
    });
  }

  describe('GET and PUT /user/budget', () => {
    it('tells the budget and its limits', async () => {
      expect((await asAnn.get('/rest/v2/user/budget')).body).to.deep.equal({
        type: 'budget',
        currency: 'USD',
        amount: '10.00',
        active: true,
        period: '2026-01',
        minimum: '1.00',
        maximum: '1000.00',
      });
      expect((await asBob.get('/rest/v2/user/budget')).body).to.include({
        amount: '0.00',
        active: false,
      });
    });

    it('changes it, by text or number, by JSON or form', async () => {
      for (const [sent, amount] of [
        ['12.50', '12.50'],
        [7, '7.00'],
        [' 3 ', '3.00'],
      ]) {
        const answer = await putBudget({ amount: sent });
        expect(answer.status, answer.text).to.equal(200);
        expect(answer.body).to.include({ amount, active: true });
      }
      const form = await asAnn.send('PUT', '/rest/v2/user/budget', { form: { amount: '20' } });
      expect(form.body).to.include({ amount: '20.00' });
      expect((await asAnn.get('/rest/v2/user/budget')).body).to.include({ amount: '20.00' });
    });

    it('pauses the giving with 0', async () => {
      for (const zero of [0, '0', '0.00']) {
        await putBudget({ amount: '5' });
        expect((await putBudget({ amount: zero })).body).to.include({
          amount: '0.00',
          active: false,
        });
      }
      expect((await asAnn.get('/rest/v2/user/forecast')).body).to.include({ amount: '0.00' });
    });

    it('says of what is no budget what is wrong with it, and changes nothing', async () => {
      for (const amount of [
        undefined,
        null,
        '',
        'a lot',
        '-1',
        '0.5',
        '5000',
        '1.0000001',
        [],
        {},
      ]) {
        const answer = await putBudget({ amount });
        expectError(answer, 400, 'validation');
        expect(answer.body.fields, JSON.stringify(amount)).to.have.all.keys('amount');
      }
      for (const json of [[], 'x', 7, null]) expectError(await putBudget(json), 400, 'validation');
      expect((await asAnn.get('/rest/v2/user/budget')).body).to.include({ amount: '10.00' });
    });

    it('needs the scope budget for it', async () => {
      const narrow = server.visitor().withToken(await aToken(server.deps, ann, ['account']));
      expectError(await putBudget({ amount: '5' }, narrow), 403, 'insufficient_scope');
      const enough = server.visitor().withToken(await aToken(server.deps, ann, ['budget']));
      expect((await putBudget({ amount: '5' }, enough)).status).to.equal(200);
    });
  });

  describe('GET /user/funds', () => {
    it('tells what is there and what came and went, the newest first', async () => {
      await close();
      const { body } = await asAnn.get('/rest/v2/user/funds');
      expect(body).to.include({
        type: 'funds',
        currency: 'USD',
        balance: '15.00',
        items: 2,
        page: 1,
      });
      expect(body.movements[0]).to.deep.include({
        type: 'movement',
        cause: 'close',
        description: 'Divided over your flattrs of January 2026',
        link: `${server.url}/statements/2026-01`,
        amount: '-10.00',
        balance: '15.00',
        created_at: Date.parse(FEBRUARY) / 1000,
      });
      expect(body.movements[1]).to.include({ cause: 'deposit', amount: '25.00', link: '' });
    });

    it('pages', async () => {
      await close();
      const page = async (query: string) =>
        (await asAnn.get(`/rest/v2/user/funds?${query}`)).body.movements.map(
          ({ cause }: { cause: string }) => cause,
        );
      expect(await page('count=1')).to.deep.equal(['close']);
      expect(await page('count=1&page=2')).to.deep.equal(['deposit']);
      expect(await page('count=1&page=3')).to.deep.equal([]);
    });
  });

  it('tells what the flattrs of the month are worth now', async () => {
    expect((await asAnn.get('/rest/v2/user/forecast')).body).to.deep.equal({
      type: 'forecast',
      period: '2026-01',
      currency: 'USD',
      budget: '10.00',
      funds: '25.00',
      amount: '10.00',
      flattrs: 3,
      each: '3.333333',
      each_after_next: '2.50',
    });
  });

  describe('GET /user/statements', () => {
    it('lists what closed months took', async () => {
      expect((await asAnn.get('/rest/v2/user/statements')).body).to.deep.equal([]);
      await close();
      const { body } = await asAnn.get('/rest/v2/user/statements');
      expect(body).to.deep.equal([
        {
          type: 'statement',
          resource: `${server.url}/rest/v2/user/statements/2026-01`,
          link: `${server.url}/statements/2026-01`,
          period: '2026-01',
          currency: 'USD',
          amount: '10.00',
          flattrs: 3,
        },
      ]);
      expect((await asAnn.get('/rest/v2/user/statements?page=2')).body).to.deep.equal([]);
    });

    it('tells where each share went; they sum to what was taken', async () => {
      const path = '/rest/v2/user/statements/2026-01';
      const open = await asAnn.get(path);
      expect(open.body).to.include({ state: 'open', closed_at: 0, amount: '0.00', flattrs: 3 });
      expect(open.body.things[0]).not.to.have.any.keys('share', 'state');

      await close();
      const { body } = await asAnn.get(path);
      expect(body).to.include({ state: 'closed', amount: '10.00' });
      expect(body.things.map(({ id, state }: { id: number; state: string }) => [id, state]))
        .to.deep //
        .equal([
          [things[0], 'earned'],
          [things[1], 'earned'],
          [things[2], 'waiting'],
        ]);
      const shares = body.things.map(({ share }: { share: string }) => share).sort();
      expect(shares).to.deep.equal(['3.333333', '3.333333', '3.333334']);
    });

    it('knows no month that has not begun, and nothing that is no month', async () => {
      expectError(await asAnn.get('/rest/v2/user/statements/2026-02'), 404, 'not_found');
      for (const name of ['2026', '2026-13', 'x', '2026-1', '%00']) {
        const answer = await asAnn.get(`/rest/v2/user/statements/${name}`);
        expectError(answer, 400, 'invalid_parameters');
      }
    });
  });

  describe('GET /user/earnings', () => {
    it('tells what things brought, by month and by thing', async () => {
      await close();
      const { body } = await asBob.get('/rest/v2/user/earnings');
      expect(body).to.include({ type: 'earnings', currency: 'USD', total_items: 2, items: 2 });
      const [month] = body.periods;
      expect(month).to.include({
        period: '2026-01',
        resource: `${server.url}/rest/v2/user/earnings/2026-01`,
        flattrs: 2,
        amount: body.balance,
      });
      expect(body.things[0]).to.deep.include({ type: 'earned', flattrs: 1 });
      expect(body.things.map(({ thing }: { thing: { id: number } }) => thing.id)).to.deep.equal([
        things[1],
        things[0],
      ]);

      const inMonth = (await asBob.get('/rest/v2/user/earnings/2026-01')).body;
      expect(inMonth).to.include({ period: '2026-01', flattrs: 2, amount: body.balance });
      expect(inMonth.things).to.have.length(2);
      expect((await asBob.get('/rest/v2/user/earnings?count=1&page=2')).body.things).to.have.length(
        1,
      );
    });

    it('is nothing where nothing was earned', async () => {
      const { body } = await asAnn.get('/rest/v2/user/earnings');
      expect(body).to.deep.include({ balance: '0.00', periods: [], things: [] });
      expect((await asAnn.get('/rest/v2/user/earnings/2026-01')).body).to.deep.include({
        amount: '0.00',
        flattrs: 0,
        things: [],
      });
      expectError(await asAnn.get('/rest/v2/user/earnings/now'), 400, 'invalid_parameters');
    });
  });
});
