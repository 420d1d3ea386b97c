/**
 * Which redirects may be followed when a host is to be proven: none to another host, since a page that
 * redirects anywhere is on many hosts, but from `www.example.org` to the same path of `example.org`.
 * Who has `example.org` may claim everything below it anyway. Not the other way: `www` is often an
 * alias of a machine that somebody else could come to have.
 */
export function mayFollowForHost(to: URL, from: URL): boolean {
  return (
    to.protocol === from.protocol &&
    from.host === `www.${to.host}` &&
    to.pathname === from.pathname &&
    to.search === from.search
  );
}

/**
 * Which redirects may be followed when a page is to be proven: as for a host, and to another page of
 * the same host where the whole host is claimed (`/` to `/en/`). Where a part of a host is claimed, the
 * page may gain or lose a slash at its end and nothing else: beside it are other people's pages.
 */
export function mayFollowForPage(site: URL): (to: URL, from: URL) => boolean {
  return (to, from) => {
    if (mayFollowForHost(to, from)) return true;
    if (to.origin !== from.origin) return false;
    if (withoutSlash(site.pathname) === '') return true;
    return withoutSlash(to.pathname) === withoutSlash(site.pathname) && to.search === '';
  };
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
