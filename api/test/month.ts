import { inTransaction } from '../src/db.ts';
import type { Deps } from '../src/deps.ts';
import { flattrThing } from '../src/flattrs/flattr-thing.ts';
import { findOrCreateThing } from '../src/things/find-or-create-thing.ts';
import { requestSweep } from '../src/things/request-sweep.ts';

let count = 0;

/** A thing of a creator who is verified unless told otherwise, or of nobody. */
export async function aThing(
  deps: Deps,
  {
    creator = null,
    url,
    isVerified = creator !== null,
  }: { creator?: { id: number } | null; url?: string; isVerified?: boolean } = {},
): Promise<number> {
  count += 1;
  const address = url ?? `https://works.example/${count}`;
  const { thing } = await inTransaction(deps.db, (trx) =>
    findOrCreateThing(trx, deps, { url: address, creatorId: creator?.id ?? null }),
  );
  if (isVerified) await verifyCreator(deps, thing.id);
  return thing.id;
}

/** Lets a thing's creator be verified, as a claim of its site does. */
export async function verifyCreator(deps: Deps, thingId: number): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    await trx('things').where({ id: thingId }).update({ is_verified: true });
    await requestSweep(trx, thingId);
  });
}

/** A supporter flattrs things, one after the other. */
export async function flattrAll(
  deps: Deps,
  supporter: { id: number },
  thingIds: readonly number[],
): Promise<void> {
  for (const id of thingIds) {
    await flattrThing(deps, {
      supporter: { memberId: supporter.id },
      thing: { id },
      source: 'api',
    });
  }
}

/** Everything that closings leave, in one text: two runs that end in the same rows have the same. */
export async function dumpOfBooks({ db }: Pick<Deps, 'db'>): Promise<string> {
  const lines: string[] = [];
  const add = (name: string, rows: Record<string, unknown>[]) => {
    for (const row of rows) {
      // One driver tells 64-bit numbers as text.
      const values = Object.entries(row).map(([key, value]) => `${key}=${value}`);
      lines.push(`${name} ${values.join(' ')}`);
    }
  };
  add(
    'entry',
    await db('ledger_entries')
      .orderBy('reference')
      .select('reference', 'from_account', 'to_account', 'amount', 'currency'),
  );
  add('balance', await db('ledger_balances').orderBy('account').select('account', 'amount'));
  add('closing', await db('closings').orderBy(['period', 'supporter_id']).select('*'));
  add('chunk', await db('distribution_chunks').orderBy(['period', 'first_supporter']).select('*'));
  add('sums', await db('distribution_sums').select('period', 'first_thing'));
  add('thing', await db('thing_periods').orderBy(['period', 'thing_id']).select('*'));
  add(
    'period',
    await db('periods')
      .whereNot({ state: 'open' })
      .orderBy('period')
      .select('period', 'state', 'supporters', 'flattrs', 'amount', 'fee_basis_points'),
  );
  return lines.join('\n');
}

/** Lets the next member's id be after `id`, so that a month has several chunks of supporters. */
export async function skipMemberIds({ db }: Pick<Deps, 'db'>, id: number): Promise<void> {
  await db('members').insert({
    id,
    name: `left${id}`,
    name_key: `left${id}`,
    kind: 'individual',
    fid: id.toString(36).padStart(6, '0'),
    created_at: 0,
    deleted_at: 0,
  });
}
