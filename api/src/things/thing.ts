import type { Instant } from '../period.ts';

/** A page or work that can be flattred, known by its canonical URL. */
export type Thing = {
  id: number;
  /** Canonical, see `canonical-url.ts`; it never changes. */
  url: string;
  /** What the thing is found by. */
  hash: string;
  host: string;
  /** Empty while nobody has said and the page was not read; `titleOf` has something to show. */
  title: string;
  description: string;
  imageUrl: string;
  /** One of `languages.ts`; empty when it is not known. */
  language: string;
  /** One of `categories.ts`. */
  category: string;
  tags: string[];
  /** Left out of search and public lists. */
  isHidden: boolean;
  /** The measure by which an operator hides it from everybody; null: none does. */
  measureId: number | null;
  /** The member who earns; null when nobody is known and the shares wait. */
  creatorId: number | null;
  /** Whether its site is known to be theirs. If not, what it receives is held for them. */
  isVerified: boolean;
  /** The claimed site by which its creator earns; null: by none. */
  siteId: number | null;
  /** An identifier from elsewhere that a claim can match later. */
  ownerIdentifier: string | null;
  /** Its creator registered or edited it: the texts are theirs, the page does not change them. */
  isRegistered: boolean;
  createdAt: Instant;
  updatedAt: Instant | null;
  deletedAt: Instant | null;
  /** The thing that this one turned out to be, where flattrs of it go now; see `join-things.ts`. */
  leadsToId: number | null;
  /** What was learnt by reading the page. */
  page: { readAt: Instant | null; problem: string; fid: string; authorUrl: string };
};

/** What lists and the click need of a thing. */
export type ThingBrief = Pick<Thing, 'id' | 'hash' | 'url' | 'title' | 'imageUrl' | 'creatorId'>;

const ADDRESS_SHOWN_MAX = 80;

/** Something to call a thing by: its title, or its address without the scheme, cut where it is long. */
export function titleOf({ title, url }: Pick<Thing, 'title' | 'url'>): string {
  if (title) return title;
  const address = url.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return address.length > ADDRESS_SHOWN_MAX
    ? `${address.slice(0, ADDRESS_SHOWN_MAX - 1)}…`
    : address;
}
