import type { ComponentChildren } from 'preact';

export type Column = {
  label: string;
  /** Figures: to the right. */
  isAmount?: boolean;
  /** What the row is about: its heading on a phone. */
  isTitle?: boolean;
  /** Links or buttons that say themselves what they do: the label is for screen readers. */
  isAction?: boolean;
};

// On a phone the rows are blocks, and browsers then forget that it is a table; roles remind them.
const role = (name: string) => ({ role: name as 'row' });

/**
 * A table that becomes a list of cards on a phone, each figure with its column's label.
 * @param rows cells in the order of the columns; null leaves a cell out on a phone.
 */
export function DataTable({
  caption,
  isCaptionHidden,
  columns,
  rows,
  foot,
}: {
  caption: string;
  /** Where a heading just above says the same to those who see it. */
  isCaptionHidden?: boolean;
  columns: readonly Column[];
  rows: readonly { key: string | number; cells: readonly ComponentChildren[] }[];
  foot?: readonly ComponentChildren[];
}) {
  return (
    <table class="cards" {...role('table')}>
      <caption class={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead {...role('rowgroup')}>
        <tr {...role('row')}>
          {columns.map(({ label, isAmount, isAction }) => (
            <th
              key={label}
              scope="col"
              class={isAmount ? 'amount' : undefined}
              {...role('columnheader')}
            >
              {isAction ? <span class="visually-hidden">{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...role('rowgroup')}>
        {rows.map(({ key, cells }) => (
          <Row key={key} columns={columns} cells={cells} />
        ))}
      </tbody>
      {foot && (
        <tfoot {...role('rowgroup')}>
          <Row columns={columns} cells={foot} />
        </tfoot>
      )}
    </table>
  );
}

function Row({
  columns,
  cells,
}: {
  columns: readonly Column[];
  cells: readonly ComponentChildren[];
}) {
  return (
    <tr {...role('row')}>
      {columns.map(({ label, isAmount, isTitle, isAction }, index) => {
        const hasLabel = !isAction && cells[index] !== null && cells[index] !== '';
        const names = [isAmount && 'amount', isTitle && 'is-title'].filter(Boolean).join(' ');
        return isTitle ? (
          <th key={label} scope="row" class={names} {...role('rowheader')}>
            {cells[index]}
          </th>
        ) : (
          <td
            key={label}
            class={names || undefined}
            data-label={hasLabel ? label : undefined}
            {...role('cell')}
          >
            {cells[index]}
          </td>
        );
      })}
    </tr>
  );
}
