import { createRequire } from 'node:module';
import type { Knex } from 'knex';

type Query = { sql: string };

// Knex's own dialect for better-sqlite3; it has no types and no public name.
const BetterSqlite3Client = createRequire(import.meta.url)(
  'knex/lib/dialects/better-sqlite3/index.js',
) as { new (config: Knex.Config): Knex.Client & { _query(c: unknown, q: Query): Promise<Query> } };

/**
 * Knex's SQLite client, except that a transaction takes the write lock when it begins. Knex begins
 * deferred ones, and SQLite answers their step from reading to writing with SQLITE_BUSY at once,
 * without waiting, when another process writes.
 */
export class SqliteClient extends BetterSqlite3Client {
  override _query(connection: unknown, query: Query): Promise<Query> {
    if (query.sql === 'BEGIN;') query.sql = 'BEGIN IMMEDIATE;';
    return super._query(connection, query);
  }
}
