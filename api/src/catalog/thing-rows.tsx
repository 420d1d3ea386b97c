import { CATEGORIES, knownCategory } from '../things/categories.ts';
import { titleOf } from '../things/thing.ts';
import { countOf } from '../web/format.ts';
import type { ListedThing } from './list-things.ts';

const EXCERPT_LENGTH = 160;

/**
 * Things below each other. Pictures of their pages are not shown: loading them would tell other
 * servers who looks at what.
 */
export function ThingRows({
  things,
  hideCreator,
}: {
  things: readonly ListedThing[];
  hideCreator?: boolean;
}) {
  return (
    <ul class="rows">
      {things.map(({ thing, flattrs, creator }) => (
        <li key={thing.id}>
          <div class="row-main">
            <h3>
              <a href={`/thing/${thing.id}`}>{titleOf(thing)}</a>
            </h3>
            {thing.description && <p>{excerpt(thing.description)}</p>}
            <p class="muted small">
              {!hideCreator && creator && (
                <>
                  by <a href={`/profile/${creator.name}`}>{nameOf(creator)}</a> ·{' '}
                </>
              )}
              {thing.host} · {CATEGORIES[knownCategory(thing.category)]}
            </p>
          </div>
          <p class="row-end nowrap">{countOf(flattrs, 'flattr')}</p>
        </li>
      ))}
    </ul>
  );
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= EXCERPT_LENGTH) return line;
  return `${line.slice(0, EXCERPT_LENGTH).replace(/\s+\S*$/, '')}…`;
}

/** What a member is called on pages. */
export function nameOf({ displayName, name }: { displayName: string; name: string }): string {
  return displayName || name;
}
