import createRouter from 'find-my-way';
import type { Method, Route } from './route.ts';

export type FoundRoute = { route: Route; params: Record<string, string> };
export type FindRoute = (method: string, path: string) => FoundRoute | undefined;

/** Endings of a path that choose how the answer is written. */
const SUFFIX = /\.(json|xml|yaml|as|atom|txt)$/i;

/** Splits what stands below `/rest/v2` into its path, without slashes at the end, and its ending. */
export function splitPath(path: string): { path: string; suffix: string } {
  let end = path.length;
  while (end > 1 && path.charCodeAt(end - 1) === 47) end -= 1;
  const trimmed = path.slice(0, end);
  const suffix = SUFFIX.exec(trimmed)?.[0] ?? '';
  return { path: trimmed.slice(0, end - suffix.length) || '/', suffix: suffix.toLowerCase() };
}

/** Makes the look-up of routes: a radix tree, since every click passes it. */
export function routeFinder(routes: readonly Route[]): FindRoute {
  // A list of a hundred ids is one variable part of a path.
  const router = createRouter({ maxParamLength: 4000 });
  for (const route of routes) router.on(route.method, route.path, () => {}, route);

  return (method, path) => {
    const found = router.find(method as Method, path);
    return found
      ? { route: found.store as Route, params: found.params as Record<string, string> }
      : undefined;
  };
}
