import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { budgetOf } from '../budgets/budget-of.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { type Entry, postEntries } from '../ledger/post-entries.ts';
import type { Member } from '../members/member.ts';

describe('The funds page', () => {
  let server: TestServer;
  let member: Member;
  let browser: Browser;

  beforeEach(async () => {
    server = await testServer({ now: '2026-01-10T12:00:00Z' });
    member = await aMember(server.deps);
    browser = await server.as(member);
  });
  afterEach(() => server.close());

  const funds = () => balanceOf(server.deps.db, account.funds(member.id));
  const earnings = () => balanceOf(server.deps.db, account.earnings(member.id));
  const budget = () => budgetOf(server.deps.db, member.id, '2026-01');
  const post = (...entries: Entry[]) =>
    server.deps.db.transaction((trx) => postEntries(trx, server.deps, entries));
  const hidden = (html: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(html)![1]!;

  async function earn(amount: number) {
    await post({
      reference: 'deposit/earned',
      from: account.world('sandbox'),
      to: account.earnings(member.id),
      amount,
    });
  }

  it('is for members alone', async () => {
    for (const path of ['/funds', '/sandbox/checkout/x']) {
      const answer = await server.visitor().get(path);
      expect(answer.headers.get('Location')).to.match(/^\/sign-in\?next=/);
    }
    const answer = await server.visitor().post('/funds/budget', { budget: '10' });
    expect(answer.status).to.equal(303);
    expect(await budget()).to.equal(0);
  });

  it('adds money through the checkout, once, however often Pay is pressed', async () => {
    const page = await browser.get('/funds');
    const form = { deposit_id: hidden(page.text, 'deposit_id'), amount: '10.00' };
    const [first, second] = [
      await browser.post('/funds/deposit', form),
      await browser.post('/funds/deposit', form),
    ];
    expect(first.status).to.equal(303);
    expect(second.headers.get('Location')).to.equal(first.headers.get('Location'));

    const checkout = first.headers.get('Location')!;
    expect((await browser.get(checkout)).text).to.contain('$10.00');
    const paid = await browser.post(checkout, { outcome: 'succeeded' });
    await browser.post(checkout, { outcome: 'succeeded' });
    await browser.post(checkout, { outcome: 'failed' });

    expect((await browser.follow(paid)).text).to.contain('was added to your funds');
    expect(await funds()).to.equal(10_000_000);
  });

  it('says that a declined payment charged nothing', async () => {
    const started = await browser.post('/funds/deposit', { other: '12.50' });
    const declined = await browser.post(started.headers.get('Location')!, { outcome: 'failed' });

    expect((await browser.follow(declined)).text).to.contain('did not go through');
    expect(await funds()).to.equal(0);
  });

  it('lets nobody see or finish the checkout of somebody else', async () => {
    const started = await browser.post('/funds/deposit', { amount: '10.00' });
    const path = started.headers.get('Location')!;
    const stranger = await server.as(await aMember(server.deps));

    expect((await stranger.get(path)).status).to.equal(404);
    expect((await stranger.post(path, { outcome: 'succeeded' })).status).to.equal(404);
    expect((await browser.post(path, { outcome: 'refunded' })).status).to.equal(400);
    const id = path.split('/').at(-1);
    expect((await stranger.get(`/funds?deposit=${id}`)).text).not.to.contain('$10.00 is on');
    expect(await funds()).to.equal(0);
  });

  const BAD_AMOUNTS = ['-5', '0', '0.00', '0.50', '10.001', '1e3', '1,50', 'ten', '1000.01'];
  for (const other of [...BAD_AMOUNTS, '9'.repeat(30), '<b>1</b>', '1.0000001']) {
    it(`refuses to add "${other}" and says why beside the field`, async () => {
      const answer = await browser.post('/funds/deposit', { other });

      expect(answer.status).to.equal(400);
      expect(answer.text).to.contain('id="other-error"');
      expect(answer.text).not.to.contain('<b>1</b>');
      expect(await server.deps.db('deposits')).to.have.length(0);
    });
  }

  it('asks when an amount is chosen and another one is written, and when there is none', async () => {
    const both = await browser.post('/funds/deposit', { amount: '10.00', other: '7' });
    expect(both.status).to.equal(400);
    expect(both.text).to.match(/value="10.00" checked/);
    expect(both.text).to.contain('value="7"');

    const none = await browser.post('/funds/deposit', {});
    expect(none.text).to.contain('id="amount-error"');
    expect((await browser.post('/funds/deposit', { amount: '-10.00' })).status).to.equal(400);
    expect(await server.deps.db('deposits')).to.have.length(0);
  });

  it('sets and pauses the budget', async () => {
    const set = await browser.post('/funds/budget', { budget: '12.50' });
    expect((await browser.follow(set)).text).to.contain('Your budget is set');
    expect(await budget()).to.equal(12_500_000);

    const paused = await browser.post('/funds/pause');
    expect((await browser.follow(paused)).text).to.contain('paused');
    expect(await budget()).to.equal(0);
  });

  for (const text of ['', '-1', '0', '0.99', '1000.01', '5.1234567', '1e9', '9'.repeat(40)]) {
    it(`refuses "${text}" as a budget, keeps what was written and says why`, async () => {
      const answer = await browser.post('/funds/budget', { budget: text });

      expect(answer.status).to.equal(400);
      expect(answer.text).to.contain('id="budget-error"');
      if (text) expect(answer.text).to.contain(`name="budget" type="text" value="${text}"`);
      expect(await budget()).to.equal(0);
    });
  }

  it('tells what each flattr is worth now', async () => {
    await browser.post('/funds/budget', { budget: '10' });
    await post({
      reference: 'deposit/x',
      from: account.world('sandbox'),
      to: account.funds(member.id),
      amount: 25_000_000,
    });
    for (const thing of [1, 2, 3, 4]) {
      await server.deps.db('flattrs').insert({
        period: '2026-01',
        supporter_id: member.id,
        thing_id: thing,
        source: 'button',
        created_at: server.deps.clock.now(),
      });
    }

    const { text } = await browser.get('/funds');
    expect(text.replace(/<[^>]+>/g, '')).to.contain('This month: 4 flattrs, $2.50 each now.');
  });

  it('moves earnings to funds, once for each form', async () => {
    await earn(3_333_334);
    const page = await browser.get('/funds');
    expect(page.text).to.contain('value="3.333334"');
    const form = { transfer_id: hidden(page.text, 'transfer_id'), earnings: '3' };

    const moved = await browser.post('/funds/earnings', form);
    await browser.post('/funds/earnings', form);

    expect((await browser.follow(moved)).text).to.contain('Moved from your earnings');
    expect(await funds()).to.equal(3_000_000);
    expect(await earnings()).to.equal(333_334);
    const changed = await browser.post('/funds/earnings', { ...form, earnings: '0.10' });
    expect(changed.text).to.contain('This form was sent before');
  });

  for (const text of ['', '0', '-1', '3.333335', '999999999', '1.0000001', '1e1']) {
    it(`refuses to move "${text}" of earnings`, async () => {
      await earn(3_333_334);
      const answer = await browser.post('/funds/earnings', { earnings: text });

      expect(answer.status).to.equal(400);
      expect(answer.text).to.contain('id="earnings-error"');
      expect(await earnings()).to.equal(3_333_334);
    });
  }

  it('shows every movement with the balance after it, a page at a time', async () => {
    const [thing] = await server.deps.db('things').insert({
      url: 'https://example.org/work',
      url_hash: 'a'.repeat(32),
      host: 'example.org',
      title: 'A work & more',
      created_at: 0,
    });
    for (let number = 1; number <= 30; number += 1) {
      await post({
        reference: `deposit/${number}`,
        from: account.world('sandbox'),
        to: account.funds(member.id),
        amount: 1_000_000,
      });
    }
    // The other side of an entry is not shown here, so it need not be the one of a real closing.
    await post(
      {
        reference: `close/2026-01/supporter/${member.id}`,
        from: account.funds(member.id),
        to: account.world('sandbox'),
        amount: 10_000_000,
      },
      {
        reference: `return/2026-01/thing/${thing}/supporter/${member.id}`,
        from: account.world('sandbox'),
        to: account.funds(member.id),
        amount: 10_000_000,
      },
    );

    const newest = await browser.get('/funds');
    const oldest = await browser.get('/funds?page=2');
    const amounts = (html: string) =>
      [...html.matchAll(/data-label="(?:Amount|Balance after)"[^>]*>([^<]*)/g)].map(
        ([, text]) => text,
      );

    expect(newest.text).to.contain('Back from A work &amp; more: nobody claimed');
    expect(newest.text).to.contain('href="/statements/2026-01"');
    expect(amounts(newest.text).slice(0, 6)).to.deep.equal([
      '+$10.00',
      '$30.00',
      '-$10.00',
      '$20.00',
      '+$1.00',
      '$30.00',
    ]);
    expect(amounts(newest.text)).to.have.length(50);
    expect(amounts(oldest.text)).to.have.length(14);
    expect(amounts(oldest.text).slice(-2)).to.deep.equal(['+$1.00', '$1.00']);
  });

  for (const query of ['page=0', 'page=-1', 'page=x', 'page=1e99', 'of=secrets', 'page=1&page=2']) {
    it(`shows the newest movements for ?${query}`, async () => {
      expect((await browser.get(`/funds?${query}`)).status).to.equal(200);
    });
  }

  it('refuses a form that another site sends', async () => {
    const answer = await browser.send('POST', '/funds/budget', {
      form: { budget: '10' },
      headers: { Origin: 'https://evil.example' },
    });
    expect(answer.status).to.equal(403);
    expect(await budget()).to.equal(0);
  });
});
