import type { Context } from 'koa';
import type { Config } from '../config.ts';
import { renderPage } from '../web/page.ts';

/**
 * The page for a request that cannot be sent back to the application: its address or its id is not
 * known to us, so that nobody is led anywhere.
 */
export function renderOauthError(
  ctx: Context,
  config: Config,
  {
    error,
    error_description: description,
  }: { error: string; error_description?: string | undefined },
): void {
  const status = ctx.status >= 400 ? ctx.status : 400;
  const isOurs = status >= 500;
  renderPage(
    ctx,
    config,
    { title: isOurs ? 'That did not work' : 'This request is not valid', status },
    <>
      <h1>{isOurs ? 'That did not work' : 'This request is not valid'}</h1>
      <p>
        {isOurs
          ? 'Something went wrong on our side. Nothing was changed. Try again in a moment.'
          : 'The application that sent you here asked for something that we cannot do, so nothing was allowed and nothing was changed. Go back to it and try again; if that does not help, tell its makers what stands below.'}
      </p>
      <p class="card">
        <code>{error}</code>
        {description && <>: {description}</>}
      </p>
    </>,
  );
}
