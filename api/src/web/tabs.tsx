/** A page beside others: its address and its name. */
export type Tab = readonly [href: string, label: string];

/** Pages that belong together, and which of them is shown. */
export function Tabs({
  label,
  tabs,
  current,
}: {
  label: string;
  tabs: readonly Tab[];
  /** The address of the one that is shown, or of the one that it lies below. */
  current: string;
}) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map(([href, name]) => (
          <li key={href}>
            <a href={href} aria-current={href === current ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const MONEY = [
  ['/funds', 'Balance'],
  ['/statements', 'Statements'],
] as const;

/** The pages about a supporter's money. */
export function MoneyTabs({ current }: { current: (typeof MONEY)[number][0] }) {
  return <Tabs label="Your money" tabs={MONEY} current={current} />;
}
