import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { aCreator, EURO, earn, IBAN, PASSWORD } from '../../test/payouts.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';
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
    const payoutId = hidden((await browser.get('/payouts')).text);
    await browser.post('/payouts', { payout_id: payoutId, amount: '12.00' });
    for (const path of [
      '/payouts',
      '/payouts/destination?provider=sepa',
      '/payouts/automatic',
      `/payouts/${payoutId}/cancel`,
    ]) {
      expect((await browser.send('POST', path, { form, headers })).status, path).to.equal(403);
    }
    expect(await earnings(creator)).to.equal(13_000_000);
    expect(await server.deps.db('payout_destinations')).to.have.length(1);
  });

  it('shows what is held on things too, with the reason and what to do', async () => {
    const creator = await aCreator(server.deps, { to: 'bank' });
    const supporter = await aSupporter(server.deps, { funds: '2.00', budget: '2.00' });
    const url = 'https://unproven.example/work';
    const thing = await aThing(server.deps, { url, creator, isVerified: false });
    await flattrAll(server.deps, supporter, [thing]);
    server.setTime('2026-03-01T03:00:00Z');
    await closePeriod(server.deps, '2026-02');

    const { text } = await (await server.as(creator)).get('/payouts');
    expect(text)
      .to.contain('25.00')
      .and.to.match(/€2\.00\s*more is held/);
    expect(text).to.contain('you have not shown yet').and.to.contain('href="/sites"');
  });

  it('takes a passkey’s answer instead of the password, and nothing that only looks like one', async () => {
    const creator = await aCreator(server.deps, { to: 'bank' });
    await server.deps.db('members').where({ id: creator.id }).update({ password_hash: null });
    const browser = await server.as(creator);
    expect((await browser.get('/payouts')).text).to.contain('add a passkey');
    const form = { name: 'Eve', iban: 'NL91ABNA0417164300', proof_password: PASSWORD };
    for (const passkey of ['', 'nonsense', '{"id":"x"}', '{}']) {
      const path = '/payouts/destination?provider=sepa';
      expect((await browser.post(path, { ...form, passkey })).status, passkey).to.equal(400);
    }
    expect(await server.deps.db('payout_destinations')).to.have.length(1);
  });

  it('is for members alone', async () => {
    expect((await server.visitor().get('/payouts')).status).to.equal(303);
  });
});
