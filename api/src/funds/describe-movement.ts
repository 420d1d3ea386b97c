import type { Movement } from '../ledger/movements-of.ts';
import { type Thing, titleOf } from '../things/thing.ts';
import { formatPeriod } from '../web/format.ts';

/** What a movement was, in words, and where there is more about it. */
export type Description = { text: string; href?: string };

/** The thing that a ledger reference names, if it names one. */
export function thingOf(reference: string): number | undefined {
  const match = /\/thing\/(\d+)/.exec(reference);
  return match ? Number(match[1]) : undefined;
}

/**
 * Puts a movement of funds or earnings into words; see ledger/README.md for the references there are.
 * @param things the things that the references name.
 */
export function describeMovement(
  { reference, amount }: Pick<Movement, 'reference' | 'amount'>,
  things: ReadonlyMap<number, Thing>,
): Description {
  const [cause = '', period = ''] = reference.split('/');
  const thing = things.get(thingOf(reference) ?? 0);
  const title = thing ? titleOf(thing) : 'a thing that is gone';
  const link = thing?.deletedAt === null ? { href: `/thing/${thing.id}` } : {};

  switch (cause) {
    case 'deposit':
      return { text: 'Money added' };
    case 'close':
      return {
        text: `Divided over your flattrs of ${formatPeriod(period)}`,
        href: `/statements/${period}`,
      };
    case 'sweep':
      return { text: `${title}, flattred in ${formatPeriod(period)}`, ...link };
    case 'return':
      return {
        text: `Back from ${title}: nobody claimed your share of ${formatPeriod(period)}`,
        ...link,
      };
    case 'earnings':
      return { text: amount > 0 ? 'From your earnings' : 'Moved to your funds' };
    case 'payout':
      return {
        text: amount > 0 ? 'A payout came back' : 'Paid out',
        href: `/payouts/${reference.split('/')[1]}`,
      };
    case 'hand-over':
      return {
        text: amount > 0 ? 'Given back: it was yours all along' : 'Given back to its first owner',
      };
    case 'given-up':
      return { text: 'Given up' };
    default:
      return { text: reference };
  }
}
