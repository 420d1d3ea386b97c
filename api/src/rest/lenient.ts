import { z } from 'zod';

/**
 * Values as the old API's clients send them: numbers as text, booleans in many spellings, nothing
 * where something optional stands.
 */

/** Text; numbers and booleans are written out, null is empty. */
export const text = z
  .union([
    z.string(),
    z.number().transform(String),
    z.boolean().transform(String),
    z.null().transform(() => ''),
  ])
  .meta({ type: 'string' });

/** Text that must be there and not be empty. */
export function requiredText(message: string) {
  return z
    .union(text.options, message)
    .refine((value) => value !== '', message)
    .meta({ type: 'string' });
}

/** An amount of money as text or number; `parseAmount` reads it. */
export function amountText(message: string) {
  return requiredText(message).transform((value) => value.trim());
}

const TRUE = new Set(['true', '1', 'yes', 'on']);
const FALSE = new Set(['false', '0', 'no', 'off', '']);

/** `true/false`, `1/0`, `True/False`; empty is false. */
export const bool = text
  .transform((value, context) => {
    const word = value.trim().toLowerCase();
    if (TRUE.has(word)) return true;
    if (FALSE.has(word)) return false;
    context.issues.push({
      code: 'custom',
      input: value,
      message: 'Write true or false.',
    });
    return z.NEVER;
  })
  .meta({ type: 'boolean' });

/** A flag whose presence is enough: `?full`, `full=1`, `full=full`; `full=False` turns it off. */
export const flag = text
  .optional()
  .transform((value) => value !== undefined && (value === '' || !FALSE.has(value.toLowerCase())))
  .meta({ description: 'Shows the things and members inside of others whole. `1` turns it on.' });

/** Comma separated words; clients that send a list of them mean the same. */
export const list = z
  .union([z.array(text), text.transform((value) => value.split(','))])
  .transform((words) => words.map((word) => word.trim()).filter(Boolean));

const COUNT_DEFAULT = 30;
const COUNT_MAX = 1000;
const PAGE_MAX = 1_000_000;

/**
 * Paging: `count` things a page, the first page is 1. What is no such number means the default, since
 * clients send `page=0`, `page=` and `page=undefined`.
 */
export const paging = {
  count: text
    .optional()
    .transform((value) => Math.min(positive(value) ?? COUNT_DEFAULT, COUNT_MAX))
    .meta({
      description: `How many on a page: ${COUNT_DEFAULT} unless told, at most ${COUNT_MAX}.`,
    }),
  page: text
    .optional()
    .transform((value) => Math.min(positive(value) ?? 1, PAGE_MAX))
    .meta({ description: 'Which page; the first is 1.' }),
};

function positive(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value) && Number(value) > 0
    ? Number(value)
    : undefined;
}

/** Where a page begins and how long it is, for a store. */
export function rangeOf({ count, page }: { count: number; page: number }): {
  limit: number;
  offset: number;
} {
  return { limit: count, offset: (page - 1) * count };
}
