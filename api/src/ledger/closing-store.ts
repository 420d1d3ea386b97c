import { isSqlite, selectRows, type Trx } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';
import type { ClosingPart } from './post-closing.ts';

// The ledger's side of a closing, in statements that stay within the database: a row that comes from
// this process costs three times as much. They read what the closing has just written.

const INTO_ENTRIES =
  'INSERT INTO ledger_entries (reference, from_account, to_account, amount, currency, posted_at)';
const TAKEN =
  'FROM closings WHERE period = ? AND supporter_id >= ? AND supporter_id < ? AND amount > 0';
const SHARES =
  'FROM thing_periods WHERE period = ? AND thing_id >= ? AND thing_id < ? AND amount > 0';
// Of things that several creators share: their line in thing_periods is earned, by nobody alone.
const PARTS = 'FROM thing_parts WHERE period = ? AND thing_id >= ? AND thing_id < ? AND amount > 0';

function bindings({ period, from, to }: ClosingPart): (string | number)[] {
  return [period, from, to];
}

/** What to do with balances that are there: add the new row's amount, or subtract it. */
function toBalance(trx: Trx, sign: '+' | '-'): string {
  return isSqlite(trx)
    ? `ON CONFLICT (account) DO UPDATE SET amount = ledger_balances.amount ${sign} excluded.amount`
    : `ON DUPLICATE KEY UPDATE amount = ledger_balances.amount ${sign} VALUES(amount)`;
}

export async function insertTakenEntries(
  trx: Trx,
  part: ClosingPart,
  currency: string,
): Promise<void> {
  await trx.raw(
    `${INTO_ENTRIES}
     SELECT CONCAT('close/', period, '/supporter/', supporter_id),
            CONCAT('member:', supporter_id, ':funds'), CONCAT('period:', period), amount, ?, ?
     ${TAKEN}`,
    [currency, part.postedAt, ...bindings(part)],
  );
}

/**
 * Takes what the closings say from the supporters' funds. They have a balance, which holds at least
 * as much: the caller holds it and has made the amount from it.
 */
export async function subtractTaken(trx: Trx, part: ClosingPart): Promise<void> {
  // Written without its sign, since a row to insert must itself be allowed.
  await trx.raw(
    `INSERT INTO ledger_balances (account, amount)
     SELECT CONCAT('member:', supporter_id, ':funds'), amount ${TAKEN} ${toBalance(trx, '-')}`,
    bindings(part),
  );
}

export async function sumTaken(trx: Trx, part: ClosingPart): Promise<Micros> {
  const [row] = await selectRows<{ taken: unknown }>(
    trx,
    `SELECT COALESCE(SUM(amount), 0) AS taken ${TAKEN}`,
    bindings(part),
  );
  return asMicros(row?.taken);
}

export async function insertShareEntries(
  trx: Trx,
  part: ClosingPart,
  currency: string,
): Promise<void> {
  const kinds = [
    ['close', "CONCAT('period:', period)", "CONCAT('thing:', thing_id)", 'amount', ''],
    [
      'sweep',
      "CONCAT('thing:', thing_id)",
      "CONCAT('member:', creator_id, ':earnings')",
      'amount - fee',
      "AND state = 'earned' AND creator_id IS NOT NULL AND amount > fee",
    ],
    ['fee', "CONCAT('thing:', thing_id)", "'fees'", 'fee', "AND state = 'earned' AND fee > 0"],
  ];
  for (const [cause, from, to, amount, condition] of kinds) {
    await trx.raw(
      `${INTO_ENTRIES}
       SELECT CONCAT('${cause}/', period, '/thing/', thing_id), ${from}, ${to}, ${amount}, ?, ?
       ${SHARES} ${condition}`,
      [currency, part.postedAt, ...bindings(part)],
    );
  }
  await trx.raw(
    `${INTO_ENTRIES}
     SELECT CONCAT('sweep/', period, '/thing/', thing_id, '/member/', member_id),
            CONCAT('thing:', thing_id), CONCAT('member:', member_id, ':earnings'), amount, ?, ? ${PARTS}`,
    [currency, part.postedAt, ...bindings(part)],
  );
}

/** Adds what is earned to the creators' balances, and what waits or is held to the things'. */
export async function addShares(trx: Trx, part: ClosingPart): Promise<void> {
  // In the order of accounts, in which everybody locks them.
  await trx.raw(
    `INSERT INTO ledger_balances (account, amount)
     SELECT CONCAT('member:', member_id, ':earnings') AS earner, SUM(amount) FROM (
       SELECT creator_id AS member_id, amount - fee AS amount
       ${SHARES} AND state = 'earned' AND creator_id IS NOT NULL AND amount > fee
       UNION ALL SELECT member_id, amount ${PARTS}
     ) earned WHERE true GROUP BY earner ORDER BY earner
     ${toBalance(trx, '+')}`,
    [...bindings(part), ...bindings(part)],
  );
  await trx.raw(
    `INSERT INTO ledger_balances (account, amount)
     SELECT CONCAT('thing:', thing_id), amount ${SHARES} AND state IN ('waiting', 'held')
     ${toBalance(trx, '+')}`,
    bindings(part),
  );
}

export async function sumShares(
  trx: Trx,
  part: ClosingPart,
): Promise<{ given: Micros; fees: Micros }> {
  const [row] = await selectRows<{ given: unknown; fees: unknown }>(
    trx,
    `SELECT COALESCE(SUM(amount), 0) AS given,
            COALESCE(SUM(CASE WHEN state = 'earned' THEN fee ELSE 0 END), 0) AS fees ${SHARES}`,
    bindings(part),
  );
  return { given: asMicros(row?.given), fees: asMicros(row?.fees) };
}
