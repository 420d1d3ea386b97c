import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import type { Deps } from '../deps.ts';
import {
  CHALLENGE_MS,
  keepChallenge,
  notAccepted,
  type PasskeyAnswer,
  rpIdOf,
  takeAnsweredChallenge,
} from './passkey-challenge.ts';
import { findPasskey, findPasskeys, type Passkey, savePasskeyUse } from './passkey-store.ts';

/**
 * What a browser needs to ask for a passkey: any of its own to sign in (so nobody learns who has
 * one), or one of a member who is signed in and shall prove it once more.
 */
export async function passkeyRequestOptions(
  deps: Deps,
  memberId: number | null,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const known = memberId === null ? [] : await findPasskeys(deps.db, memberId);
  const options = await generateAuthenticationOptions({
    rpID: rpIdOf(deps.config),
    timeout: CHALLENGE_MS,
    userVerification: 'required',
    allowCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports,
    })),
  });
  await keepChallenge(deps, { challenge: options.challenge, memberId });
  return options;
}

/**
 * Checks the answer of a passkey to a challenge of ours, which is answered once. A passkey whose
 * count did not grow has a copy somewhere, and is refused.
 *
 * @param memberId whose passkey it must be, or null for whoever signs in.
 * @returns the id of the member whose passkey it is.
 * @throws DomainError `validation` when it is not right.
 */
export async function provePasskey(
  deps: Deps,
  { answer, memberId }: { answer: PasskeyAnswer; memberId: number | null },
): Promise<number> {
  const challenge = await takeAnsweredChallenge(deps, answer, memberId);
  const passkey = await findPasskey(deps.db, answer.id);
  if (!passkey || (memberId !== null && passkey.memberId !== memberId)) throw notAccepted();
  const signCount = await verifiedCount(deps, { answer, passkey, challenge });
  const isFirstUse = await savePasskeyUse(deps.db, passkey, {
    signCount,
    usedAt: deps.clock.now(),
  });
  if (!isFirstUse) throw notAccepted();
  return passkey.memberId;
}

async function verifiedCount(
  { config, log }: Deps,
  input: { answer: PasskeyAnswer; passkey: Passkey; challenge: string },
): Promise<number> {
  const { credentialId, publicKey, signCount } = input.passkey;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: input.answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: input.challenge,
    expectedOrigin: config.publicUrl,
    expectedRPID: rpIdOf(config),
    requireUserVerification: true,
    credential: {
      id: credentialId,
      publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
      counter: signCount,
    },
  }).catch((error: unknown) => {
    log.info({ err: error }, 'a passkey was not accepted');
    throw notAccepted();
  });
  if (!verified) throw notAccepted();
  return authenticationInfo.newCounter;
}
