/** The chapters of the reference, in their order; a path belongs to the first that fits. */
const TAGS: readonly { name: string; description: string; paths: RegExp }[] = [
  {
    name: 'Flattrs',
    description: 'The click: by address, by thing, one or many; what was flattred.',
    paths: /flattrs?$|\/bulk$|activities$/,
  },
  {
    name: 'Things',
    description: 'Pages and works: found, registered, changed, deleted.',
    paths: /^\/things(?!.*subscriptions)/,
  },
  {
    name: 'Subscriptions',
    description: 'Things that a supporter flattrs every month.',
    paths: /subscriptions$/,
  },
  {
    name: 'Money',
    description: 'What a member gives, has and earns: for nobody but them.',
    paths: /^\/user\/(budget|funds|forecast|statements|earnings|payouts)/,
  },
  {
    name: 'Web hooks',
    description: 'What we tell your server when something happens.',
    paths: /hooks/,
  },
  { name: 'Members', description: 'Who somebody is, and what is theirs.', paths: /^\/users?\b/ },
  { name: 'Service', description: 'The service itself.', paths: /^/ },
];

export function tagOf(path: string): string {
  return TAGS.find(({ paths }) => paths.test(path))!.name;
}

export const TAG_LIST = TAGS.map(({ description, name }) => ({ name, description }));
