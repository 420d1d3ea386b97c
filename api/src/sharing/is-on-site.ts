/**
 * Whether an address lies on a site: on its host or a host below it, or, where the site has a path, on
 * that very host below that path.
 * @param site `example.org` or `example.org/path`, in lower case.
 */
export function isOnSite(url: string, site: string): boolean {
  const { hostname, pathname } = new URL(url);
  const slash = site.indexOf('/');
  if (slash < 0) return hostname === site || hostname.endsWith(`.${site}`);
  if (hostname !== site.slice(0, slash)) return false;
  return `${pathname.toLowerCase()}/`.startsWith(`${site.slice(slash)}/`);
}
