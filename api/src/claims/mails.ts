import type { Config } from '../config.ts';
import type { MailText } from '../mail/mail.ts';
import { mailTo, mailToMember } from '../mail/write-mail.ts';
import type { Member } from '../members/member.ts';

type About = { member: Pick<Member, 'name' | 'email'>; address: string };

/** After a look at a site that found no proof any more. */
export function missedMail(about: About): MailText {
  return mailToMember(
    about.member,
    `The proof for ${about.address} is gone`,
    `we look each month whether ${about.address} is still yours, and just now found none of the proofs. Nothing has changed yet: we look again in three days. The third look in a row that finds nothing holds what your things there receive.`,
    'Put the token up again, or prove the site in another way.',
  );
}

/** After the look that suspends a claim. */
export function suspendedMail(about: About): MailText {
  return mailToMember(
    about.member,
    `Your claim of ${about.address} is suspended`,
    `three looks in a row found no proof that ${about.address} is yours. What your things there receive is held from now on. What you earned before stays yours.`,
    'Put the token up again: the next look that finds it brings you what was held.',
  );
}

/** To the member who has a site, when another one has shown more. */
export function contestedMail({ publicUrl }: Pick<Config, 'publicUrl'>, about: About): MailText {
  return mailToMember(
    about.member,
    `Somebody else claims ${about.address}`,
    `another member of ${publicUrl} has shown a stronger proof that ${about.address} is theirs. What your things there receive is held until it is decided. What you earned before stays yours.`,
    'You have ten days to show as much: prove the site in a stronger way, such as a DNS record. If you do not, and the other proof is still there, the site becomes theirs.',
  );
}

/** To each side of a contest whose time is over, or whose other side gave up. */
export function contestOverMail(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  { isTheirs, why, ...about }: About & { isTheirs: boolean; why: string },
): MailText {
  const { address } = about;
  return isTheirs
    ? mailToMember(
        about.member,
        `${address} is yours`,
        `the contest about ${address} is over, and it is yours, with what was held on its things meanwhile. ${why}`,
        `Your sites: ${publicUrl}/claims`,
      )
    : mailToMember(
        about.member,
        `${address} is not yours`,
        `the contest about ${address} is over, and it belongs to the other side. What you earned by it before stays yours. ${why}`,
        `If you can show more than before, claim it again: ${publicUrl}/sites?${new URLSearchParams({ url: address })}`,
      );
}

/** To whom a feed names as its owner: whether a claim of it is right. */
export function ownerMail(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  input: { recipient: string; name: string; address: string; secret: string },
): MailText {
  const { address, name, recipient, secret } = input;
  return mailTo(
    recipient,
    'Is this feed theirs?',
    `A member of ${publicUrl} with the name ${name} says that this feed is theirs, and wants to collect what people give for it:`,
    address,
    'The feed names this address as its owner’s. Please say whether that is right:',
    `${publicUrl}/claims/owner/${secret}`,
    'If you do nothing, nothing happens. The link ends within seven days.',
  );
}

/** To who had registered things by hand that a claim took over. */
export function takenOverMail(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  { things, ...about }: About & { things: number },
): MailText {
  return mailToMember(
    about.member,
    `Things of yours on ${about.address} have another creator now`,
    `another member has shown that ${about.address} is theirs. You had registered ${things === 1 ? 'a thing' : `${things} things`} there by hand; with what was held on them they are that member's now.`,
    `If they are yours all the same, say so within ten days, and an operator decides: ${publicUrl}/takeovers`,
  );
}

/** To who took things over, when their first owner objects. */
export function objectedMail(about: About): MailText {
  return mailToMember(
    about.member,
    `An objection about things on ${about.address}`,
    `somebody who had registered things on ${about.address} before you says that they are theirs. What was held on them when you came stays held until an operator has decided. Everything else you earn is not concerned.`,
    'You will be told by mail. There is nothing that you have to do.',
  );
}
