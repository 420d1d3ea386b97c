/**
 * How long closing a month takes, beside two bare baselines in the same run: the plainest question one
 * can ask of the same month, `SELECT supporter_id, COUNT(*) … GROUP BY supporter_id`, and writing as
 * many ledger entries as the closing writes, in one plain statement.
 *
 *     npm run bench:distribution                          1 M flattrs on SQLite and MariaDB
 *     npm run bench:distribution -- --flattrs 10000000    10 M flattrs on MariaDB
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { type Mariadb, startMariadb } from '../../scripts/mariadb.ts';
import { loadConfig } from '../src/config.ts';
import { type Db, isSqlite, openDatabase } from '../src/db.ts';
import type { Deps } from '../src/deps.ts';
import { closePeriod } from '../src/distribution/close-period.ts';
import { createClicks } from '../src/flattrs/clicks.ts';
import { checkLedger } from '../src/ledger/check-ledger.ts';
import { createLog } from '../src/log.ts';
import { migrate } from '../src/migrate.ts';
import type { Month } from './fill-month.ts';

const PERIOD = '2026-01';

const FLOOR_RUNS = 5;

const { values } = parseArgs({
  options: {
    flattrs: { type: 'string', default: '1000000' },
    database: { type: 'string' },
    directory: { type: 'string', default: tmpdir() },
  },
});
const flattrs = Number(values.flattrs);
const databases =
  values.database?.split(',') ?? (flattrs > 2e6 ? ['mariadb'] : ['sqlite', 'mariadb']);

type Measured = {
  flattrs: number;
  floor: number;
  bareEntries: number;
  closing: number;
  rss: number;
  check: number;
};

console.log(
  `${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, ${values.directory}\n`,
);
for (const name of databases) {
  const small = await measure(name, flattrs / 10);
  const large = await measure(name, flattrs);
  const exponent = Math.log10(large.closing / small.closing);
  console.log(
    `growth of the closing from ${small.flattrs} to ${large.flattrs} flattrs: n^${exponent.toFixed(2)}\n`,
  );
}

async function measure(name: string, count: number): Promise<Measured> {
  const directory = mkdtempSync(join(values.directory, 'flattr-bench-'));
  const mariadb =
    name === 'mariadb' ? await startMariadb({ isDurable: true, parent: directory }) : undefined;
  const url = mariadb
    ? await mariadb.createDatabase('bench')
    : `sqlite:${join(directory, 'b.sqlite')}`;
  const db = openDatabase(url);
  try {
    await migrate(db);
    const deps = depsFor(db, url);
    const month = await fillElsewhere(url, count);
    if (!isSqlite(db)) await db.raw('ANALYZE TABLE flattrs');

    const floor = median(await repeat(FLOOR_RUNS, () => timed(() => groupBySupporter(db))));
    const { time: closing, rss } = await watched(() => closePeriod(deps, PERIOD));
    const check = await timed(async () => {
      const result = await checkLedger(deps);
      if (!result.ok) throw new Error(JSON.stringify(result.invariants));
    });
    const bareEntries = await timeBareEntries(db);
    const [entries] = await db('ledger_entries').count({ count: '*' });
    report(
      describe(name, mariadb),
      { ...month, entries: Number(entries?.count) },
      { flattrs: count, floor, bareEntries, closing, rss, check },
    );
    return { flattrs: count, floor, bareEntries, closing, rss, check };
  } finally {
    await db.destroy();
    await mariadb?.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

function report(
  name: string,
  month: Month & { entries: number },
  { flattrs: count, floor, bareEntries, closing, rss, check }: Measured,
): void {
  console.log(
    [
      `${name}: ${count} flattrs of ${month.supporters} supporters on ${month.things} things`,
      `  GROUP BY supporter  ${seconds(floor)} (median of ${FLOOR_RUNS})`,
      `  closePeriod         ${seconds(closing)}, ${month.entries} ledger entries`,
      `  bare entries        ${seconds(bareEntries)} (the same entries, one plain statement)`,
      `  ratio               ${(closing / floor).toFixed(2)} to the question alone, ${(closing / (floor + bareEntries)).toFixed(2)} to both`,
      `  flattrs a second    ${Math.round(count / (closing / 1000))}`,
      `  peak memory         ${Math.round(rss / 2 ** 20)} MB`,
      `  check of the ledger ${seconds(check)}`,
    ].join('\n'),
  );
}

function depsFor(db: Db, url: string): Deps {
  const config = loadConfig({ FLATTR_DATABASE_URL: url, FLATTR_LOG_LEVEL: 'error' });
  const clock = { now: () => Date.parse('2026-02-01T02:00:00Z') };
  return {
    config,
    db,
    clock,
    log: createLog('error', 'stderr'),
    clicks: createClicks({ db, clock }),
  };
}

/** In a process of its own, so that the memory that is measured is the closing's. */
async function fillElsewhere(url: string, flattrs: number): Promise<Month> {
  const program = fileURLToPath(new URL('./fill-month.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program, url, String(flattrs)]);
  return JSON.parse(stdout);
}

async function groupBySupporter(db: Db): Promise<void> {
  await db.raw(
    'SELECT supporter_id, COUNT(*) AS flattrs FROM flattrs WHERE period = ? GROUP BY supporter_id',
    [PERIOD],
  );
}

/** The closing's entries once more, into an empty table of the same shape, in one statement. */
async function timeBareEntries(db: Db): Promise<number> {
  if (isSqlite(db)) {
    const statements = await db('sqlite_master')
      .where({ tbl_name: 'ledger_entries' })
      .whereNotNull('sql')
      .whereIn('type', ['table', 'index'])
      .orderBy('type', 'desc')
      .pluck('sql');
    for (const sql of statements) await db.raw(sql.replaceAll('ledger_entries', 'bare_entries'));
  } else {
    await db.raw('CREATE TABLE bare_entries LIKE ledger_entries');
  }
  const columns = 'reference, from_account, to_account, amount, currency, posted_at';
  return timed(() =>
    db.raw(
      `INSERT INTO bare_entries (${columns}) SELECT ${columns} FROM ledger_entries ORDER BY id`,
    ),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Times work, and watches how much memory the process holds meanwhile. */
async function watched(work: () => Promise<unknown>): Promise<{ time: number; rss: number }> {
  let rss = 0;
  const watch = setInterval(() => {
    rss = Math.max(rss, process.memoryUsage.rss());
  }, 20);
  try {
    const time = await timed(work);
    return { time, rss: Math.max(rss, process.memoryUsage.rss()) };
  } finally {
    clearInterval(watch);
  }
}

async function repeat<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < times; run += 1) results.push(await work());
  return results;
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(3)} s`;
}

function describe(name: string, mariadb: Mariadb | undefined): string {
  return mariadb ? `MariaDB ${mariadb.version}` : name === 'sqlite' ? 'SQLite' : name;
}
