import { inTransaction, isDuplicate } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { hashSecret } from '../secrets.ts';
import { takeIdentifiedThings } from '../things/take-identified-things.ts';
import { findMember } from './find-member.ts';
import {
  findMailToken,
  type MailToken,
  removeMailToken,
  removeMailTokensOf,
} from './mail-token-store.ts';
import { saveEmail } from './store.ts';
import { moveIdentifier } from './verify-identifier.ts';

/**
 * The new address that a link in a mail confirms.
 * @throws DomainError `not_found` when the link was used, has expired or never was.
 */
export async function emailOfLink(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  token: string,
): Promise<MailToken> {
  const tokenHash = hashSecret(token);
  const found = await findMailToken(db, { tokenHash, purpose: 'change_email', now: clock.now() });
  if (!found) throw linkIsOver();
  return found;
}

/**
 * Gives a member the address that a link was sent to, once. Links that were sent to the old address
 * end. If links knew the member by the old address, they know them by the new one from now on.
 * @throws DomainError `not_found` when the link is over, or the address became another member's.
 */
export async function confirmEmail(deps: Deps, token: string): Promise<void> {
  const { clock, db } = deps;
  const { email, memberId, tokenHash } = await emailOfLink(deps, token);
  try {
    const identifier = await inTransaction(db, async (trx) => {
      if (!(await removeMailToken(trx, tokenHash))) throw linkIsOver();
      const member = await findMember(trx, memberId);
      if (!member || member.deletedAt !== null) throw linkIsOver();
      await saveEmail(trx, memberId, { email, confirmedAt: clock.now() });
      await removeMailTokensOf(trx, memberId);
      return moveIdentifier(trx, deps, { memberId, email });
    });
    if (identifier) await takeIdentifiedThings(deps, { memberId, identifier });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new DomainError('not_found', 'This address belongs to another membership by now.');
  }
}

function linkIsOver(): DomainError {
  return new DomainError(
    'not_found',
    'This link does not work any more: it was used, a newer one was sent, or it is older than three days.',
  );
}
