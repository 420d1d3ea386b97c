import { formatMicros } from '../money.ts';
import type { Report } from './report-of.ts';

/** A report as JSON, for the address and the command line: amounts in words of the currency. */
export function presentReport({ totals, ledger, ...report }: Report) {
  const { in: came, out, funds, earnings, payouts, waiting, givenUp, dividing, fees } = totals;
  return {
    period: report.period,
    state: 'closed',
    closed_at: new Date(report.closedAt).toISOString(),
    currency: report.currency,
    supporters: report.supporters,
    flattrs: report.flattrs,
    amount: formatMicros(report.amount),
    in: formatMicros(came),
    out: formatMicros(out),
    held: formatMicros(funds + earnings + payouts + waiting + givenUp + dividing),
    held_as: {
      funds: formatMicros(funds),
      earnings: formatMicros(earnings),
      payouts: formatMicros(payouts),
      waiting: formatMicros(waiting),
      given_up: formatMicros(givenUp),
      dividing: formatMicros(dividing),
    },
    fees: formatMicros(fees),
    ledger: {
      hash: ledger.hash,
      blocks: ledger.blocks,
      sealed_at: ledger.sealedAt === null ? null : new Date(ledger.sealedAt).toISOString(),
    },
  };
}
