import { inTransaction } from '../src/db.ts';
import type { Deps } from '../src/deps.ts';
import { insertRows } from '../src/insert-rows.ts';
import { account } from '../src/ledger/accounts.ts';
import { postEntries } from '../src/ledger/post-entries.ts';
import type { Random } from './random.ts';

const SUPPORTERS = 240;
const THINGS = 90;
/** Ids with gaps, so that the month has many chunks of supporters and ranges of things. */
const SUPPORTER_GAP = 1301;
const THING_GAP = 1013;
const STAMP = Date.parse('2026-01-15T12:00:00Z');

/**
 * Fills an empty database with a month, the same one for the same seed: supporters with odd amounts,
 * some with less than their budget or nothing, things of
 * creators, verified or not, of nobody and of one who has left.
 */
export async function fillSeededMonth(
  deps: Pick<Deps, 'db' | 'config' | 'clock'>,
  random: Random,
): Promise<void> {
  const supporters = Array.from({ length: SUPPORTERS }, (_, index) => 1 + index * SUPPORTER_GAP);
  const creators = supporters.slice(0, 20).map((id) => id + 1);
  const things = Array.from({ length: THINGS }, (_, index) => 1 + index * THING_GAP);
  const funds = new Map(supporters.map((id) => [id, random.integer(0, 20_000_000)]));

  await inTransaction(deps.db, async (trx) => {
    await insertRows(
      trx,
      'members',
      ['id', 'name', 'name_key', 'kind', 'fid', 'created_at', 'deleted_at'],
      [...supporters, ...creators]
        .sort((a, b) => a - b)
        .map((id) => [
          id,
          `m${id}`,
          `m${id}`,
          'individual',
          fid(id),
          STAMP,
          id === 2 ? STAMP : null,
        ]),
    );
    await insertRows(
      trx,
      'things',
      ['id', 'url', 'url_hash', 'host', 'creator_id', 'is_verified', 'created_at'],
      things.map((id) => [
        id,
        `https://works.example/${id}`,
        id.toString(16).padStart(32, '0'),
        'works.example',
        random.next() < 0.6 ? random.pick(creators) : null,
        id % 3 === 0 ? 0 : 1,
        STAMP,
      ]),
    );
    await insertRows(
      trx,
      'budgets',
      ['supporter_id', 'from_period', 'amount', 'changed_at'],
      supporters.map((id) => [id, '2025-12', random.integer(0, 15_000_000), STAMP]),
    );
    await insertRows(
      trx,
      'flattrs',
      ['period', 'supporter_id', 'thing_id', 'source', 'created_at'],
      supporters.flatMap((id) =>
        random
          .sample(things, random.integer(0, 30))
          .map((thing): (string | number)[] => ['2026-01', id, thing, 'api', STAMP]),
      ),
    );
    await postEntries(
      trx,
      deps,
      [...funds]
        .filter(([, amount]) => amount > 0)
        .map(([id, amount]) => ({
          reference: `deposit/${id}`,
          from: account.world('sandbox'),
          to: account.funds(id),
          amount,
        })),
      STAMP,
    );
  });
}

function fid(id: number): string {
  return id.toString(36).padStart(6, '0');
}
