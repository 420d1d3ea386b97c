import type { Context } from 'koa';
import type { Config } from '../config.ts';
import { renderPage } from '../web/page.ts';

/** After a form that sends a mail. The same for everybody: it must not tell whose address is known. */
export function showLookIntoMailbox(ctx: Context, config: Config): void {
  renderPage(
    ctx,
    config,
    { title: 'Look into your mailbox' },
    <div class="narrow">
      <h1>Look into your mailbox</h1>
      <p class="lead">We have sent you a mail. Follow the link in it to go on.</p>
      {config.mode === 'sandbox' && (
        <p>
          <a class="button" href="/mailbox">
            Open the mailbox
          </a>
        </p>
      )}
      <p class="muted">
        No mail after a few minutes? Look among the spam, and whether the address was right. Then
        try again.
      </p>
    </div>,
  );
}
