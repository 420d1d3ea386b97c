import type { Route } from './route.ts';
import { ROUTES } from './routes.ts';

const CALLERS: Readonly<Record<Route['caller'], string>> = {
  anyone: '',
  member: 'token',
  unverified: 'token',
};

/** The table of resources for the documentation, in Markdown. */
export function describeRoutes(): string {
  const rows = ROUTES.map(({ caller, formats, method, path, scopes, summary }) => {
    const token = [CALLERS[caller], ...scopes.map((scope) => `\`${scope}\``)].join(' ').trim();
    return `| \`${method} ${path}\` | ${token} | ${formats.join(' ')} | ${summary} |`;
  });
  return [
    '| resource | needs | formats | what it does |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
