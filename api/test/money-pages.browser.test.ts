import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { depositByOperator } from '../src/deposits/deposit-by-operator.ts';
import { closePeriod } from '../src/distribution/close-period.ts';
import { recordCheck } from '../src/ledger/latest-check.ts';
import { sealBlocks } from '../src/ledger/seal-block.ts';
import { cookieName } from '../src/members/session.ts';
import { launchChromium } from './chromium.ts';
import { aMember, aSupporter } from './factories.ts';
import { aThing, flattrAll } from './month.ts';
import { pageFaults } from './page-faults.ts';
import { type TestServer, testServer } from './server.ts';

/** A member who gives and earns, two months after they began. */
async function twoMonths({ deps, setTime }: TestServer): Promise<{ id: number }> {
  const member = await aSupporter(deps, { name: 'ann', funds: '25.00', budget: '10.00' });
  const other = await aSupporter(deps, { funds: '3.00', budget: '1.00' });
  const creator = await aMember(deps);
  const theirs = [
    await aThing(deps, { creator }),
    await aThing(deps),
    await aThing(deps, { url: `https://works.example/${'a-very-long-address-'.repeat(8)}` }),
  ];
  const own = await aThing(deps, { creator: member });
  for (const [period, next] of [
    ['2026-01', '2026-02'],
    ['2026-02', '2026-03'],
  ] as const) {
    await flattrAll(deps, member, theirs);
    await flattrAll(deps, other, [own, theirs[0]!]);
    setTime(`${next}-01T02:00:00Z`);
    await closePeriod(deps, period);
  }
  await depositByOperator(deps, { memberId: member.id, amount: 1_234_567_890_000 });
  await sealBlocks(deps);
  await recordCheck(deps);
  return member;
}

describe('The pages about money, in Chromium', () => {
  let server: TestServer;
  let chromium: Browser;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    chromium = await launchChromium();
    server = await testServer();
    const member = await twoMonths(server);
    const name = cookieName(server.deps.config.publicUrl);
    const secret = (await server.as(member)).cookie(name)!;
    context = await chromium.newContext({ bypassCSP: true });
    await context.addCookies([{ name, value: secret, url: server.url }]);
    page = await context.newPage();
  });
  after(async () => {
    await chromium?.close();
    await server?.close();
  });

  for (const path of [
    '/',
    '/funds',
    '/funds?of=earnings&done=budget',
    '/statements',
    '/statements/2026-01',
    '/statements/2025-12',
    '/things',
    '/reports',
    '/reports/2026-02',
    '/status',
    '/reports/2026-13',
  ]) {
    it(`are without faults: ${path}`, async () => {
      await page.goto(server.url + path);
      for (const details of await page.locator('details').all()) {
        await details.evaluate((element) => element.setAttribute('open', ''));
      }
      expect(await pageFaults(page)).to.deep.equal([]);
    });
  }

  it('are without faults for a visitor', async () => {
    const visitor = await chromium.newPage({ bypassCSP: true });
    for (const path of ['/', '/reports/2026-01', '/status']) {
      await visitor.goto(server.url + path);
      expect(await pageFaults(visitor), path).to.deep.equal([]);
    }
    await visitor.close();
  });

  it('take a deposit without JavaScript, by keyboard alone, and say what is wrong beside the field', async () => {
    const plain = await chromium.newContext({ javaScriptEnabled: false });
    await plain.addCookies(await context.cookies());
    const form = await plain.newPage();
    await form.goto(`${server.url}/funds`);

    await form.getByLabel('Or another amount').focus();
    await form.keyboard.type('-5');
    await form.keyboard.press('Enter');
    const fault = form.locator('#other-error');
    expect(await fault.textContent()).to.contain('positive number');
    expect(await form.getByLabel('Or another amount').inputValue()).to.equal('-5');

    await form.getByLabel('Or another amount').fill('12.50');
    await form.keyboard.press('Enter');
    await form.waitForURL('**/sandbox/checkout/**');
    await form.getByRole('button', { name: 'Pay' }).focus();
    await form.keyboard.press('Enter');
    await form.waitForURL('**/funds?deposit=*');
    expect(await form.getByRole('status').first().textContent()).to.contain('$12.50 was added');
    await plain.close();
  });

  it('are without faults when something is wrong with the form, and at the checkout', async () => {
    await page.goto(`${server.url}/funds`);
    await page.getByLabel('Budget a month').fill('0.10');
    await page.getByRole('button', { name: 'Change budget' }).click();
    await page.locator('#budget-error').waitFor();
    expect(await pageFaults(page)).to.deep.equal([]);

    await page.goto(`${server.url}/funds`);
    await page.getByText('$25', { exact: true }).click();
    await page.getByRole('button', { name: 'Go to payment' }).click();
    await page.waitForURL('**/sandbox/checkout/**');
    expect(await pageFaults(page)).to.deep.equal([]);
  });

  it('need nothing that our own policy forbids', async () => {
    const strict = await chromium.newContext();
    await strict.addCookies(await context.cookies());
    const visit = await strict.newPage();
    const complaints: string[] = [];
    visit.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    for (const path of ['/', '/funds', '/things', '/reports/2026-01', '/statements/2026-01']) {
      await visit.goto(server.url + path);
    }
    expect(complaints).to.deep.equal([]);
    await strict.close();
  });
});
