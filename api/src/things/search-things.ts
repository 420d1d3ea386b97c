import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { findMemberByName } from '../members/find-member.ts';
import { canonicalUrl } from './canonical-url.ts';
import { CATEGORIES } from './categories.ts';
import { findThings } from './find-thing.ts';
import { knownLanguage } from './languages.ts';
import { type Criteria, type Order, searchIds } from './search-store.ts';
import { parseTags } from './tag-expression.ts';
import type { Thing } from './thing.ts';

/** The orders of a search: the ids of the API and what pages call them. */
export const SORTS = {
  relevance: 'Best match',
  trend: 'Trending',
  flattrs: 'Most flattrs',
  flattrs_month: 'Most flattrs in 30 days',
  flattrs_week: 'Most flattrs in 7 days',
  flattrs_day: 'Most flattrs in 24 hours',
} as const;

export type Sort = keyof typeof SORTS;

/** What to search for, as written; everything is optional, unknown ids are ignored. */
export type SearchInput = {
  query?: string | undefined;
  url?: string | undefined;
  /** A tag expression, see `tag-expression.ts`. */
  tags?: string | undefined;
  /** Comma-separated ids. */
  language?: string | undefined;
  /** Comma-separated ids. */
  category?: string | undefined;
  /** A member's name. */
  user?: string | undefined;
  sort?: string | undefined;
  /** From 1. */
  page?: number | undefined;
  count?: number | undefined;
};

const WORDS_MAX = 8;
const WORD_LENGTH_MAX = 60;
const COUNT_MAX = 100;
const PAGE_MAX = 10_000;
const DAY = 86_400_000;

/** Searches what can be found: things that are neither hidden nor deleted. */
export async function searchThings(
  { config, db, clock }: Pick<Deps, 'config' | 'db' | 'clock'>,
  input: SearchInput,
): Promise<{ total: number; things: Thing[] }> {
  const words = (input.query ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, WORDS_MAX)
    .map((word) => word.slice(0, WORD_LENGTH_MAX));
  const criteria: Criteria = {
    words,
    languages: ids(input.language).flatMap((id) => knownLanguage(id) ?? []),
    categories: ids(input.category).filter((id) => Object.hasOwn(CATEGORIES, id)),
    tags: input.tags ? parseTags(input.tags) : undefined,
  };
  if (input.url) {
    criteria.address = addressOf(input.url, config.mode === 'sandbox');
    if (!criteria.address) return { total: 0, things: [] };
  }
  if (input.user) {
    criteria.creatorId = (await findMemberByName(db, input.user))?.id;
    if (criteria.creatorId === undefined) return { total: 0, things: [] };
  }

  const limit = between(1, input.count ?? 30, COUNT_MAX);
  const offset = (between(1, input.page ?? 1, PAGE_MAX) - 1) * limit;
  const order = orderOf(input.sort, words, clock.now());
  const { total, ids: found } = await searchIds(db, criteria, order, { offset, limit });
  const things = await findThings(db, found);
  return { total, things: found.map((id) => things.get(id)!) };
}

function ids(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

function between(least: number, value: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, Math.floor(value))) : least;
}

/** An address that is no address finds nothing; that is no error of a search. */
function addressOf(url: string, allowLoopback: boolean): Criteria['address'] {
  try {
    const { url: canonical, hash } = canonicalUrl(url, { allowLoopback });
    return { hash, withoutScheme: canonical.replace(/^https?:\/\//, '') };
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** Trending: flattrs of the last two weeks, those of the last days counted twice and three times. */
function orderOf(sort: string | undefined, words: string[], now: number): Order {
  switch (sort) {
    case 'trend':
      return { by: 'recent', since: [now - 14 * DAY, now - 3 * DAY, now - DAY] };
    case 'flattrs':
      return { by: 'flattrs' };
    case 'flattrs_month':
      return { by: 'recent', since: [now - 30 * DAY] };
    case 'flattrs_week':
      return { by: 'recent', since: [now - 7 * DAY] };
    case 'flattrs_day':
      return { by: 'recent', since: [now - DAY] };
    default:
      return words.length > 0 ? { by: 'title', words } : { by: 'newest' };
  }
}
