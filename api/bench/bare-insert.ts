// The baseline of the click benchmark, a process of its own: the least that a Koa service can do to
// store something durably. One insert a request, committed by itself, by the raw driver.
// DATABASE_URL, PORT and POOL (how many connections to MariaDB) come from the environment; it prints a
// line when it listens.
import Database from 'better-sqlite3';
import Koa from 'koa';
import { createPool } from 'mysql2/promise';

const url = process.env.DATABASE_URL!;
const TABLE = `bare_clicks (
  period VARCHAR(7) NOT NULL, supporter_id INTEGER NOT NULL, thing_id INTEGER NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (period, supporter_id, thing_id))`;
const STATEMENT = "INSERT INTO bare_clicks VALUES ('2026-01', ?, ?, 0)";

const insert = url.startsWith('sqlite:')
  ? insertIntoSqlite(url.slice(7))
  : await insertIntoMariadb();

let count = 0;
const app = new Koa();
app.use(async (ctx) => {
  count += 1;
  await insert([count % 1000, Math.floor(count / 1000)]);
  ctx.body = { message: 'ok' };
});
app.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));

function insertIntoSqlite(path: string) {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`DROP TABLE IF EXISTS bare_clicks; CREATE TABLE ${TABLE} WITHOUT ROWID`);
  const statement = db.prepare(STATEMENT);
  return async (values: number[]) => statement.run(...values);
}

async function insertIntoMariadb() {
  const { username, searchParams, pathname } = new URL(url);
  const pool = createPool({
    socketPath: searchParams.get('socketPath')!,
    user: username,
    database: pathname.slice(1),
    connectionLimit: Number(process.env.POOL),
  });
  await pool.query('DROP TABLE IF EXISTS bare_clicks');
  await pool.query(`CREATE TABLE ${TABLE}`);
  return (values: number[]) => pool.execute(STATEMENT, values);
}
