import type { Knex } from 'knex';
import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import { type Period, periodOf } from '../period.ts';
import type { TagExpression } from './tag-expression.ts';

/** What to search for, made of what a person wrote by `search-things.ts`. */
export type Criteria = {
  /** Each must stand in the title, the description, the address or a tag; in lower case. */
  words: string[];
  address?: { hash: string; withoutScheme: string } | undefined;
  tags?: TagExpression | undefined;
  languages: string[];
  categories: string[];
  creatorId?: number | undefined;
};

export type Order =
  | { by: 'newest' }
  | { by: 'title'; words: string[] }
  | { by: 'flattrs' }
  /** Flattrs since an instant; the newest count for more when there is more than one. */
  | { by: 'recent'; since: readonly Instant[] };

/** A LIKE pattern for texts that hold `text` anywhere; its own `%` and `_` mean themselves. */
function containing(text: string): string {
  return `%${escapeLike(text)}%`;
}

function escapeLike(text: string): string {
  return text.replace(/[%_!]/g, '!$&');
}

function matching(db: Db | Trx, criteria: Criteria): Knex.QueryBuilder {
  const query = db('things').where('things.is_hidden', false).whereNull('things.deleted_at');
  for (const word of criteria.words) {
    query.andWhere((either) => {
      for (const column of ['title', 'description', 'url']) {
        either.orWhereRaw(`LOWER(things.${column}) LIKE ? ESCAPE '!'`, [containing(word)]);
      }
      either.orWhereIn('things.id', taggedWith(db, word));
    });
  }
  if (criteria.address) {
    const { hash, withoutScheme } = criteria.address;
    query.andWhere((either) => {
      either.where('things.url_hash', hash);
      for (const scheme of ['http', 'https']) {
        either.orWhereRaw("things.url LIKE ? ESCAPE '!'", [
          `${scheme}://${escapeLike(withoutScheme)}%`,
        ]);
      }
    });
  }
  if (criteria.tags) {
    const { anyOf, noneOf } = criteria.tags;
    if (anyOf.length > 0) {
      query.andWhere((either) => {
        for (const group of anyOf) {
          either.orWhere((every) => {
            for (const tag of group) every.whereIn('things.id', taggedWith(db, tag));
          });
        }
      });
    }
    for (const tag of noneOf) query.whereNotIn('things.id', taggedWith(db, tag));
  }
  if (criteria.languages.length > 0) query.whereIn('things.language', criteria.languages);
  if (criteria.categories.length > 0) query.whereIn('things.category', criteria.categories);
  if (criteria.creatorId !== undefined) query.where('things.creator_id', criteria.creatorId);
  return query;
}

function taggedWith(db: Db | Trx, tag: string): Knex.QueryBuilder {
  return db('thing_tags').where({ tag }).select('thing_id');
}

/** The ids of a page of the things that match, best first, and how many match. */
export async function searchIds(
  db: Db | Trx,
  criteria: Criteria,
  order: Order,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; ids: number[] }> {
  const [row] = await matching(db, criteria).count({ count: '*' });
  const query = matching(db, criteria);
  if (order.by === 'title') {
    for (const word of order.words) {
      query.orderByRaw("CASE WHEN LOWER(things.title) LIKE ? ESCAPE '!' THEN 0 ELSE 1 END", [
        containing(word),
      ]);
    }
  }
  if (order.by === 'flattrs' || order.by === 'title') {
    query.orderByRaw('(SELECT COUNT(*) FROM flattrs WHERE flattrs.thing_id = things.id) DESC');
  }
  if (order.by === 'recent') {
    query
      .leftJoin(recentFlattrs(db, order.since).as('recent'), 'recent.thing_id', 'things.id')
      .orderByRaw('COALESCE(recent.weight, 0) DESC');
  }
  const ids = await query
    .orderBy('things.id', 'desc')
    .offset(offset)
    .limit(limit)
    .pluck('things.id');
  return { total: Number(row?.count ?? 0), ids };
}

/** Per thing: for each instant, the flattrs since then. The period bounds what must be read. */
function recentFlattrs(db: Db | Trx, since: readonly Instant[]): Knex.QueryBuilder {
  const oldest = Math.min(...since);
  const weight = since.map(() => 'CASE WHEN created_at >= ? THEN 1 ELSE 0 END').join(' + ');
  const firstPeriod: Period = periodOf(oldest);
  return db('flattrs')
    .where('period', '>=', firstPeriod)
    .andWhere('created_at', '>=', oldest)
    .groupBy('thing_id')
    .select('thing_id', db.raw(`SUM(${weight}) AS weight`, [...since]));
}
