import { tidyLine } from '../things/texts.ts';

const NAME_LENGTH_MAX = 40;

/** What `humans.txt` tells of people besides who they are (humanstxt.org). */
const NOT_A_ROLE =
  /^(site|location|from|contact|twitter|mastodon|e-?mail|url|web|github|last update|language|standards|components|software|doctype)$/i;

/**
 * The names in the part TEAM of a `humans.txt`: lines such as `Editor: Ann Example`; each once, in order.
 * @param max how many at most.
 */
export function parseHumans(text: string, max: number): string[] {
  const team = /\/\*\s*(?:TEAM|AUTHORS?)\s*\*\/([\s\S]*?)(?=\/\*|$)/i.exec(text)?.[1] ?? '';
  const names = team.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, role = '', value = ''] = /^\s*([^:]{1,60}):\s*(.+)$/.exec(line) ?? [];
    return value === '' || NOT_A_ROLE.test(role.trim()) ? [] : [tidyLine(value, NAME_LENGTH_MAX)];
  });
  return [...new Set(names)].filter((name) => name !== '').slice(0, max);
}
