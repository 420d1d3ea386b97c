import type { Knex } from 'knex';
import { type Db, isSqlite, type Trx } from '../db.ts';
import { type Pair, pairKey } from './pair.ts';

/**
 * Leaves in a query over `flattrs` joined with `members` only those whose supporter shows their name
 * there: by what they said of the thing, else by their setting.
 */
export function whereNameIsShown(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query
    .leftJoin('shown_names', (join) =>
      join
        .on('shown_names.supporter_id', 'flattrs.supporter_id')
        .andOn('shown_names.thing_id', 'flattrs.thing_id'),
    )
    .whereNull('members.deleted_at')
    .whereRaw('COALESCE(shown_names.is_shown, members.shows_flattrs) = 1');
}

/** Which of these pairs show the supporter's name, as `pairKey`. */
export async function selectShown(db: Db | Trx, pairs: readonly Pair[]): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const supporters = await db('members')
    .whereIn('id', [...new Set(pairs.map(({ supporterId }) => supporterId))])
    .whereNull('deleted_at')
    .select('id', 'shows_flattrs');
  const settings = new Map(supporters.map((row) => [row.id, Boolean(row.shows_flattrs)]));
  const values = isSqlite(db) ? 'VALUES ' : '';
  const rows = await db('shown_names')
    .whereRaw(
      `(supporter_id, thing_id) IN (${values}${Array(pairs.length).fill('(?,?)')})`,
      pairs.flatMap(({ supporterId, thingId }) => [supporterId, thingId]),
    )
    .select('*');
  const choices = new Map(
    rows.map((row) => [pairKey(row.supporter_id, row.thing_id), Boolean(row.is_shown)]),
  );
  const shown = pairs.filter(({ supporterId, thingId }) => {
    const setting = settings.get(supporterId);
    return setting !== undefined && (choices.get(pairKey(supporterId, thingId)) ?? setting);
  });
  return new Set(shown.map(({ supporterId, thingId }) => pairKey(supporterId, thingId)));
}

/** Writes down what a supporter says of a thing. */
export async function saveChoice(db: Db | Trx, pair: Pair, isShown: boolean): Promise<void> {
  await db('shown_names')
    .insert({ supporter_id: pair.supporterId, thing_id: pair.thingId, is_shown: isShown })
    .onConflict(['supporter_id', 'thing_id'])
    .merge(['is_shown']);
}

/** What was said of a thing holds for another one too, except where something was said of that. */
export async function copyChoices(
  trx: Trx,
  { fromId, toId }: { fromId: number; toId: number },
): Promise<void> {
  const rows = await trx('shown_names').where({ thing_id: fromId }).select('*');
  const there = await trx('shown_names').where({ thing_id: toId }).pluck('supporter_id');
  const missing = rows.filter((row) => !there.includes(row.supporter_id));
  if (missing.length === 0) return;
  await trx('shown_names').insert(missing.map((row) => ({ ...row, thing_id: toId })));
}

export async function deleteChoicesOf(trx: Trx, supporterId: number): Promise<void> {
  await trx('shown_names').where({ supporter_id: supporterId }).delete();
}
