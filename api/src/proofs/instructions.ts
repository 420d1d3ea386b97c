import type { ProvableSite } from './finding.ts';
import type { Method } from './methods.ts';
import { TOKEN_NAME, tokenLine } from './token.ts';

/** One step of the way: what to do, and what to paste, if anything, as it is to be pasted. */
export type Step = { text: string; paste?: { label: string; text: string } };

export type Instructions = {
  /** For whom this way is, in one sentence. */
  summary: string;
  steps: readonly Step[];
  /** How long it takes until we can see it. */
  takes: string;
};

export type InstructionInput = {
  site: ProvableSite;
  token: string;
  /** The member who claims. */
  member: { name: string; fid: string };
  publicUrl: string;
};

/** What a member has to do and to paste to prove a site in one way. */
export function instructionsFor(method: Method, input: InstructionInput): Instructions {
  return STEPS[method](input);
}

const STEPS: Readonly<Record<Method, (input: InstructionInput) => Instructions>> = {
  dns: ({ site, token }) => {
    const { hostname } = new URL(`https://${site.address}`);
    return {
      summary: 'For who can change the DNS of the domain. The strongest proof.',
      steps: [
        {
          text: 'Where you manage the domain, make a new record of the type TXT with this name. Some ask for the name without your domain at its end: then write _flattr alone.',
          paste: { label: 'Name', text: `_flattr.${hostname}` },
        },
        { text: 'Give it this value.', paste: { label: 'Value', text: tokenLine(token) } },
      ],
      takes: 'Mostly some minutes, at times an hour.',
    };
  },
  file: ({ site, token }) => ({
    summary: 'For who can put files on the server.',
    steps: [
      {
        text: 'Make a text file with this line and nothing else.',
        paste: { label: 'Contents', text: tokenLine(token) },
      },
      {
        text: 'Put it where this address leads to it. Where a file without an ending is not sent as plain text, call it flattr.txt.',
        paste: { label: 'Address', text: `https://${site.address}/.well-known/flattr` },
      },
    ],
    takes: 'At once.',
  }),
  meta: ({ site, token, member }) => ({
    summary: 'For who can change the template of the page.',
    steps: [
      {
        text: `Put these two lines into the head of https://${site.address}, between <head> and </head>. The first proves the claim, the second tells buttons whose the page is.`,
        paste: {
          label: 'Lines',
          text: `<meta name="${TOKEN_NAME}" content="${token}">\n<meta name="flattr:id" content="${member.fid}">`,
        },
      },
    ],
    takes: 'At once, or when the cache of the site is renewed.',
  }),
  feed: ({ token, publicUrl }) => ({
    summary: 'For who makes the feed, by a program or at a host of podcasts.',
    steps: [
      {
        text: 'If your host has a field for podcast:txt (often under “verification”), paste this text there, with the purpose verify.',
        paste: { label: 'Text', text: tokenLine(token) },
      },
      {
        text: `If you write the feed yourself, put this line into the channel, before the first item. The purpose may also be ${new URL(publicUrl).hostname}.`,
        paste: {
          label: 'Line',
          text: `<podcast:txt xmlns:podcast="https://podcastindex.org/namespace/1.0" purpose="verify">${tokenLine(token)}</podcast:txt>`,
        },
      },
      {
        text: 'If neither is possible, add the text to the description of the podcast (not of an episode). Once the site is yours, leave it there for the monthly look, or prove the site in one more way.',
        paste: { label: 'Text', text: tokenLine(token) },
      },
    ],
    takes: 'Up to an hour, as long as the host takes to write the feed anew.',
  }),
  plugin: ({ site, publicUrl }) => ({
    summary: 'For WordPress. Nothing to paste.',
    steps: [
      { text: `Install the plugin Flattr on https://${site.address} and open Settings, Flattr.` },
      {
        text: 'Enter the address of this service and choose Connect. The plugin makes a key, registers it here, and answers our question with it.',
        paste: { label: 'Service', text: publicUrl },
      },
    ],
    takes: 'At once.',
  }),
  profile: ({ site, member, publicUrl }) => ({
    summary:
      'For a profile elsewhere, such as on Mastodon or GitHub. A weak proof: add another if you can.',
    steps: [
      {
        text: `In the settings of https://${site.address}, enter your profile here as a link. A page of your own links to it in its head.`,
        paste: { label: 'Your profile here', text: `${publicUrl}/profile/${member.name}` },
      },
      {
        text: 'In your profile here, enter that page as your address, so that both link to each other.',
        paste: { label: 'Address', text: `https://${site.address}` },
      },
      {
        text: 'For a page of your own only: this line belongs into its head.',
        paste: {
          label: 'Line',
          text: `<link rel="me" href="${publicUrl}/profile/${member.name}">`,
        },
      },
    ],
    takes: 'At once.',
  }),
  mail: ({ site }) => ({
    summary:
      'When nothing can be written into the feed. A weak proof: what it brings is held for seven days.',
    steps: [
      {
        text: `We write to the address that ${site.address} names as its owner’s (itunes:owner). Only the feed decides which address that is.`,
      },
      { text: 'Open the link in the mail within seven days and say yes.' },
    ],
    takes: 'As long as the mail takes.',
  }),
};
