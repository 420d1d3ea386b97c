/** Somebody of the demo. */
type Person = {
  name: string;
  displayName: string;
  kind: 'individual' | 'company' | 'organization';
  about: string;
};

/** A work that the demo's site shows, and who made it. */
export type Work = {
  /** Its path on the demo's site. */
  path: string;
  kind: string;
  title: string;
  description: string;
  category: 'text' | 'audio' | 'software';
  tags: string;
  creator: Person;
  paragraphs: readonly string[];
};

/** The five works of Flattr's founding example: an episode, two plugins, two pieces of software. */
export const WORKS: readonly Work[] = [
  {
    path: '/own-your-web/12',
    kind: 'Podcast episode',
    title: 'Own Your Web, episode 12: The tip jar',
    description: 'Why people pay street musicians and not web pages, and what a click could do.',
    category: 'audio',
    tags: 'podcast, web, micropayments',
    creator: {
      name: 'rosa',
      displayName: 'Rosa Lindqvist',
      kind: 'individual',
      about: 'Talks with people who keep the web their own. A new episode every other week.',
    },
    paragraphs: [
      'A busker in the underground earns more from a thousand strangers than most bloggers do from a hundred thousand. Rosa asks a busker, a blogger and an economist why.',
      '43 minutes. No advertisements: this show lives from its listeners.',
    ],
  },
  {
    path: '/footnote-garden',
    kind: 'WordPress plugin',
    title: 'Footnote Garden',
    description: 'Footnotes that open where you read, and print where they belong.',
    category: 'software',
    tags: 'wordpress, plugin, writing',
    creator: {
      name: 'kofi',
      displayName: 'Kofi Mensah',
      kind: 'individual',
      about: 'Writes, and writes software for people who write.',
    },
    paragraphs: [
      'Write a note in brackets, and it grows into a footnote: beside the text on a wide screen, below the line on a phone, at the foot of the page on paper.',
      'It works without JavaScript, keeps your notes when you turn it off, and asks for no account.',
    ],
  },
  {
    path: '/slow-gallery',
    kind: 'WordPress plugin',
    title: 'Slow Gallery',
    description: 'One photograph at a time, as large as the screen allows.',
    category: 'software',
    tags: 'wordpress, plugin, photography',
    creator: {
      name: 'yuki',
      displayName: 'Yuki Tanaka',
      kind: 'individual',
      about: 'Photographs lighthouses. Programs in between.',
    },
    paragraphs: [
      'A gallery for people who look. No thumbnails, no sliding about: a picture, its title, and the next one when you ask for it.',
      'Arrow keys, swipes and screen readers all find their way. 4 KB.',
    ],
  },
  {
    path: '/paper-ledger',
    kind: 'Software',
    title: 'Paper Ledger',
    description: 'Household accounts in a plain text file, with a chart that tells the truth.',
    category: 'software',
    tags: 'accounting, plaintext, desktop',
    creator: {
      name: 'marta',
      displayName: 'Marta Nowak',
      kind: 'individual',
      about: 'Counts other people’s money by day, and her own in a text file.',
    },
    paragraphs: [
      'You write what you spent, a line each. Paper Ledger adds it up, finds the line with the typing mistake, and draws where the month went.',
      'Your file stays yours: plain text, readable in fifty years.',
    ],
  },
  {
    path: '/tidepool',
    kind: 'Software',
    title: 'Tidepool',
    description: 'A music player for the records that you own.',
    category: 'software',
    tags: 'music, player, desktop',
    creator: {
      name: 'tidepool',
      displayName: 'The Tidepool Project',
      kind: 'organization',
      about: 'Eleven volunteers who like music and dislike monthly fees.',
    },
    paragraphs: [
      'Tidepool plays folders of music, remembers where you stopped, and never asks you to subscribe to anything.',
      'Made by eleven volunteers in seven countries, for Linux, Windows and the Mac.',
    ],
  },
];

/** The supporter whom visitors of the demo sign in as. */
export const SUPPORTER = {
  name: 'sam',
  displayName: 'Sam Rivera',
  kind: 'individual',
  about: 'Reads, listens, clicks.',
  password: 'five-fair-clicks',
} as const;

/** The address of a demo member. The domain is reserved for examples: no mail ever goes there. */
export function demoEmail(name: string): string {
  return `${name}@demo.example`;
}
