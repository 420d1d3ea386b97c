import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { anOperator } from '../../test/factories.ts';
import { aCreator, EURO } from '../../test/payouts.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import type { Member } from '../members/member.ts';
import { newPayoutId, requestPayout } from '../payouts/request-payout.ts';

describe('Payouts in the console', () => {
  let server: TestServer;
  let browser: Browser;
  let creators: Member[];
  let ids: string[];

  // Two payouts of 25.00 to bank accounts wait.
  beforeEach(async () => {
    server = await testServer({ now: '2026-02-10T12:00:00Z', env: EURO });
    creators = [
      await aCreator(server.deps, { to: 'bank' }),
      await aCreator(server.deps, { to: 'bank' }),
    ];
    ids = [];
    for (const { id: memberId } of creators) {
      const asked = { memberId, amount: 'everything', id: newPayoutId() } as const;
      ids.push((await requestPayout(server.deps, asked)).id);
    }
    browser = await server.asProved(await anOperator(server.deps));
  });
  afterEach(() => server.close());

  const batch = '/operator/payouts/batches/1';
  const collect = () => browser.post('/operator/payouts/batches', { executeOn: '2026-02-12' });
  const state = async (id: string) => (await server.deps.db('payouts').where({ id }).first()).state;
  const earnings = (at: number) => balanceOf(server.deps.db, account.earnings(creators[at]!.id));
  const actions = () => server.deps.db('operator_actions').orderBy('id').pluck('action');

  it('go into a file, to the bank, and are paid or come back', async () => {
    expect((await browser.get('/operator/payouts')).text).to.include('2 payouts wait');
    expect((await collect()).headers.get('Location')).to.equal(batch);
    const file = await browser.post(`${batch}/file`);
    expect(file.headers.get('Content-Disposition')).to.match(/attachment; filename="FLATTR-/);
    expect(file.text).to.include('<CtrlSum>50.00</CtrlSum>').and.to.include(ids[0]);
    expect((await browser.post(`${batch}/file`)).text, 'the same').to.equal(file.text);

    const returned = `/operator/payouts/${ids[0]}/returned`;
    expect((await browser.post(returned, { reason: ' ' })).text).to.include('Write why the bank');
    await browser.post(returned, { reason: 'Account closed' });
    expect(await state(ids[0]!)).to.equal('failed');
    expect(await earnings(0)).to.equal(25_000_000);
    expect((await browser.follow(await browser.post(`${batch}/confirm`))).text).to.include(
      'settled',
    );
    expect(await state(ids[1]!)).to.equal('paid');
    expect(await earnings(1)).to.equal(0);
    expect(await actions()).to.deep.equal([
      'payouts.batch',
      'payouts.download',
      'payouts.download',
      'payouts.returned',
      'payouts.paid',
    ]);
    const own = await (await server.as(creators[0]!)).get(`/payouts/${ids[0]}`);
    expect(own.text).to.include('came back').and.to.include('Account closed');
    expect((await (await server.as(creators[1]!)).get(`/payouts/${ids[0]}`)).status).to.equal(404);
  });

  it('wait again when a file is given up that nobody has fetched, and not after that', async () => {
    await collect();
    await browser.post(`${batch}/cancel`, { reason: 'The wrong day' });
    expect(await state(ids[0]!)).to.equal('requested');
    await collect();
    await browser.post('/operator/payouts/batches/2/file');
    const late = await browser.post('/operator/payouts/batches/2/cancel', { reason: 'Too late' });
    expect(late.text).to.include('Its file was fetched');
    expect(await state(ids[0]!)).to.equal('sent');
  });

  it('tell what is wrong with a form, and change nothing', async () => {
    const wrong = await browser.post('/operator/payouts/batches', { executeOn: 'tomorrow' });
    expect(wrong.text).to.include('Write the day such as');
    await collect();
    expect((await collect()).text).to.include('No payout waits for a bank.');
    expect((await browser.post(`/operator/payouts/${ids[0]}/paid`)).status).to.equal(403);
    expect((await browser.post(`${batch}/confirm`)).status).to.equal(404);
    expect((await browser.get('/operator/payouts/nonsense')).status).to.equal(404);
    expect(await state(ids[0]!)).to.equal('batched');
  });

  it('take a passkey, and no form from another site', async () => {
    await collect();
    const headers = { Origin: 'https://evil.example' };
    const unproved = await server.as(await anOperator(server.deps));
    for (const path of [
      '/operator/payouts/batches',
      ...['file', 'confirm', 'cancel'].map((action) => `${batch}/${action}`),
      ...['paid', 'returned'].map((outcome) => `/operator/payouts/${ids[0]}/${outcome}`),
    ]) {
      const form = { reason: 'Account closed' };
      const foreign = await browser.send('POST', path, { form, headers });
      expect(foreign.status, path).to.equal(403);
      expect((await unproved.post(path, form)).status, path).to.equal(403);
    }
    expect(await state(ids[0]!)).to.equal('batched');
  });
});
