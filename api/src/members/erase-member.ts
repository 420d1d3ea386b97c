import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { removeIdentifiersOf } from './identifier-store.ts';
import { removeMailTokensOf } from './mail-token-store.ts';
import type { Member } from './member.ts';
import { removePasskeysOf } from './passkey-store.ts';
import { removeSessionsOf } from './session-store.ts';
import { anonymize } from './store.ts';

/**
 * Takes from a member all that says who they are, and all that lets them in. The row stays, since the
 * books name it, and the user name is never given again: buttons that carry it are out in the wild.
 */
export async function eraseMember(
  trx: Trx,
  { clock }: Pick<Deps, 'clock'>,
  member: Member,
): Promise<void> {
  await removeSessionsOf(trx, member.id);
  await removePasskeysOf(trx, member.id);
  await removeMailTokensOf(trx, member.id);
  await removeIdentifiersOf(trx, member.id);
  await anonymize(trx, member, clock.now());
}
