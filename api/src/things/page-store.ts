import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { PageFacts } from './parse-page.ts';

/** A thing whose page is to be read. */
export type DuePage = { id: number; url: string; host: string; attempts: number; dueAt: Instant };

/** The things whose pages are due, those that waited longest first. */
export async function selectDuePages(db: Db, now: Instant, limit: number): Promise<DuePage[]> {
  const rows = await db('things')
    .where('page_next_read_at', '<=', now)
    .whereNull('deleted_at')
    .orderBy('page_next_read_at')
    .limit(limit)
    .select('id', 'url', 'host', 'page_attempts', 'page_next_read_at');
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    host: row.host,
    attempts: row.page_attempts,
    dueAt: Number(row.page_next_read_at),
  }));
}

/** Takes a page for oneself until an instant; false when another one has taken it. */
export async function takePage(db: Db, page: DuePage, until: Instant): Promise<boolean> {
  const count = await db('things')
    .where({ id: page.id, page_next_read_at: page.dueAt })
    .update({ page_next_read_at: until });
  return count > 0;
}

/** Writes down what a page says. It wins over what was said at the first click, not over the creator. */
export async function keepPageFacts(
  trx: Trx,
  id: number,
  facts: PageFacts,
  now: Instant,
): Promise<void> {
  const row = await trx('things').where({ id }).forUpdate().first();
  const prefer = (column: string, said: string) =>
    said !== '' && (!row.is_registered || row[column] === '') ? { [column]: said } : {};
  await trx('things')
    .where({ id })
    .update({
      ...prefer('title', facts.title),
      ...prefer('description', facts.description),
      ...prefer('language', facts.language),
      image_url: facts.imageUrl,
      page_author_url: facts.authorUrl,
      page_fid: facts.fid,
      page_problem: '',
      page_attempts: 0,
      page_read_at: now,
      page_next_read_at: null,
    });
}

/** Writes down that a page could not be read, and when to try again (null: not again). */
export async function keepPageProblem(
  db: Db,
  page: DuePage,
  problem: string,
  nextAt: Instant | null,
): Promise<void> {
  await db('things')
    .where({ id: page.id })
    .update({
      page_problem: [...problem].slice(0, 200).join(''),
      page_attempts: page.attempts + 1,
      page_next_read_at: nextAt,
    });
}
