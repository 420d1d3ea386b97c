import { type Db, isSqlite, selectRows, type Trx } from '../db.ts';
import { findBreakInChain, type VerifiedBlock } from './chain.ts';

/** Something about the money that is true at every instant, between any two transactions. */
export type Invariant = {
  name: string;
  /** Why it must hold: what a person would lose if it did not. */
  reason: string;
  /**
   * What breaks it, in a few words each; nothing when it holds.
   * @param since the block up to which the chain need not be computed again.
   */
  findFaults(trx: Db | Trx, currency: string, since?: VerifiedBlock): Promise<string[]>;
};

const FAULTS_SHOWN = 3;

/**
 * An invariant whose faults are the rows of a query, each with a `fault` in words. `BY_SORTING` says
 * that there are many groups: MariaDB would make a table for them, many times slower once it is large.
 */
function invariant(name: string, reason: string, ...queries: string[]): Invariant {
  return {
    name,
    reason,
    async findFaults(trx) {
      const faults: string[] = [];
      for (const query of queries) {
        const sql = query.replace('BY_SORTING', isSqlite(trx) ? '' : 'SQL_BIG_RESULT');
        const rows = await selectRows<{ fault: string }>(trx, `${sql} LIMIT ${FAULTS_SHOWN}`);
        faults.push(...rows.map(({ fault }) => fault));
      }
      return faults;
    },
  };
}

