import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A database that can be remembered, and returned to between two tests. */
export type SavedState = { save(): void; reset(): void };

/** The state of WordPress on SQLite: a folder. */
export function sqliteState(directory: string, database: string): SavedState {
  const saved = join(directory, 'saved-database');
  return { save: () => replace(database, saved), reset: () => replace(saved, database) };
}

/** The state of WordPress on MariaDB: a dump. */
export function mariadbState(
  directory: string,
  { socket, database }: { socket: string; database: string },
): SavedState {
  const login = ['--no-defaults', '--user=root', `--socket=${socket}`];
  const dumps = { whole: join(directory, 'whole.sql'), rows: join(directory, 'rows.sql') };
  const query = (sql: string) =>
    run('mariadb', [...login, '--skip-column-names', '--batch', database], sql);
  const tables = () => query('SHOW TABLES').split('\n').filter(Boolean);
  let savedTables: string[] = [];
  return {
    save() {
      savedTables = tables();
      run('mariadb-dump', [...login, `--result-file=${dumps.whole}`, database]);
      const rowsAlone = ['--no-create-info', '--skip-triggers', '--skip-add-locks'];
      run('mariadb-dump', [...login, ...rowsAlone, `--result-file=${dumps.rows}`, database]);
    },
    reset() {
      const before = tables();
      if (before.join() === savedTables.join()) {
        // Rows are put back in milliseconds; making the tables anew takes seconds.
        const empty = savedTables.map((table) => `DELETE FROM \`${table}\`;`).join('\n');
        query(`BEGIN;\n${empty}\n${readFileSync(dumps.rows, 'utf8')}\nCOMMIT;`);
      } else {
        const drop = before.map((table) => `DROP TABLE \`${table}\`;`).join('\n');
        query(`${drop}\n${readFileSync(dumps.whole, 'utf8')}`);
      }
    },
  };
}

function run(program: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${program} did not work: ${error?.message ?? stderr}`);
  return stdout;
}

function replace(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
