// What XML 1.0 cannot say, even escaped.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text as it stands in an element or, in double quotes, in an attribute. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/[&<>"\r]/g, (character) => ESCAPES[character]!);
}

/**
 * Writes what would be JSON as XML: a field is an element of its name, a list has an element for each
 * of its members, named after their `type` or `item`. The outermost element is named the same way;
 * without a type it is `response`, and `list` for a list.
 */
export function toXml(value: unknown): string {
  const root = Array.isArray(value) ? 'list' : (typeOf(value) ?? 'response');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, value)}\n`;
}

function element(name: string, value: unknown): string {
  return `<${name}>${contentOf(value)}</${name}>`;
}

function contentOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    return value.map((member) => element(typeOf(member) ?? 'item', member)).join('');
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, member]) => element(name, member))
      .join('');
  }
  return escapeXml(String(value));
}

function typeOf(value: unknown): string | undefined {
  const type = (value as { type?: unknown } | null | undefined)?.type;
  return typeof type === 'string' && /^[a-z]+$/.test(type) ? type : undefined;
}
