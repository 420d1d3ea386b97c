/** Links to the newer and the older page of a list; nothing where the list is one page. */
export function Pager({
  page,
  hasOlder,
  link,
}: {
  page: number;
  hasOlder: boolean;
  link: (page: number) => string;
}) {
  if (page === 1 && !hasOlder) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {page > 1 ? (
        <a href={link(page - 1)} rel="prev">
          Newer
        </a>
      ) : (
        <span />
      )}
      {hasOlder && (
        <a href={link(page + 1)} rel="next">
          Older
        </a>
      )}
    </nav>
  );
}
