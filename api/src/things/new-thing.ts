import type { Deps } from '../deps.ts';
import { canonicalUrl } from './canonical-url.ts';
import { knownCategory } from './categories.ts';
import { knownLanguage } from './languages.ts';
import type { NewThing } from './store.ts';
import { cleanDescription, cleanLine, cleanTags, cleanTitle } from './texts.ts';

export type { NewThing };

/** What somebody says of a page at its first click or when registering it; all but `url` optional. */
export type ThingInput = {
  url: string;
  title?: string | undefined;
  description?: string | undefined;
  /** An id of `languages.ts`; others are ignored. */
  language?: string | undefined;
  /** Comma-separated. */
  tags?: string | undefined;
  isHidden?: boolean | undefined;
  /** An id of `categories.ts`; others mean `rest`. */
  category?: string | undefined;
  creatorId?: number | null | undefined;
  ownerIdentifier?: string | null | undefined;
};

/**
 * Makes a thing of what somebody said: the address canonical, the texts cleaned and cut, unknown
 * languages and categories left out. Writes nothing.
 * @throws DomainError `validation` when the address cannot be flattred.
 */
export function newThing(
  { config, clock }: Pick<Deps, 'config' | 'clock'>,
  input: ThingInput,
): NewThing {
  return {
    address: canonicalUrl(input.url, { allowLoopback: config.mode === 'sandbox' }),
    title: cleanTitle(input.title),
    description: cleanDescription(input.description),
    language: knownLanguage(input.language) ?? '',
    category: knownCategory(input.category),
    tags: cleanTags(input.tags),
    isHidden: input.isHidden ?? false,
    creatorId: input.creatorId ?? null,
    ownerIdentifier: input.ownerIdentifier ? cleanLine(input.ownerIdentifier, 190) : null,
    isRegistered: false,
    createdAt: clock.now(),
  };
}
