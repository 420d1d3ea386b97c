import { setBudget } from '../src/budgets/set-budget.ts';
import { createClock } from '../src/clock.ts';
import { loadConfig } from '../src/config.ts';
import { inTransaction, openDatabase } from '../src/db.ts';
import type { Deps } from '../src/deps.ts';
import { createClicks } from '../src/flattrs/clicks.ts';
import { account } from '../src/ledger/accounts.ts';
import { postEntries } from '../src/ledger/post-entries.ts';
import { createLog } from '../src/log.ts';
import { createMember } from '../src/members/create-member.ts';
import { migrate } from '../src/migrate.ts';
import { createThings } from '../src/things/find-or-create-thing.ts';
import { newThing } from '../src/things/new-thing.ts';
import { issueToken } from '../src/tokens/issue-token.ts';

const SUPPORTERS = 500;
const THINGS = 2000;
const AT_ONCE = 500;

export type Seeded = { tokens: string[]; urls: string[] };

/** Members with funds, a budget and a token, and things of a few hundred creators. */
export async function seedClicks(databaseUrl: string): Promise<Seeded> {
  const config = loadConfig({ FLATTR_DATABASE_URL: databaseUrl });
  const db = openDatabase(databaseUrl);
  const base = { config, db, clock: createClock(config), log: createLog('silent') };
  const deps: Deps = { ...base, clicks: createClicks(base) };
  try {
    await migrate(db);
    const tokens = await seedSupporters(deps);
    const urls = await seedThings(deps);
    return { tokens, urls };
  } finally {
    await db.destroy();
  }
}

async function seedSupporters(deps: Deps): Promise<string[]> {
  const ids = await inTransaction(deps.db, async (trx) => {
    const created: number[] = [];
    for (let number = 1; number <= SUPPORTERS; number += 1) {
      const name = `supporter${number}`;
      created.push(
        await createMember(trx, deps, {
          name,
          email: `${name}@example.org`,
          kind: 'individual',
          passwordHash: null,
          isConfirmed: true,
        }),
      );
    }
    await postEntries(
      trx,
      deps,
      created.map((id) => ({
        reference: `deposit/bench-${id}`,
        from: account.world('sandbox'),
        to: account.funds(id),
        amount: 10_000_000,
      })),
    );
    return created;
  });
  const tokens: string[] = [];
  for (const memberId of ids) {
    await setBudget(deps, { memberId, amount: 10_000_000 });
    tokens.push(await issueToken(deps, { memberId, scopes: ['flattr'] }));
  }
  return tokens;
}

async function seedThings(deps: Deps): Promise<string[]> {
  const urls = Array.from(
    { length: THINGS },
    (_, number) => `https://site${number % 300}.example.org/posts/${number}`,
  );
  for (let start = 0; start < urls.length; start += AT_ONCE) {
    const things = urls.slice(start, start + AT_ONCE).map((url) => newThing(deps, { url }));
    await inTransaction(deps.db, (trx) => createThings(trx, things));
  }
  // Nobody is there to answer when the service reads these pages.
  await deps.db('things').update({ page_next_read_at: null });
  return urls;
}