/** The invariants of the ledger (design of the money, rule 8), in the order in which they are shown. */
export const INVARIANTS: readonly Invariant[] = [
  invariant(
    'entries-net-to-zero',
    'An entry takes from one account what it gives to another, so money is moved and never made.',
    `SELECT CONCAT(reference, ' moves ', amount, ' from ', from_account, ' to ', to_account) AS fault
       FROM ledger_entries WHERE amount <= 0 OR from_account = to_account`,
    `SELECT CONCAT('all balances sum to ', SUM(amount)) AS fault
       FROM ledger_balances HAVING SUM(amount) <> 0`,
  ),
  invariant(
    'balances-equal-entries',
    'The balance that a member sees is the sum of the movements that a member sees.',
    `SELECT BY_SORTING CONCAT('the balance of ', account, ' is off by ', -SUM(amount)) AS fault FROM (
       SELECT to_account AS account, amount FROM ledger_entries
       UNION ALL
       SELECT from_account, -amount FROM ledger_entries
       UNION ALL
       SELECT account, -amount FROM ledger_balances
     ) movements GROUP BY account HAVING SUM(amount) <> 0`,
  ),
  invariant(
    'no-account-below-zero',
    'Nobody gives what they do not have: only the outside world may be below zero.',
    `SELECT CONCAT(account, ' holds ', amount) AS fault
       FROM ledger_balances WHERE amount < 0 AND account NOT LIKE 'world:%'`,
  ),
  invariant(
    'in-equals-out-plus-held',
    'What came in from outside went out again, is held for somebody, or was kept as a fee.',
    `SELECT CONCAT('came in ', came_in, ', went out ', went_out, ', held with fees ', held) AS fault
       FROM (SELECT
         COALESCE((SELECT SUM(amount) FROM ledger_entries WHERE from_account LIKE 'world:%'), 0) AS came_in,
         COALESCE((SELECT SUM(amount) FROM ledger_entries WHERE to_account LIKE 'world:%'), 0) AS went_out,
         COALESCE((SELECT SUM(amount) FROM ledger_balances WHERE account NOT LIKE 'world:%'), 0) AS held
       ) sums WHERE came_in <> went_out + held`,
  ),
  invariant(
    'references-once',
    'What caused one movement of money causes no second one.',
    'SELECT reference AS fault FROM ledger_entries GROUP BY reference HAVING COUNT(*) > 1',
  ),
  invariant(
    'closings-equal-entries',
    'What a statement says was taken from a supporter is what was taken.',
    `SELECT CONCAT('close/', c.period, '/supporter/', c.supporter_id) AS fault
       FROM closings c LEFT JOIN ledger_entries e
         ON e.reference = CONCAT('close/', c.period, '/supporter/', c.supporter_id)
       WHERE c.amount > 0 AND (e.id IS NULL OR e.amount <> c.amount
         OR e.from_account <> CONCAT('member:', c.supporter_id, ':funds')
         OR e.to_account <> CONCAT('period:', c.period))`,
    `SELECT CONCAT(account, ' was given ', given, ', its closings say ', taken) AS fault FROM (
       SELECT account, SUM(given) AS given, SUM(taken) AS taken FROM (
         SELECT to_account AS account, SUM(amount) AS given, 0 AS taken
           FROM ledger_entries WHERE to_account LIKE 'period:%' GROUP BY to_account
         UNION ALL
         SELECT CONCAT('period:', period), 0, SUM(amount) FROM closings GROUP BY period
       ) sides GROUP BY account
     ) sums WHERE given <> taken`,
  ),
  invariant(
    'shares-equal-closings',
    'The shares of a period are what it took from its supporters, to the last millionth.',
    `SELECT CONCAT(p.period, ': took ', p.amount, ', closings ', c.amount, ', shares ', t.amount) AS fault
       FROM periods p
       JOIN (SELECT period, SUM(amount) AS amount, SUM(flattrs) AS flattrs, COUNT(*) AS supporters
               FROM closings GROUP BY period) c ON c.period = p.period
       JOIN (SELECT period, SUM(amount) AS amount, SUM(flattrs) AS flattrs
               FROM thing_periods GROUP BY period) t ON t.period = p.period
       WHERE p.state = 'closed' AND (p.amount <> c.amount OR c.amount <> t.amount
         OR p.flattrs <> c.flattrs OR c.flattrs <> t.flattrs OR p.supporters <> c.supporters)`,
    `SELECT CONCAT('close/', t.period, '/thing/', t.thing_id) AS fault
       FROM thing_periods t LEFT JOIN ledger_entries e
         ON e.reference = CONCAT('close/', t.period, '/thing/', t.thing_id)
       WHERE t.amount > 0 AND (e.id IS NULL OR e.amount <> t.amount
         OR e.from_account <> CONCAT('period:', t.period)
         OR e.to_account <> CONCAT('thing:', t.thing_id))`,
  ),
  invariant(
    'closed-periods-are-empty',
    'A closed period has given on all that it took.',
    `SELECT CONCAT(b.account, ' still holds ', b.amount) AS fault
       FROM periods p JOIN ledger_balances b ON b.account = CONCAT('period:', p.period)
       WHERE p.state = 'closed' AND b.amount <> 0`,
  ),
  invariant(
    'waiting-money-waits',
    'A thing holds exactly the shares that wait for a creator, or are held for one.',
    `SELECT BY_SORTING CONCAT(account, ' holds ', SUM(held), ', waiting are ', SUM(waiting)) AS fault FROM (
       SELECT account, amount AS held, 0 AS waiting FROM ledger_balances WHERE account LIKE 'thing:%'
       UNION ALL
       SELECT CONCAT('thing:', thing_id), 0, amount - returned FROM thing_periods
         WHERE state IN ('waiting', 'held', 'returning')
     ) sides
     GROUP BY account HAVING SUM(held) <> SUM(waiting)`,
  ),
  invariant(
    'parts-are-the-whole',
    'What several creators earned of a thing sums to what it earned, and each has it.',
    `SELECT BY_SORTING CONCAT(period, ': thing ', thing_id, ' earned ', SUM(earned), ', its creators ', SUM(parts)) AS fault FROM (
       SELECT period, thing_id, amount - fee AS earned, 0 AS parts FROM thing_periods
         WHERE state = 'earned' AND creator_id IS NULL
       UNION ALL
       SELECT period, thing_id, 0, amount FROM thing_parts
     ) sides
     GROUP BY period, thing_id HAVING SUM(earned) <> SUM(parts)`,
    `SELECT CONCAT('sweep/', p.period, '/thing/', p.thing_id, '/member/', p.member_id) AS fault
       FROM thing_parts p LEFT JOIN ledger_entries e
         ON e.reference = CONCAT('sweep/', p.period, '/thing/', p.thing_id, '/member/', p.member_id)
       WHERE p.amount > 0 AND (e.id IS NULL OR e.amount <> p.amount
         OR e.from_account <> CONCAT('thing:', p.thing_id)
         OR e.to_account <> CONCAT('member:', p.member_id, ':earnings'))`,
  ),
  invariant(
    'payouts-hold-their-money',
    'A payout holds its money until it arrived or came back, and never a cent more.',
    `SELECT CONCAT(account, ' holds ', SUM(held), ', on the way are ', SUM(expected)) AS fault FROM (
       SELECT account, amount AS held, 0 AS expected FROM ledger_balances WHERE account LIKE 'payout:%'
       UNION ALL
       SELECT CONCAT('payout:', id), 0, amount FROM payouts
         WHERE state IN ('requested', 'held', 'batched', 'sent')
     ) sides
     GROUP BY account HAVING SUM(held) <> SUM(expected)`,
  ),
  invariant(
    'payouts-equal-entries',
    'What a payout says was paid is what left the service, once.',
    `SELECT CONCAT('payout ', p.id, ' is ', p.state) AS fault
       FROM payouts p
       LEFT JOIN ledger_entries e ON e.reference = CONCAT('payout/', p.id)
       LEFT JOIN ledger_entries o ON o.reference = CONCAT('payout/', p.id, '/paid')
       LEFT JOIN ledger_entries b ON b.reference = CONCAT('payout/', p.id, '/back')
       WHERE e.id IS NULL OR e.amount <> p.amount OR e.from_account <> CONCAT('member:', p.member_id, ':earnings')
         OR (p.state = 'paid' AND (o.id IS NULL OR b.id IS NOT NULL))
         OR (p.state IN ('failed', 'canceled') AND b.id IS NULL)
         OR (p.state NOT IN ('paid', 'failed') AND o.id IS NOT NULL)`,
  ),
  {
    name: 'one-currency',
    reason: 'Amounts of two currencies cannot be added.',
    async findFaults(trx, currency) {
      const rows = await selectRows<{ currency: string }>(
        trx,
        'SELECT DISTINCT currency FROM ledger_entries WHERE currency <> ?',
        [currency],
      );
      return rows.map((row) => `there are entries in ${row.currency}`);
    },
  },
  {
    name: 'chain-unbroken',
    reason: 'Nobody has changed, added or removed an entry behind the hashes that were published.',
    async findFaults(trx, _currency, since) {
      const fault = await findBreakInChain(trx, since);
      return fault ? [fault] : [];
    },
  },
];
