import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { checkInput } from '../http/check-input.ts';
import { hashSecret } from '../secrets.ts';
import { insertChallenge, takeChallenge } from './passkey-store.ts';

const MINUTES = 5;

/** How long a browser may take to answer, in milliseconds. */
export const CHALLENGE_MS: number = MINUTES * 60_000;

/** Ed25519, ES256 and RS256, which every device knows one of. */
export const ALGORITHMS: number[] = [-8, -7, -257];

/** Passkeys belong to the host that people see; they are of no use to any other site. */
export function rpIdOf({ publicUrl }: Deps['config']): string {
  return new URL(publicUrl).hostname;
}

/** Keeps the hash of a challenge until it is answered. */
export function keepChallenge(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { challenge, memberId }: { challenge: string; memberId: number | null },
): Promise<void> {
  const expiresAt = clock.now() + CHALLENGE_MS;
  return insertChallenge(db, { challengeHash: hashSecret(challenge), memberId, expiresAt });
}

/** What a browser's passkey says, as far as it must be known before the library checks it. */
export const passkeyAnswer = z.object(
  {
    id: z.string().min(1).max(400),
    rawId: z.string().max(400),
    type: z.literal('public-key'),
    response: z.looseObject({ clientDataJSON: z.string().min(1).max(10_000) }),
    clientExtensionResults: z.looseObject({}),
  },
  { error: 'This is not the answer of a passkey.' },
);

export type PasskeyAnswer = z.output<typeof passkeyAnswer>;

/**
 * Reads the answer of a passkey from the field of a form, where it is JSON.
 * @throws DomainError `validation` when it is not the answer of a passkey.
 */
export function readPasskeyAnswer(json: string): PasskeyAnswer {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    value = undefined;
  }
  return checkInput(passkeyAnswer, value);
}

const clientData = z.object({ challenge: z.string().min(1).max(200) });

/**
 * Takes the challenge away that an answer belongs to: whatever becomes of the answer, it is used.
 * @returns the challenge.
 * @throws DomainError `validation` when it is not one of ours, was answered before, has expired, or
 *   was for somebody else.
 */
export async function takeAnsweredChallenge(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  answer: PasskeyAnswer,
  memberId: number | null,
): Promise<string> {
  const data = clientData.safeParse(parsed(answer.response.clientDataJSON));
  if (!data.success) throw notAccepted();
  const { challenge } = data.data;
  const challengeHash = hashSecret(challenge);
  if (!(await takeChallenge(db, { challengeHash, memberId, now: clock.now() }))) {
    throw new DomainError('validation', 'This took too long. Please try again.');
  }
  return challenge;
}

function parsed(base64url: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64url, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** The one answer to every passkey that is not right. */
export function notAccepted(): DomainError {
  return new DomainError(
    'validation',
    'This passkey was not accepted. Please try again, or use your password.',
  );
}
