import type { Deps } from '../deps.ts';
import { type DescribedMovement, listMovements } from '../funds/list-movements.ts';
import type { Micros } from '../money.ts';

/** Movements of one kind in a year, and what they come to. */
export type Kind = { text: string; count: number; amount: Micros };

/** A year of a member's funds or earnings: what was there, what came and went, what is left. */
export type YearOfAccount = {
  of: 'funds' | 'earnings';
  opening: Micros;
  closing: Micros;
  kinds: Kind[];
  /** The oldest first. */
  movements: DescribedMovement[];
};

export type YearStatement = { year: number; accounts: YearOfAccount[] };

const PART = 500;

/**
 * A calendar year (UTC) of a member's money, from the ledger's own entries: what was there at its
 * beginning and every movement sum to what was there at its end.
 */
export async function yearOf(
  deps: Pick<Deps, 'db'>,
  { memberId, year }: { memberId: number; year: number },
): Promise<YearStatement> {
  const accounts: YearOfAccount[] = [];
  // Not `of of`, which Node cannot read when it takes the types away.
  for (const kind of ['funds', 'earnings'] as const) {
    accounts.push(await yearOfAccount(deps, { memberId, of: kind, year }));
  }
  return { year, accounts };
}

async function yearOfAccount(
  deps: Pick<Deps, 'db'>,
  { memberId, of, year }: { memberId: number; of: 'funds' | 'earnings'; year: number },
): Promise<YearOfAccount> {
  const start = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  const movements: DescribedMovement[] = [];
  let before: DescribedMovement | undefined;
  for (let page = 1; before === undefined; page += 1) {
    const part = await listMovements(deps, { memberId, of, page, count: PART });
    movements.push(...part.movements.filter(({ postedAt }) => postedAt >= start && postedAt < end));
    before = part.movements.find(({ postedAt }) => postedAt < start);
    if (!part.hasOlder) break;
  }
  const opening = before?.balance ?? 0;
  movements.reverse();
  return {
    ...{ of, opening, movements },
    closing: movements.at(-1)?.balance ?? opening,
    kinds: kindsOf(movements),
  };
}

function kindsOf(movements: readonly DescribedMovement[]): Kind[] {
  const byText = Map.groupBy(movements, kindOf);
  return [...byText].map(([text, of]) => ({
    text,
    count: of.length,
    amount: of.reduce((sum, { amount }) => sum + amount, 0),
  }));
}

/** What kind of movement it is, in words of its own: those of a list name the thing and the month. */
function kindOf({ reference, amount, text }: DescribedMovement): string {
  switch (reference.split('/', 1)[0]) {
    case 'sweep':
      return 'Shares for your things, after the fee';
    case 'close':
      return 'Given to what you flattred';
    case 'return':
      return 'Back from things that nobody claimed';
    case 'payout':
      return amount > 0 ? 'Payouts that came back' : 'Paid out';
    default:
      return text;
  }
}
