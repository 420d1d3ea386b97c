import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';
import type { Member } from '../members/member.ts';

describe('My things', () => {
  let server: TestServer;
  let creator: Member;
  let browser: Browser;

  async function start(env: NodeJS.ProcessEnv = {}) {
    server = await testServer({ now: '2026-01-10T12:00:00Z', env });
    creator = await aMember(server.deps);
    browser = await server.as(creator);
  }
  afterEach(() => server.close());

  async function close() {
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');
  }

  async function aTitled(title: string, url: string): Promise<number> {
    const thing = await aThing(server.deps, { creator, url });
    await server.deps.db('things').where({ id: thing }).update({ title });
    return thing;
  }

  it('invite to add the first one', async () => {
    await start();
    const { status, text } = await browser.get('/things');

    expect(status).to.equal(200);
    expect(text).to.contain('href="/things/new"');
  });

  it('show what each brought and what came in each month', async () => {
    await start();
    const [one, two] = [
      await aTitled('One', 'https://example.org/1'),
      await aTitled('Two <b>', 'https://example.org/2'),
    ];
    await flattrAll(server.deps, await aSupporter(server.deps), [one, two]);
    await flattrAll(server.deps, await aSupporter(server.deps), [two]);
    await close();

    const { text } = await browser.get('/things');
    expect(text).to.contain('Two &lt;b>');
    expect(text).to.match(/<dd class="figure">\$20\.00<\/dd>/);
    expect(text).to.match(/\$15\.00/);
    expect(text).to.contain('<title>January 2026: $20.00</title>');
    expect(text).to.contain('/things/revenue/2026-01.csv');
    expect(text).to.contain(`/things/${two}/edit`);
  });

  it('count what is left after the fee', async () => {
    await start({ FLATTR_FEE_PERCENT: '10' });
    const thing = await aTitled('One', 'https://example.org/1');
    await flattrAll(server.deps, await aSupporter(server.deps), [thing]);
    await close();

    const { text } = await browser.get('/things');
    expect(text.match(/\$9\.00/g)).to.have.length(6);
    expect(text).not.to.contain('$10.00');
    expect(text).to.contain('fee of 10 percent');
  });

  it('are listed a page at a time', async () => {
    await start();
    for (let number = 0; number < 31; number += 1) await aThing(server.deps, { creator });

    const edits = (html: string) => html.match(/\/edit"/g)?.length ?? 0;
    const first = await browser.get('/things');
    expect(edits(first.text)).to.equal(30);
    expect(first.text).to.contain('href="/things?page=2#things"');
    expect(edits((await browser.get('/things?page=2')).text)).to.equal(1);
    expect((await browser.get('/things?page=-1')).status).to.equal(200);
  });

  it('come as the CSV file that old tools read', async () => {
    await start({ FLATTR_FEE_PERCENT: '10' });
    const one = await aTitled('Show', 'https://example.org/1');
    const two = await aTitled('=cmd|"/C calc"!A0', 'https://example.org/2');
    await flattrAll(server.deps, await aSupporter(server.deps, { funds: '1.00' }), [one, two]);
    await flattrAll(server.deps, await aSupporter(server.deps, { funds: '0.50' }), [one]);
    await close();

    const csv = await browser.get('/things/revenue/2026-01.csv');
    expect(csv.headers.get('Content-Disposition')).to.contain('flattr-revenue-202601.csv');
    expect(csv.headers.get('Content-Type')).to.equal('text/csv; charset=utf-8');
    expect(csv.text).to.equal(
      [
        'period;id;flattr url;url;title;clicks;revenue;clicks total',
        `2026-01;${one};"${server.url}/thing/${one}";"https://example.org/1";"Show";2;0,90;2`,
        `2026-01;${two};"${server.url}/thing/${two}";"https://example.org/2";"'=cmd|""/C calc""!A0";1;0,45;1`,
        '',
      ].join('\n'),
    );
  });

  it('hold only what is mine', async () => {
    await start();
    const thing = await aTitled('Mine', 'https://example.org/1');
    await flattrAll(server.deps, await aSupporter(server.deps), [thing]);
    await close();

    const stranger = await server.as(await aMember(server.deps));
    expect((await stranger.get('/things')).text).not.to.contain('Mine');
    expect((await stranger.get('/things/revenue/2026-01.csv')).text.split('\n')).to.have.length(2);
    const nobody = await server.visitor().get('/things/revenue/2026-01.csv');
    expect(nobody.headers.get('Location')).to.match(/^\/sign-in/);
  });

  for (const [name, status] of [
    ['2026-01.csv', 404],
    ['2026-02.csv', 404],
    ['2026-13.csv', 400],
    ['.csv', 400],
    ['2025-12', 404],
    ['2025-12.csv', 200],
  ] as const) {
    it(`answers ${status} for the file ${name} in January 2026`, async () => {
      await start();
      expect((await browser.get(`/things/revenue/${name}`)).status).to.equal(status);
    });
  }
});
