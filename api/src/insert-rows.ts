import { isSqlite, type Trx } from './db.ts';

/** A value of a row that is inserted with many others. */
type Value = string | number | null;

const ROWS_AT_ONCE = 4000;

/**
 * Inserts many rows quickly: some microseconds each, where Knex's own insert takes ten times that.
 * `columns` names them in the order of each row's values. Rows that are there already are an error,
 * unless `addTo` names what makes a row unique and the column to add to.
 */
export async function insertRows(
  trx: Trx,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  { addTo }: { addTo?: { key: string; column: string; sign: '+' | '-' } } = {},
): Promise<void> {
  const into = `INSERT INTO ${table} (${columns.join(', ')})`;
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const batch = rows.slice(start, start + ROWS_AT_ONCE);
    if (isSqlite(trx)) {
      const values = columns.map((_, index) => `value ->> ${index}`).join(', ');
      const otherwise = addTo
        ? `ON CONFLICT (${addTo.key}) DO UPDATE
             SET ${addTo.column} = ${table}.${addTo.column} ${addTo.sign} excluded.${addTo.column}`
        : '';
      await trx.raw(`${into} SELECT ${values} FROM json_each(?) WHERE true ${otherwise}`, [
        JSON.stringify(batch),
      ]);
    } else {
      const otherwise = addTo
        ? `ON DUPLICATE KEY UPDATE
             ${addTo.column} = ${table}.${addTo.column} ${addTo.sign} VALUES(${addTo.column})`
        : '';
      // Knex hands the nested list on, and the driver writes it as `(…), (…)`.
      await trx.raw(`${into} VALUES ? ${otherwise}`, [batch] as never);
    }
  }
}
