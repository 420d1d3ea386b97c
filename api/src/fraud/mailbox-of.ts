/** Where dots in the name of a mailbox do not count. */
const WITHOUT_DOTS = new Set(['gmail.com', 'googlemail.com']);

/** What tells the mailbox that an e-mail address reaches: without `+` parts, or dots that do not count. */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '';
  const domain = email.slice(at + 1).toLowerCase();
  const name = email.slice(0, at).toLowerCase().replace(/\+.*$/, '');
  return `${WITHOUT_DOTS.has(domain) ? name.replaceAll('.', '') : name}@${domain}`;
}
