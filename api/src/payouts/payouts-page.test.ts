import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { aCreator, EURO, earn, IBAN, PASSWORD } from '../../test/payouts.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';

describe('The payouts page', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer({ now: '2026-02-10T12:00:00Z', env: EURO });
  });
  afterEach(() => server.close());

  const earnings = ({ id }: { id: number }) => balanceOf(server.deps.db, account.earnings(id));
  const hidden = (html: string) => /name="payout_id" value="([^"]+)"/.exec(html)![1]!;

  it('takes a bank account with the password alone, and shows only its end', async () => {
    const member = await aMember(server.deps, { password: PASSWORD });
    await earn(server.deps, member, '25.00');
    const browser = await server.as(member);
    const path = '/payouts/destination?provider=sepa';
    const typed = { name: 'Ann Example', iban: IBAN, bic: '' };

    const wrong = await browser.post(path, { ...typed, proof_password: 'wrong' });
    expect(wrong.status).to.equal(400);
    expect(wrong.text).not.to.contain('value="wrong"');
    const fault = await browser.post(path, { ...typed, iban: 'DE00', proof_password: PASSWORD });
    expect(fault.text).to.contain('This is not an IBAN');
    const saved = await browser.post(path, { ...typed, proof_password: PASSWORD });

    const { text } = await browser.follow(saved);
    expect(text).to.contain('DE •••• 3000').and.not.contain(IBAN);
  });

  it('pays once however often the form is sent, and takes back what has not left', async () => {
    const creator = await aCreator(server.deps, { to: 'bank' });
    const browser = await server.as(creator);
    const form = {
      payout_id: hidden((await browser.get('/payouts')).text),
      amount: '12.00',
    };
    await Promise.all([browser.post('/payouts', form), browser.post('/payouts', form)]);
    expect(await earnings(creator)).to.equal(13_000_000);

    const cancel = `/payouts/${form.payout_id}/cancel`;
    const stranger = await server.as(await aMember(server.deps));
    expect((await stranger.post(cancel)).status).to.equal(404);
    expect((await browser.post(cancel)).status).to.equal(303);
    expect(await earnings(creator)).to.equal(25_000_000);
    expect((await browser.post('/payouts', { amount: '1' })).text).to.contain('at least 10.00 EUR');
  });

  it('refuses forms that another site sent', async () => {
    const creator = await aCreator(server.deps, { to: 'bank' });
    const browser = await server.as(creator);
    const headers = { Origin: 'https://evil.example' };
    const form = { amount: '12.00', name: 'Eve', iban: IBAN, proof_password: PASSWORD };
    for (const path of ['/payouts', '/payouts/destination?provider=sepa', '/payouts/automatic']) {
      expect((await browser.send('POST', path, { form, headers })).status, path).to.equal(403);
    }
    expect(await earnings(creator)).to.equal(25_000_000);
    expect(await server.deps.db('payout_destinations')).to.have.length(1);
  });

  it('is for members alone', async () => {
    expect((await server.visitor().get('/payouts')).status).to.equal(303);
  });
});
