import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import knex, { type Knex } from 'knex';
import { SqliteClient } from './db-sqlite.ts';

/** The database: SQLite or MariaDB/MySQL behind Knex. */
export type Db = Knex;
/** A transaction. A function that must run inside one takes this, so that plain `db` fails to compile. */
export type Trx = Knex.Transaction;

/**
 * Opens the database that a URL names: `sqlite:PATH`, or `mysql://user:password@host:port/name`
 * (a socket by `?socketPath=`). Nothing is connected before the first query.
 */
export function openDatabase(url: string): Db {
  return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openMysql(url);
}

/** Whether a database is SQLite: one writer at a time, no row locks, no `FOR UPDATE`. */
export function isSqlite(db: Db | Trx): boolean {
  return db.client.dialect === 'sqlite3';
}

// Knex tells of a failed connection on standard output, and then throws the error that it tells of.
const log = { warn() {} };

function openSqlite(path: string): Db {
  makeFolder(dirname(path));
  return knex({
    log,
    client: SqliteClient as unknown as typeof Knex.Client,
    connection: { filename: path },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate(connection: { pragma(source: string): void }, done: (error?: Error) => void) {
        // Acknowledged means durable: FULL. A REPLACE would pass the ledger's triggers: recursive.
        for (const pragma of [
          'busy_timeout = 15000',
          'journal_mode = WAL',
          'synchronous = FULL',
          'foreign_keys = ON',
          'recursive_triggers = ON',
        ]) {
          connection.pragma(pragma);
        }
        done();
      },
    },
  });
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const { message } = error as Error;
    throw Object.assign(new Error(message, { cause: error }), { code: 'SQLITE_CANTOPEN' });
  }
}

// Strict mode refuses what does not fit; GROUP_CONCAT must not cut a supporter's list of things.
const SESSION_SETTINGS = `SET
  sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO',
  group_concat_max_len = 1073741824`;

function openMysql(url: string): Db {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const socketPath = searchParams.get('socketPath');
  return knex({
    log,
    client: 'mysql2',
    connection: {
      ...(socketPath ? { socketPath } : { host: hostname, port: Number(port || 3306) }),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database: decodeURIComponent(pathname.slice(1)),
      charset: 'utf8mb4',
      timezone: 'Z',
      supportBigNumbers: true,
    },
    pool: {
      min: 0,
      max: 10,
      afterCreate(
        connection: { query(sql: string, done: (error?: Error) => void): void },
        done: (error?: Error) => void,
      ) {
        // REPEATABLE READ reads stale rows after an insert-or-keep.
        connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', (error) =>
          error ? done(error) : connection.query(SESSION_SETTINGS, done),
        );
      },
    },
  });
}

/** Runs a query written in SQL, the same on every database, and gives its rows. */
export async function selectRows<Row>(
  db: Db | Trx,
  sql: string,
  bindings: readonly (string | number)[] = [],
): Promise<Row[]> {
  const result = await db.raw(sql, bindings);
  return isSqlite(db) ? result : result[0];
}

/** MariaDB's and MySQL's codes for "another transaction was in the way, do it again". */
const TRANSIENT = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CHECKREAD',
  'SQLITE_BUSY',
]);
const TRIES_MAX = 6;

/**
 * Runs `work` in one transaction, and again from the start when the database says that another
 * transaction was in its way. So `work` must have no effect but on the database.
 */
export async function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (tries === TRIES_MAX || !TRANSIENT.has((error as { code?: string }).code ?? ''))
        throw error;
      await sleep(Math.random() * 20 * 2 ** tries);
    }
  }
}

/** What Node, MariaDB and SQLite say when the database cannot be reached, let in or write. */
const AWAY = new RegExp(
  `^(${[
    'ECONN|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|PROTOCOL_',
    'ER_SERVER_SHUTDOWN|ER_CONNECTION_KILLED|ER_CON_COUNT|ER_TOO_MANY',
    'ER_ACCESS_DENIED|ER_DBACCESS_DENIED|ER_BAD_DB|ER_NOT_SUPPORTED_AUTH',
    'ER_DISK_FULL|ER_RECORD_FILE_FULL|ER_ERROR_ON_WRITE|ER_GET_ERRNO|ER_OPTION_PREVENTS',
    'SQLITE_(FULL|IOERR|CANTOPEN|NOTADB|READONLY|BUSY)',
  ].join('|')})`,
);

/** Whether an error means that the database is away, full or busy: later may be better. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return (typeof code === 'string' && AWAY.test(code)) || name === 'KnexTimeoutError';
}

/** Whether the database refused a row because another one has its key. */
export function isDuplicate(error: unknown): boolean {
  const { code } = error as { code?: string };
  return (
    code === 'ER_DUP_ENTRY' ||
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}
