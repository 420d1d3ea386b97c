/**
 * A text as a cell of a CSV file, always in quotes. What a spreadsheet would run as a formula gets an
 * apostrophe before it, which shows it as text (OWASP: CSV injection).
 */
export function csvText(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ');
  const safe = /^[\s]*[=+\-@\t]/.test(line) ? `'${line}` : line;
  return `"${safe.replaceAll('"', '""')}"`;
}
