const LENGTH_MAX = 8192;
const ORIGIN = 'http://own.invalid';

/**
 * A path of ours to come back to, such as `/submit/auto?url=…`, from what an address or a form says.
 * Anything that a browser could read as another site's address becomes `fallback`.
 */
export function ownPath(text: unknown, fallback = '/'): string {
  if (typeof text !== 'string' || text.length > LENGTH_MAX) return fallback;
  // Browsers drop tabs and newlines, take `\` for `/`, and read `//host` as another site.
  if (!/^\/(?![/\\])[\x20-\x7e\u00a0-\uffff]*$/.test(text)) return fallback;
  const url = URL.parse(text, ORIGIN);
  if (url?.origin !== ORIGIN || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search + url.hash;
}
