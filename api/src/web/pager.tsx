/** Links to the newer and the older page of a list; nothing where the list is one page. */
export function Pager({
  page,
  hasOlder,
  link,
  labels = ['Newer', 'Older'],
}: {
  page: number;
  hasOlder: boolean;
  link: (page: number) => string;
  /** What the two links say. */
  labels?: readonly [before: string, after: string];
}) {
  if (page === 1 && !hasOlder) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {page > 1 ? (
        <a href={link(page - 1)} rel="prev">
          {labels[0]}
        </a>
      ) : (
        <span />
      )}
      {hasOlder && (
        <a href={link(page + 1)} rel="next">
          {labels[1]}
        </a>
      )}
    </nav>
  );
}
