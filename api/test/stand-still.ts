import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, isSqlite } from '../src/db.ts';

/**
 * Lets a statement take longer than anybody waits, inside the database itself: whoever comes to it
 * stands still in the middle of their transaction.
 * @param when as a trigger says it, such as `AFTER UPDATE ON claims`.
 * @param condition a condition on `NEW`; always unless told.
 */
export async function standStillAt(db: Db, when: string, condition = '1 = 1'): Promise<void> {
  const forEver = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n';
  await db.raw(
    isSqlite(db)
      ? `CREATE TRIGGER stands_still ${when} FOR EACH ROW WHEN ${condition}
          BEGIN SELECT count(*) FROM (${forEver}); END`
      : `CREATE TRIGGER stands_still ${when} FOR EACH ROW
          BEGIN IF ${condition} THEN DO SLEEP(4); END IF; END`,
  );
}

/** Until somebody's transaction is in that statement. */
export async function hasStoodStill(db: Db): Promise<void> {
  for (let inARow = 0, tries = 0; inARow < 4; tries += 1) {
    if (tries > 400) throw new Error('The transaction did not come to where it stands still.');
    await sleep(25);
    inARow = (await isInside(db)) ? inARow + 1 : 0;
  }
}

async function isInside(db: Db): Promise<boolean> {
  if (!isSqlite(db)) {
    const [rows] = await db.raw(
      "SELECT 1 FROM information_schema.processlist WHERE state = 'User sleep' AND db = DATABASE()",
    );
    return rows.length > 0;
  }
  await db.raw('PRAGMA busy_timeout = 0');
  try {
    await db.raw('BEGIN IMMEDIATE');
    await db.raw('ROLLBACK');
    return false;
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    return true;
  } finally {
    await db.raw('PRAGMA busy_timeout = 15000');
  }
}

/** Nobody stands still any more. On MariaDB this waits until the statement of who was killed is over. */
export async function goOn(db: Db): Promise<void> {
  await db.raw('DROP TRIGGER stands_still');
}
