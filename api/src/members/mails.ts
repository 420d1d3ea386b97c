import type { Config } from '../config.ts';
import type { MailText } from '../mail/mail.ts';
import { mailTo, mailToMember } from '../mail/write-mail.ts';

type Origin = Pick<Config, 'publicUrl'>;

/** To an address that somebody signed up with. */
export function confirmSignUpMail(
  { publicUrl }: Origin,
  { email, name, token }: { email: string; name: string; token: string },
): MailText {
  return mailTo(
    email,
    'Confirm your e-mail address',
    `Welcome to Flattr, ${name}!`,
    'Follow this link and press the button there. It works once, for three days:',
    `${publicUrl}/confirm/${token}`,
    'If you did not sign up, do nothing, and you will hear no more of it.',
  );
}

/** To a member whose address somebody signed up with: the page says nothing, so this must. */
export function alreadyMemberMail({ publicUrl }: Origin, { email }: { email: string }): MailText {
  return mailTo(
    email,
    'You are a member already',
    'Somebody tried to sign up for Flattr with this e-mail address. It belongs to a member: you.',
    `If it was you, sign in: ${publicUrl}/sign-in`,
    `If you do not remember your password, set a new one: ${publicUrl}/forgot`,
    'If it was not you, there is nothing to do. Nothing was changed, and nobody was told.',
  );
}

/** To a member who forgot their password. */
export function resetPasswordMail(
  { publicUrl }: Origin,
  { email, name, token }: { email: string; name: string; token: string },
): MailText {
  return mailToMember(
    { email, name },
    'Set a new password',
    'With this link you can set a new password. It works once, for an hour:',
    `${publicUrl}/reset/${token}`,
    'If you did not ask for it, do nothing: your password stays as it is.',
  );
}

/** To a member whose password was just changed. */
export function passwordChangedMail(
  { publicUrl }: Origin,
  { email, name }: { email: string; name: string },
): MailText {
  return mailToMember(
    { email, name },
    'Your password was changed',
    'your password was changed just now, and all other browsers were signed out.',
    `If it was not you, set a new password at once: ${publicUrl}/forgot`,
    `Then look through your passkeys and sessions: ${publicUrl}/settings`,
  );
}

/** To the new address of a member, which it confirms. */
export function confirmEmailMail(
  { publicUrl }: Origin,
  { email, name, token }: { email: string; name: string; token: string },
): MailText {
  return mailToMember(
    { email, name },
    'Confirm your new e-mail address',
    'follow this link and press the button there to use this address with Flattr. It works once, for three days:',
    `${publicUrl}/confirm-email/${token}`,
    'If you did not ask for it, do nothing.',
  );
}

/** To an address that belongs to a member, when another member wants it for theirs. */
export function emailInUseMail({ publicUrl }: Origin, { email }: { email: string }): MailText {
  return mailTo(
    email,
    'You are a member already',
    'Another member of Flattr wanted to use this e-mail address. It belongs to a member: you.',
    `If both members are you, sign in with this address, ${publicUrl}/sign-in, and change it there first.`,
    'If it was not you, there is nothing to do. Nothing was changed, and nobody was told.',
  );
}

/** To the old address of a member, so that nobody takes it away unseen. */
export function emailChangingMail(
  { publicUrl }: Origin,
  { email, name, newEmail }: { email: string; name: string; newEmail: string },
): MailText {
  return mailToMember(
    { email, name },
    'Your e-mail address is about to change',
    `the address of your Flattr membership becomes ${newEmail} as soon as that is confirmed there.`,
    `If it was not you, set a new password at once, which stops it: ${publicUrl}/forgot`,
  );
}

/** To a member who has a new passkey: whoever holds it can sign in. */
export function passkeyAddedMail(
  { publicUrl }: Origin,
  { email, name, passkey }: { email: string; name: string; passkey: string },
): MailText {
  return mailToMember(
    { email, name },
    'A passkey was added',
    `a new passkey can sign you in now: "${passkey}".`,
    `If it was not you, remove it and change your password: ${publicUrl}/settings`,
  );
}

/** The last mail to a member who left. */
export function goodbyeMail({ email, name }: { email: string; name: string }): MailText {
  return mailTo(
    email,
    'You have left Flattr',
    `Goodbye ${name},`,
    'your profile, your address and all that let you in are gone. What the books say stays, without your name.',
    'Thank you for having been here.',
  );
}
