import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { MailText } from '../mail/mail.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { mailToMember } from '../mail/write-mail.ts';
import { findMember } from '../members/find-member.ts';
import type { Hook } from './hook.ts';
import { disableActive } from './store.ts';

/** Stops telling a hook, and tells its member by mail, once. */
export async function disableHook(
  deps: Pick<Deps, 'config' | 'db' | 'clock' | 'log'>,
  hook: Hook,
  problem: string,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    if (!(await disableActive(trx, hook.id, problem))) return;
    const member = await findMember(trx, hook.memberId);
    if (!member?.email) return;
    await queueMail(trx, deps, disabledMail(deps.config.publicUrl, member, { ...hook, problem }));
  });
  sendMailsSoon(deps);
}

function disabledMail(
  publicUrl: string,
  member: { email: string; name: string },
  hook: Pick<Hook, 'id' | 'url' | 'problem'>,
): MailText {
  return mailToMember(
    member,
    'A web hook was disabled',
    'we have stopped sending messages to a web hook of yours:',
    hook.url,
    hook.problem,
    `Once its receiver works, turn it on again: ${publicUrl}/settings/hooks/${hook.id}`,
    'Messages that were still waiting are sent then; what happens until then is not told.',
  );
}
