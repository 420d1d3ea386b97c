import type { Middleware } from 'koa';
import type { Config } from '../config.ts';
import { DomainError } from '../errors.ts';
import { renderPage } from '../web/page.ts';

/** Shows what became of a link from a mail that does not work any more, and the way on. */
export function showLinkIsOver(
  config: Config,
  { href, label }: { href: string; label: string },
): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'not_found')) throw error;
      renderPage(
        ctx,
        config,
        { title: 'This link is over', status: 404 },
        <div class="narrow">
          <h1>This link is over</h1>
          <p class="lead">{error.message}</p>
          <p>
            <a class="button" href={href}>
              {label}
            </a>
          </p>
        </div>,
      );
    }
  };
}
