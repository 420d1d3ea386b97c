import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Instant } from '../period.ts';
import { findPasskeys } from './passkey-store.ts';
import type { SignedIn } from './session.ts';
import { saveProof } from './session-store.ts';

/** How long a passkey that was given stands for who sits there. */
const PROOF_MS = 10 * 60_000;

/** Whether a passkey was given in a session within the last ten minutes. */
export function isFreshlyProved(
  { clock }: Pick<Deps, 'clock'>,
  provedAt: Instant | null | undefined,
): boolean {
  return typeof provedAt === 'number' && clock.now() - provedAt < PROOF_MS;
}

/** Writes down that a passkey was given in a session just now. */
export function noteProof({ clock, db }: Deps, sessionHash: string): Promise<void> {
  return saveProof(db, sessionHash, clock.now());
}

/** Whether a member has a passkey. */
export async function hasPasskey({ db }: Pick<Deps, 'db'>, memberId: number): Promise<boolean> {
  return (await findPasskeys(db, memberId)).length > 0;
}

/**
 * Guards the passkeys of an operator: whoever found their browser open could else add a passkey of
 * their own, or take theirs away first.
 * @throws DomainError `forbidden` when they have a passkey and did not give it in the last ten minutes.
 */
export async function mayChangePasskeys(
  deps: Deps,
  { member, provedAt }: Pick<SignedIn, 'member' | 'provedAt'>,
): Promise<void> {
  if (!member.isOperator || isFreshlyProved(deps, provedAt)) return;
  if (!(await hasPasskey(deps, member.id))) return;
  throw new DomainError(
    'forbidden',
    'You are an operator: give a passkey that you have first, at /operator/confirm, then change your passkeys.',
  );
}
