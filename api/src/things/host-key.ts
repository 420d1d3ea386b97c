/**
 * A host with its labels turned round, each with a dot after it: `blog.example.org` is
 * `org.example.blog.`. What begins with the key of a host is that host or below it. A host with a port
 * is below no other: its port stays with its last label.
 */
export function hostKeyOf(host: string): string {
  return `${host.split('.').reverse().join('.')}.`;
}

/** The keys of a host and of all below it: from the first one on, before the second. */
export function hostKeysBelow(host: string): readonly [from: string, before: string] {
  const key = hostKeyOf(host);
  return [key, key.replace(/\.$/, '/')]; // The character after the dot.
}
