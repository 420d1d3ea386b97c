import { cleanTags } from './texts.ts';

/** Tags that a search asks for: one of the groups whole, and none of the others. */
export type TagExpression = { anyOf: string[][]; noneOf: string[] };

/**
 * Reads a tag expression of the API: `|` or, `&` (or a comma) and, `!` not, spaces allowed. `&` binds
 * stronger than `|`; what follows `!` is excluded from the whole, so `game | games ! software` is
 * "game or games, and not software".
 */
export function parseTags(text: string): TagExpression {
  const noneOf: string[] = [];
  const rest = text.replace(/!([^|&,!]*)/g, (_, tag: string) => {
    noneOf.push(...cleanTags(tag));
    return '';
  });
  const anyOf = rest
    .split('|')
    .map((group) => cleanTags(group.replaceAll('&', ',')))
    .filter((group) => group.length > 0);
  return { anyOf, noneOf };
}
