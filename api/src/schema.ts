import type { Knex } from 'knex';
import { isSqlite } from './db.ts';

/**
 * Creates a table that compares text byte by byte on every database, whatever the database's own
 * default is: MySQL's would take `a` for `A`.
 */
export async function createTable(
  knex: Knex,
  name: string,
  build: (table: Knex.CreateTableBuilder) => void,
): Promise<void> {
  await knex.schema.createTable(name, (table) => {
    if (!isSqlite(knex)) {
      table.charset('utf8mb4');
      table.collate('utf8mb4_bin');
      table.engine('InnoDB');
    }
    build(table);
  });
}

/**
 * Creates a table whose form Knex cannot say: STRICT or clustered on SQLite. `columns` is SQL that
 * both databases read, with `MICROS` and `INSTANT` for 64-bit integers, `BYTES` for long binary,
 * `TEXT(n)` for text and `SERIAL` for the numbered primary key.
 */
export async function createRawTable(
  knex: Knex,
  name: string,
  columns: string,
  { clustered = false }: { clustered?: boolean } = {},
): Promise<void> {
  const onSqlite = isSqlite(knex);
  const sql = columns
    .replace(
      /\bSERIAL\b/g,
      onSqlite ? 'INTEGER PRIMARY KEY AUTOINCREMENT' : 'BIGINT PRIMARY KEY AUTO_INCREMENT',
    )
    .replace(/\b(MICROS|INSTANT)\b/g, onSqlite ? 'INTEGER' : 'BIGINT')
    .replace(/\bBYTES\b/g, onSqlite ? 'BLOB' : 'LONGBLOB')
    .replace(/\bTEXT\((\d+)\)/g, onSqlite ? 'TEXT' : 'VARCHAR($1)');
  const options = onSqlite
    ? `STRICT${clustered ? ', WITHOUT ROWID' : ''}`
    : 'ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
  await knex.raw(`CREATE TABLE ${name} (${sql}) ${options}`);
}
