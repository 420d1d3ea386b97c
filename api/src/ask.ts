import { type Db, isSqlite, type Trx } from './db.ts';
import { literal } from './insert-rows.ts';

/** What a column holds. Where questions share a statement, numbers may come as text. */
export type Cell = string | number | null;

/**
 * A question to the database about rows with certain keys. Several of them can share a statement: every
 * click asks five, and a statement costs more than what it asks (docs/performance.md).
 */
export type Question<Answer> = {
  /** What to select: at most `COLUMNS_MAX` expressions. */
  columns: readonly string[];
  /** The rest of the SELECT, with `IN (KEYS)` for the keys. */
  from: string;
  /** Integers, or text that we made ourselves: they are written into the statement. */
  keys: readonly (string | number)[];
  /** Makes the answer of the rows, which come in no order. */
  read(rows: readonly (readonly Cell[])[]): Answer;
};

type Answers<Questions extends readonly Question<unknown>[]> = {
  [At in keyof Questions]: Questions[At] extends Question<infer Answer> ? Answer : never;
};

const COLUMNS_MAX = 6;
const KEYS_AT_ONCE = 5000;

/** Asks one question, about any number of keys. */
export async function ask<Answer>(db: Db | Trx, question: Question<Answer>): Promise<Answer> {
  const [answer] = await askTogether(db, [question] as const);
  return answer;
}

/** Asks questions with one statement, or some for thousands of keys. About no keys nothing is asked. */
export async function askTogether<const Questions extends readonly Question<unknown>[]>(
  db: Db | Trx,
  questions: Questions,
): Promise<Answers<Questions>> {
  const found: Cell[][][] = questions.map(() => []);
  const keysMax = Math.max(...questions.map(({ keys }) => keys.length));
  for (let start = 0; start < keysMax; start += KEYS_AT_ONCE) {
    const selects = questions.flatMap((question, number) => {
      const keys = question.keys.slice(start, start + KEYS_AT_ONCE);
      return keys.length > 0 ? [selectOf({ ...question, keys }, number)] : [];
    });
    for (const [number, ...cells] of await rowsOf(db, selects.join(' UNION ALL '))) {
      found[Number(number)]!.push(cells);
    }
  }
  return questions.map(({ read }, at) => read(found[at]!)) as Answers<Questions>;
}

/** All have the same number of columns, the first of which says whose row it is. */
function selectOf({ columns, from, keys }: Question<unknown>, number: number): string {
  const names = Array.from(
    { length: COLUMNS_MAX },
    (_, at) => `${columns[at] ?? 'NULL'} AS c${at}`,
  );
  return `SELECT ${number} AS question, ${names.join(', ')} FROM ${from.replace('(KEYS)', `(${keys.map(literal).join(',')})`)}`;
}

async function rowsOf(db: Db | Trx, sql: string): Promise<Cell[][]> {
  if (isSqlite(db)) return (await db.raw(sql)).map(Object.values);
  const [rows] = await db.raw(sql).options({ rowsAsArray: true });
  return rows;
}
