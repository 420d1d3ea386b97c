import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Db, isSqlite } from './db.ts';

const DIRECTORY = fileURLToPath(new URL('../migrations', import.meta.url));
const SETTINGS = { directory: DIRECTORY, loadExtensions: ['.ts'] };
const LOCK_SECONDS = 60;

/**
 * Brings the database's tables up to date; does nothing when they are. Any number of processes may
 * call it at once: one migrates, the others wait for it.
 * @returns the names of the migrations that were run.
 */
export async function migrate(db: Db): Promise<string[]> {
  if (await isUpToDate(db)) return [];
  return isSqlite(db) ? migrateInTurn(db) : migrateUnderLock(db);
}

async function isUpToDate(db: Db): Promise<boolean> {
  const [, pending] = await db.migrate.list(SETTINGS);
  return pending.length === 0;
}

/** SQLite: Knex's own lock row is enough, since a process that dies rolls its migration back. */
async function migrateInTurn(db: Db): Promise<string[]> {
  for (let triesLeft = LOCK_SECONDS; ; triesLeft -= 1) {
    try {
      const [, names] = await db.migrate.latest(SETTINGS);
      return names;
    } catch (error) {
      const isLocked = error instanceof Error && error.name === 'MigrationLocked';
      if (!isLocked || triesLeft === 0) throw error;
      await sleep(1000);
      if (triesLeft === LOCK_SECONDS / 2) await db.migrate.forceFreeMigrationsLock(SETTINGS);
    }
  }
}

/** MariaDB and MySQL: a lock that ends with its connection, so that a killed process leaves none behind. */
async function migrateUnderLock(db: Db): Promise<string[]> {
  const connection = await db.client.acquireConnection();
  try {
    const [[{ locked }]] = await db
      .raw('SELECT GET_LOCK(?, ?) AS locked', ['flattr_migrate', LOCK_SECONDS])
      .connection(connection);
    if (locked !== 1) throw new Error(`Another process has been migrating for ${LOCK_SECONDS} s.`);
    if (!(await isUpToDate(db))) await db.migrate.forceFreeMigrationsLock(SETTINGS);
    const [, names] = await db.migrate.latest(SETTINGS);
    return names;
  } finally {
    await db.raw('SELECT RELEASE_LOCK(?)', ['flattr_migrate']).connection(connection);
    await db.client.releaseConnection(connection);
  }
}
