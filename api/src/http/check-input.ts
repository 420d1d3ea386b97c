import type { z } from 'zod';
import { DomainError, type FieldErrors } from '../errors.ts';

/**
 * Reads input from outside (a form, a body, the command line) by its schema.
 * @throws DomainError `validation` that names every field at fault and says of each what is wrong
 *   first; its message is the first of them.
 */
export function checkInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;

  const fields: Record<string, string> = {};
  for (const { message, path } of parsed.error.issues) {
    const field = path.join('.');
    fields[field] ??= message;
  }
  throw new DomainError('validation', firstOf(fields), fields);
}

function firstOf(fields: FieldErrors): string {
  return Object.values(fields)[0] ?? 'The input is not valid.';
}
