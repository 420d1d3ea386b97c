import type { Trx } from './db.ts';

/** A value of a row that is inserted with many others. */
type Value = string | number | null;

const STATEMENT_LENGTH = 400_000;
const PLAIN = /^[\w:./-]*$/;

/**
 * Inserts many rows quickly, some microseconds each: Knex's own insert takes ten times that. The
 * values are written into the statement, so they are integers, and text that we made ourselves of
 * letters, digits and `: . / _ -`.
 * @param columns their names, in the order of each row's values.
 */
export async function insertRows(
  trx: Trx,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Value[]>,
): Promise<void> {
  const into = `INSERT INTO ${table} (${columns.join(', ')}) VALUES `;
  let values = '';
  for (const row of rows) {
    values += values === '' ? '(' : ',(';
    for (let at = 0; at < row.length; at += 1) {
      values += at === 0 ? literal(row[at] ?? null) : `,${literal(row[at] ?? null)}`;
    }
    values += ')';
    if (values.length < STATEMENT_LENGTH) continue;
    await trx.raw(into + values);
    values = '';
  }
  if (values !== '') await trx.raw(into + values);
}

/** A value as it stands in a statement. Text is refused that could be more than plain text. */
export function literal(value: Value): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`${value} is not an integer.`);
    return `${value}`;
  }
  if (!PLAIN.test(value)) throw new Error(`${value} is not plain text.`);
  return `'${value}'`;
}
