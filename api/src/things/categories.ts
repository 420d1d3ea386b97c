/** What a thing can be: the ids of the API and the names shown, in the order shown. */
export const CATEGORIES = {
  text: 'Text',
  images: 'Images',
  video: 'Video',
  audio: 'Audio',
  software: 'Software',
  people: 'People',
  rest: 'Other',
} as const;

export type Category = keyof typeof CATEGORIES;

/** The category that an id names; one that we do not know is `rest`. */
export function knownCategory(id: string | undefined): Category {
  const key = id?.trim().toLowerCase() ?? '';
  return Object.hasOwn(CATEGORIES, key) ? (key as Category) : 'rest';
}
