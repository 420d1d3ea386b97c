import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { inTransaction, isDuplicate } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { passkeyAddedMail } from './mails.ts';
import type { Member } from './member.ts';
import {
  ALGORITHMS,
  CHALLENGE_MS,
  keepChallenge,
  notAccepted,
  type PasskeyAnswer,
  rpIdOf,
  takeAnsweredChallenge,
} from './passkey-challenge.ts';
import { findPasskeys, insertPasskey, type Passkey } from './passkey-store.ts';

const PASSKEYS_MAX = 20;

/**
 * What a browser needs to make a passkey for a member. The key is found again without a name
 * (discoverable) and asks for a finger, face or PIN, since it stands for a password.
 * @throws DomainError `validation` for a member who has as many as can be.
 */
export async function passkeyCreationOptions(
  deps: Deps,
  member: Member,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const existing = await findPasskeys(deps.db, member.id);
  if (existing.length >= PASSKEYS_MAX) {
    throw new DomainError(
      'validation',
      `You have ${PASSKEYS_MAX} passkeys. Remove one that you do not use, then add another.`,
    );
  }
  const options = await generateRegistrationOptions({
    rpName: 'Flattr',
    rpID: rpIdOf(deps.config),
    userName: member.name,
    userDisplayName: member.displayName || member.name,
    userID: new Uint8Array(Buffer.from(member.fid)),
    timeout: CHALLENGE_MS,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: existing.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports,
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(deps, { challenge: options.challenge, memberId: member.id });
  return options;
}

/**
 * Keeps the passkey that a browser made for a member, and tells them by mail.
 * @throws DomainError `validation` when the answer is not right.
 */
export async function registerPasskey(
  deps: Deps,
  { member, name, answer }: { member: Member; name: string; answer: PasskeyAnswer },
): Promise<void> {
  const challenge = await takeAnsweredChallenge(deps, answer, member.id);
  const passkey = await verifiedPasskey(deps, { member, name, answer, challenge });
  try {
    await inTransaction(deps.db, async (trx) => {
      await insertPasskey(trx, passkey);
      await queueMail(trx, deps, passkeyAddedMail(deps.config, { ...member, passkey: name }));
    });
  } catch (error) {
    if (isDuplicate(error)) throw notAccepted();
    throw error;
  }
  sendMailsSoon(deps);
}

async function verifiedPasskey(
  { clock, config, log }: Deps,
  input: { member: Member; name: string; answer: PasskeyAnswer; challenge: string },
): Promise<Passkey> {
  const { registrationInfo } = await verifyRegistrationResponse({
    response: input.answer as unknown as RegistrationResponseJSON,
    expectedChallenge: input.challenge,
    expectedOrigin: config.publicUrl,
    expectedRPID: rpIdOf(config),
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((error: unknown) => {
    log.info({ err: error }, 'a new passkey was not accepted');
    throw notAccepted();
  });
  if (!registrationInfo) throw notAccepted();
  const { counter, id, publicKey, transports } = registrationInfo.credential;
  return {
    credentialId: id,
    memberId: input.member.id,
    name: input.name,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    signCount: counter,
    transports: (transports ?? [])
      .filter((transport) => /^[a-z-]{1,20}$/.test(transport))
      .slice(0, 4),
    createdAt: clock.now(),
    usedAt: null,
  };
}
