import type { Context } from 'koa';
import { DomainError, type FieldErrors } from '../errors.ts';

/** What a form was sent with; a field that came twice, or not as text, counts as empty. */
export function formValues<Name extends string>(
  ctx: Context,
  ...names: readonly Name[]
): Record<Name, string> {
  const body = ctx.request.body as Record<string, unknown> | undefined;
  const values = names.map((name) => [name, typeof body?.[name] === 'string' ? body[name] : '']);
  return Object.fromEntries(values) as Record<Name, string>;
}

/**
 * What a form's page shows when its use case said no: a fault of no single field stands under ''.
 * @throws the error itself when a form cannot help: a bug, or what the form is about is not there.
 */
export function formFaults(error: unknown): { status: number; errors: FieldErrors } {
  if (!(error instanceof DomainError)) throw error;
  if (error.status >= 500 || error.code === 'not_found') throw error;
  const hasFields = Object.keys(error.fields).length > 0;
  return { status: error.status, errors: hasFields ? error.fields : { '': error.message } };
}
