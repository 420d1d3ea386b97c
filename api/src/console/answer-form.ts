import type { Context } from 'koa';
import type { FieldErrors } from '../errors.ts';
import { formFaults } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';

/** Does what a form asks for and goes on, or shows the form again with what is wrong. */
export async function answerForm<State>(
  ctx: Context & { state: State },
  show: (ctx: Context, status: number, errors: FieldErrors) => Promise<void>,
  work: () => Promise<string>,
): Promise<void> {
  try {
    seeOther(ctx, await work());
  } catch (error) {
    const { status, errors } = formFaults(error);
    await show(ctx, status, errors);
  }
}
