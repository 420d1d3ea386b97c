import { Parser } from 'htmlparser2';

export const TITLE_LENGTH_MAX = 200;
export const DESCRIPTION_LENGTH_MAX = 1000;
const TAG_LENGTH_MAX = 60;
const TAGS_MAX = 30;

// Controls, zero-width spaces, and the marks that turn the direction of text around: with those a
// title can make the words beside it read differently.
const INVISIBLE =
  /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** One line of plain text without invisible characters, at most `length` characters. */
export function tidyLine(text: string, length: number): string {
  return cut(text.replace(/\s+/gu, ' ').replace(INVISIBLE, '').trim(), length);
}

/** One line of what a person would read of a text that may hold HTML. */
export function cleanLine(text: string, length: number): string {
  return tidyLine(plainText(text), length);
}

/** A title that came from outside: cut rather than refused. */
export function cleanTitle(text: string | undefined): string {
  return text ? cleanLine(text, TITLE_LENGTH_MAX) : '';
}

/** A description that came from outside: `<br>` becomes a new line, other marks of HTML go. */
export function cleanDescription(text: string | undefined): string {
  return text ? cut(tidyLines(plainText(text)), DESCRIPTION_LENGTH_MAX) : '';
}

/** Lines of plain text without invisible characters, with no more than one empty line at a time. */
export function tidyLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.replace(/\s+/gu, ' ').replace(INVISIBLE, '').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * Tags from a comma-separated list: letters, digits, spaces and hyphens, in lower case, each once.
 * What is more than thirty tags is left out.
 */
export function cleanTags(list: string | undefined): string[] {
  if (!list) return [];
  const tags = list.split(',').map((tag) =>
    cut(
      tag
        .normalize('NFC')
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N} -]/gu, ' ')
        .replace(/\s+/gu, ' ')
        .replace(/^[ -]+|[ -]+$/g, ''),
      TAG_LENGTH_MAX,
      '',
    ).trim(),
  );
  return [...new Set(tags)].filter((tag) => tag !== '').slice(0, TAGS_MAX);
}

/** Characters are code points, as databases count them. */
function cut(text: string, length: number, mark = '…'): string {
  const characters = [...text.toWellFormed()];
  if (characters.length <= length) return characters.join('');
  return (
    characters
      .slice(0, length - mark.length)
      .join('')
      .trimEnd() + mark
  );
}

const LINE_BREAKS = new Set(['br', 'p', 'div', 'li']);
const NOT_TEXT = new Set(['script', 'style']);

/** What a person would read of a text that may hold HTML. */
function plainText(text: string): string {
  if (!/[<&]/.test(text)) return text;
  let plain = '';
  let unread = 0;
  const parser = new Parser({
    ontext(part) {
      if (unread === 0) plain += part;
    },
    onopentag(name) {
      if (NOT_TEXT.has(name)) unread += 1;
      if (LINE_BREAKS.has(name)) plain += '\n';
    },
    onclosetag(name) {
      if (NOT_TEXT.has(name)) unread -= 1;
    },
  });
  parser.end(text);
  return plain;
}
