import { createTransport, type Transporter } from 'nodemailer';
import type { Deps } from '../deps.ts';
import type { Mail } from './mail.ts';
import { findDueMails, saveAttempt, takeMail } from './store.ts';

const MINUTE = 60_000;
const BATCH = 50;
/** An attempt that takes longer than this has died with its process; the mail is due again. */
const LEASE = 5 * MINUTE;
/** 1, 2, 4 … minutes, then every six hours: some three days in all, as mail servers do among themselves. */
const ATTEMPTS_MAX = 20;
const PAUSE_MAX = 6 * 60 * MINUTE;

type SendDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'log'>;

/**
 * Sends the mails that are due. Any number of processes may do it at once: each mail is taken by one.
 * A mail that the server does not take is tried again later, for some three days. In live mode its
 * text is emptied once it is sent or given up: it may hold a link that lets in.
 *
 * @returns how many mails the server took.
 */
export async function sendMails(deps: SendDeps): Promise<number> {
  const { config, db, clock, log } = deps;
  if (config.mailUrl === undefined) return 0;
  const due = await findDueMails(db, { now: clock.now(), limit: BATCH });
  if (due.length === 0) return 0;

  const transport = createTransport({
    url: config.mailUrl,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
  });
  let sent = 0;
  try {
    for (const mail of due) {
      if (!(await takeMail(db, mail, clock.now() + LEASE))) continue;
      if (await sendMail(deps, transport, mail)) sent += 1;
    }
  } finally {
    transport.close();
  }
  if (sent < due.length) log.warn({ due: due.length, sent }, 'some mails were not sent');
  return sent;
}

/** Sends what was just queued, after the commit, without making anybody wait for the mail server. */
export function sendMailsSoon(deps: SendDeps): void {
  if (deps.config.mailUrl === undefined) return;
  sendMails(deps).catch((error) => deps.log.error({ err: error }, 'sending mails failed'));
}

async function sendMail(
  { config, db, clock, log }: SendDeps,
  transport: Transporter,
  mail: Mail,
): Promise<boolean> {
  const isSandbox = config.mode === 'sandbox';
  try {
    await transport.sendMail({
      from: config.mailFrom,
      to: { name: '', address: mail.recipient },
      subject: mail.subject,
      text: mail.body,
      // The same at each attempt, so that a mail taken twice can be known as one.
      messageId: `<mail-${mail.id}.${mail.createdAt}@${new URL(config.publicUrl).hostname}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(mail.unsubscribeUrl && {
          'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
    });
  } catch (error) {
    const attempts = mail.attempts + 1;
    const isGivenUp = attempts >= ATTEMPTS_MAX || isRefusedForGood(error);
    log.warn({ err: error, mail: mail.id, attempts, isGivenUp }, 'a mail was not sent');
    await saveAttempt(db, mail.id, {
      sentAt: null,
      nextAttemptAt: isGivenUp ? null : clock.now() + pauseAfter(attempts),
      lastError: error instanceof Error ? error.message : String(error),
      keepsBody: isSandbox || !isGivenUp,
    });
    return false;
  }
  await saveAttempt(db, mail.id, {
    sentAt: clock.now(),
    nextAttemptAt: null,
    lastError: '',
    keepsBody: isSandbox,
  });
  return true;
}

/** How long to wait after a number of failed attempts, in milliseconds. */
function pauseAfter(attempts: number): number {
  return Math.min(MINUTE * 2 ** (attempts - 1), PAUSE_MAX);
}

/** A 5xx about the recipient: there is no such mailbox, and asking again does not make one. */
function isRefusedForGood(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500;
}
