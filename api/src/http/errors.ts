import type { Middleware } from 'koa';
import type { Config } from '../config.ts';
import { isDatabaseAway } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError, databaseAway, type ErrorCode, STATUS_OF_ERROR } from '../errors.ts';
import type { Member } from '../members/member.ts';

/** Renders an expected error for a person. Set by `app.ts`, which knows the pages. */
export type ErrorPage = (
  error: { status: number; message: string },
  visitor: { member?: Member },
) => string;

/**
 * The one place where errors become answers: `{ error, error_description, error_uri }` under
 * `/rest/` and for who asks for JSON, a page for people. What is not a DomainError is a bug: it is
 * logged and told to nobody.
 */
export function renderErrors({ config, log }: Deps, errorPage: ErrorPage): Middleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) {
        throw new DomainError('not_found', 'There is nothing at this address.');
      }
    } catch (thrown) {
      const error = expectedError(thrown);
      if (error.status >= 500)
        log.error({ err: thrown, path: withoutSecrets(ctx.path) }, 'a request failed');
      ctx.status = error.status;
      if (error.code === 'unavailable') ctx.set('Retry-After', '2');
      if (ctx.path.startsWith('/rest/') || !ctx.accepts('html')) {
        ctx.body = errorBody(config, error);
      } else {
        ctx.type = 'html';
        ctx.body = errorPage(error, ctx.state);
      }
    }
  };
}

/** What a program is told of an error. `fields` names the parameters at fault, where there are some. */
export function errorBody({ publicUrl }: Config, error: DomainError) {
  return {
    error: error.code,
    error_description: error.message,
    error_uri: `${publicUrl}/docs/errors#${error.code}`,
    ...(Object.keys(error.fields).length > 0 ? { fields: error.fields } : {}),
  };
}

/**
 * What a caller is told of anything that was thrown. Body parsers and routers throw errors with a
 * `status`; a 4xx of theirs is the caller's fault. All else is ours.
 */
export function expectedError(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  if (isDatabaseAway(thrown)) return databaseAway(thrown);
  const { status, message } = thrown as { status?: number; message?: string };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const code = codeOfStatus(status) ?? 'invalid_request';
    return new DomainError(code, message ?? 'The request is not valid.');
  }
  return new DomainError('server_error', 'Something went wrong on our side. Nothing was changed.');
}

function codeOfStatus(status: number): ErrorCode | undefined {
  const found = Object.entries(STATUS_OF_ERROR).find(([, known]) => known === status);
  return found?.[0] as ErrorCode | undefined;
}

/** Links in mails hold a secret that lets in. */
function withoutSecrets(path: string): string {
  return path.replace(/[\w-]{43}/g, '…');
}
