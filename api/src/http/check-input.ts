import type { z } from 'zod';
import { DomainError, type ErrorCode } from '../errors.ts';

/**
 * Reads input from outside (a form, a body, the command line) by its schema.
 * @throws DomainError `code` that names every field at fault and says of each what is wrong first; its
 *   message is the first of them.
 */
export function checkInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  code: ErrorCode = 'validation',
): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: whatToSend });
  if (parsed.success) return parsed.data;

  const { issues } = parsed.error;
  const fields: Record<string, string> = {};
  for (const { message, path } of issues) {
    if (path.length > 0) fields[path.join('.')] ??= message;
  }
  throw new DomainError(code, issues[0]?.message ?? 'The input is not valid.', fields);
}

/** What to do where a schema has no sentence of its own; undefined: the library's words. */
function whatToSend({ code, expected }: z.core.$ZodRawIssue): string | undefined {
  if (code === 'invalid_type' && expected === 'object') {
    return 'Send named values: as a JSON object or as a form.';
  }
  const isText = code === 'invalid_union' || (code === 'invalid_type' && expected === 'string');
  return isText ? 'Write plain text here: no list and no object.' : undefined;
}
