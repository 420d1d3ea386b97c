import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, openDatabase } from '../src/db.ts';
import { migrate } from '../src/migrate.ts';

/** The MariaDB that `npm test` started for tests, if it did: `FLATTR_TEST_DATABASE_URL`. */
const MARIADB_URL = process.env.FLATTR_TEST_DATABASE_URL;

export type TestDatabase = {
  url: string;
  db: Db;
  /** Closes the database and, where it was made for this test alone, removes it. */
  close(): Promise<void>;
};

/** An empty, migrated database: MariaDB where `npm test` says so, else a SQLite file of its own. */
export function testDatabase(): Promise<TestDatabase> {
  return MARIADB_URL ? emptiedMariadb(MARIADB_URL) : freshSqlite();
}

let template: Promise<string> | undefined;

/** Migrates once for the whole run; each test starts from a copy. */
function sqliteTemplate(): Promise<string> {
  template ??= (async () => {
    const directory = mkdtempSync(join(tmpdir(), 'flattr-template-'));
    process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
    const path = join(directory, 'flattr.sqlite');
    const db = openDatabase(`sqlite:${path}`);
    await migrate(db);
    await db.raw('PRAGMA wal_checkpoint(TRUNCATE)');
    await db.destroy();
    return path;
  })();
  return template;
}

async function freshSqlite(): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'flattr-test-'));
  const path = join(directory, 'flattr.sqlite');
  copyFileSync(await sqliteTemplate(), path);
  if (existsSync(`${path}-wal`)) throw new Error('The template was copied while it was open.');
  const url = `sqlite:${path}`;
  const db = openDatabase(url);
  return {
    url,
    db,
    async close() {
      await db.destroy();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function emptiedMariadb(url: string): Promise<TestDatabase> {
  const db = openDatabase(url);
  await migrate(db);
  const [tables] = await db.raw(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name NOT LIKE 'knex%'",
  );
  const connection = await db.client.acquireConnection();
  // TRUNCATE passes the triggers that keep the ledger append-only; a service has no right to it.
  await db.raw('SET FOREIGN_KEY_CHECKS = 0').connection(connection);
  for (const { name } of tables) {
    const [[row]] = await db.raw(`SELECT 1 FROM ${name} LIMIT 1`).connection(connection);
    if (row) await db.raw(`TRUNCATE TABLE ${name}`).connection(connection);
  }
  await db.raw('SET FOREIGN_KEY_CHECKS = 1').connection(connection);
  await db.client.releaseConnection(connection);
  return { url, db, close: () => db.destroy() };
}
