import Router from '@koa/router';
import type { Deps } from '../deps.ts';
import { renderPage } from '../web/page.ts';
import { MailboxPage, MailPage } from './mailbox-page.tsx';
import { findMail, findNewestMails } from './store.ts';

const NEWEST = 100;

/** `/mailbox`: in a sandbox, where mails arrive. In live mode there is nothing at this address. */
export function mailRoutes({ config, db }: Pick<Deps, 'config' | 'db'>): Router {
  const router = new Router();
  if (config.mode !== 'sandbox') return router;

  router.get('/mailbox', async (ctx) => {
    const mails = await findNewestMails(db, NEWEST);
    renderPage(ctx, config, { title: 'Mailbox' }, <MailboxPage mails={mails} />);
  });

  router.get('/mailbox/:id', async (ctx) => {
    const { id = '' } = ctx.params;
    const mail = /^[1-9]\d{0,9}$/.test(id) ? await findMail(db, Number(id)) : undefined;
    if (!mail) return;
    renderPage(ctx, config, { title: mail.subject }, <MailPage mail={mail} />);
  });
  return router;
}
