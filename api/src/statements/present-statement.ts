import type { Config } from '../config.ts';
import { formatMicros } from '../money.ts';
import { csvText } from '../web/csv.ts';
import type { Statement } from './statement-of.ts';

/** A statement as JSON: amounts in words of the currency, instants in ISO 8601. */
export function presentStatement(
  { currency, publicUrl }: Pick<Config, 'currency' | 'publicUrl'>,
  { name }: { name: string },
  { period, state, closedAt, amount, flattrs, lines }: Statement,
) {
  return {
    name,
    period,
    state,
    closed_at: closedAt === null ? null : new Date(closedAt).toISOString(),
    currency,
    amount: formatMicros(amount),
    flattrs,
    things: lines.map(({ thingId, thing, flattredAt, share, state: shareState }) => ({
      id: thingId,
      link: `${publicUrl}/thing/${thingId}`,
      url: thing?.url ?? null,
      title: thing?.title ?? null,
      flattred_at: new Date(flattredAt).toISOString(),
      share: share === null ? null : formatMicros(share),
      state: shareState,
    })),
  };
}

/** A statement as CSV: one line a thing. */
export function statementCsv(statement: Statement): string {
  const lines = statement.lines.map(({ thingId, thing, flattredAt, share, state }) =>
    [
      statement.period,
      thingId,
      csvText(thing?.url ?? ''),
      csvText(thing?.title ?? ''),
      new Date(flattredAt).toISOString(),
      share === null ? '' : formatMicros(share),
      state ?? '',
    ].join(','),
  );
  return ['period,id,url,title,flattred_at,share,state', ...lines, ''].join('\n');
}
