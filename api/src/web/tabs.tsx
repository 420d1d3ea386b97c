const PAGES = [
  ['/funds', 'Balance'],
  ['/statements', 'Statements'],
] as const;

/** The pages about a supporter's money. */
export function SubjectTabs({ current }: { current: (typeof PAGES)[number][0] }) {
  return (
    <nav class="tabs" aria-label="Your money">
      <ul>
        {PAGES.map(([href, label]) => (
          <li key={href}>
            <a href={href} aria-current={href === current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
