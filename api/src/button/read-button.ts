import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { readSubmission, type Submission } from '../flattrs/read-submission.ts';

/** What the address of a button in a frame says. */
export type Button = { submission: Submission; isCompact: boolean };

/** Parameters that say how the button looks or who gave it out, not what it flattrs. */
const LOOKS = new Set(['button', 'popout', 'revsharekey', 'dir', '']);

/**
 * Reads the query of `/button/view` and `/button/popout`: the parameters of the click page, with
 * `uid` for `user_id`. Old loaders leave a `&` at its end.
 * @throws DomainError `validation` on the field `url` when it names no page that can be flattred.
 */
export function readButton(query: string, deps: Pick<Deps, 'config' | 'clock'>): Button {
  const pairs = query.split('&').filter((pair) => !LOOKS.has(pair.split('=', 1)[0]!));
  const submission = readSubmission(
    pairs.map((pair) => pair.replace(/^uid=/, 'user_id=')).join('&'),
    deps,
  );
  const isCompact = new URLSearchParams(query).get('button')?.trim() === 'compact';
  return { submission, isCompact };
}

/** The link to the click page that says what a button said. */
export function clickLink(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  { page, creator }: Submission,
): string {
  const query = new URLSearchParams({ url: page.address.url });
  const add = (name: string, value: string | null) => value && query.set(name, value);
  add('user_id', creator && 'name' in creator ? creator.name : '');
  add('fid', creator && 'fid' in creator ? creator.fid : '');
  add('owner', page.ownerIdentifier);
  add('title', page.title);
  add('description', page.description.replaceAll('\n', '<br>'));
  add('language', page.language);
  add('tags', page.tags.join(','));
  add('category', page.category === 'rest' ? '' : page.category);
  add('hidden', page.isHidden ? '1' : '');
  return `${publicUrl}/submit/auto?${query}`;
}
