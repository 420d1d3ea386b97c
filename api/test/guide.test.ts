import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { aSupporter, aToken } from './factories.ts';
import { aClient, authorizeUrl, codeFor } from './oauth.ts';
import { type TestServer, testServer } from './server.ts';

const GUIDE = new URL('../../docs/guides/developers.md', import.meta.url);
const HOST = 'https://flattr.example';

/** What a reader types, and the answer that the guide shows, where it shows one. */
type Example = { line: number; script: string; answer: string | undefined };

describe('The guide for developers', function () {
  this.timeout(60_000);

  let server: TestServer;
  let directory: string;
  let shell: Shell;

  before(async function () {
    // `npm test` sees to it that they are here.
    if (!isThere('curl') || !isThere('openssl')) this.skip();
    server = await testServer({ env: { FLATTR_RATE_LIMIT: '1000' } });
    directory = mkdtempSync(join(tmpdir(), 'flattr-guide-'));
    shell = openShell(directory);
  });
  after(async () => {
    shell?.close();
    if (directory) rmSync(directory, { recursive: true, force: true });
    await server?.close();
  });

  it('shows what happens: every example, in order, in one shell', async () => {
    const { deps } = server;
    const ann = await aSupporter(deps, { name: 'ann', budget: '10.00' });
    const browser = await server.as(ann);
    const old = await aClient(deps, ann);
    const words = new Map([
      ['http://localhost:3000', server.url],
      ['the-token-that-you-made', await aToken(deps, ann, ['flattr', 'thing', 'account'])],
      ['the-client-id:the-client-secret', `${old.clientId}:${old.secret}`],
      [
        'the-code-of-the-old-way',
        await codeFor(browser, authorizeUrl({ client_id: old.clientId })),
      ],
    ]);

    const examples = examplesOf(readFileSync(GUIDE, 'utf8'));
    expect(examples.length).to.be.greaterThan(8);
    for (const { answer, line, script } of examples) {
      const output = await shell.run(filledIn(script, words));
      if (answer) {
        const shown = JSON.parse(answer.replaceAll(HOST, server.url));
        expectShown(JSON.parse(output), shown, `line ${line}`);
      }
      // The member says yes in their browser, and the code comes back.
      if (output.includes('/oauth/authorize?')) {
        words.set('the-code-that-came-back', await codeFor(browser, output.trim()));
      }
    }
  });

  it('notices an answer that is not what it shows', () => {
    const answer = { a: 'text', list: [1, { b: true }], id: 'x7' };
    expectShown(answer, { a: 'text', list: [1, { b: true }], id: 'x…' }, '');
    for (const wrong of [
      { a: 'other' },
      { c: 1 },
      { list: [2] },
      { list: [1, { b: 1 }] },
      { id: 'y…' },
    ]) {
      expect(() => expectShown(answer, wrong, ''), JSON.stringify(wrong)).to.throw();
    }
  });
});

function isThere(program: string): boolean {
  return spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined;
}

function examplesOf(guide: string): Example[] {
  return [...guide.matchAll(/^```sh\n(.*?)^```\n(?:```json\n(.*?)^```\n)?/gms)].map(
    ({ 1: script = '', 2: answer, index }) => ({
      line: guide.slice(0, index).split('\n').length,
      script,
      answer,
    }),
  );
}

function filledIn(script: string, words: ReadonlyMap<string, string>): string {
  return [...words].reduce(
    (text, [placeholder, word]) => text.replaceAll(placeholder, word),
    script,
  );
}

/** A guide may leave out fields, and the parts of a text where it writes an ellipsis. */
function expectShown(actual: unknown, shown: unknown, where: string): void {
  if (typeof shown === 'string' && shown.includes('…')) {
    const parts = shown.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
    expect(actual, where).to.match(new RegExp(`^${parts.join('.+')}$`));
  } else if (typeof shown === 'object' && shown !== null) {
    expect(actual, where).to.be.an(Array.isArray(shown) ? 'array' : 'object');
    for (const [key, value] of Object.entries(shown)) {
      expectShown((actual as Record<string, unknown>)[key], value, `${where}.${key}`);
    }
  } else expect(actual, where).to.equal(shown);
}

type Shell = { run(script: string): Promise<string>; close(): void };

/** A shell that stays open, so that an example can use what an earlier one has set. */
function openShell(cwd: string): Shell {
  const child = spawn('sh', [], { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8');
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  failed.catch(() => {}); // It is told to who waits for an example.
  return {
    run(script) {
      const answered = new Promise<string>((resolve) => {
        const END = '--- end of the example ---';
        let output = '';
        const read = (text: string) => {
          output += text;
          if (!output.includes(END)) return;
          child.stdout.off('data', read);
          resolve(output.slice(0, output.indexOf(END)));
        };
        child.stdout.on('data', read);
        child.stdin.write(`${script}\necho; echo '${END}'\n`);
      });
      return Promise.race([answered, failed]);
    },
    close() {
      child.stdin.end();
      child.kill();
    },
  };
}
