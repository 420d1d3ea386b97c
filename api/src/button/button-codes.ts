import type { Config } from '../config.ts';
import type { Submission } from '../flattrs/read-submission.ts';
import { clickLink } from './read-button.ts';

/** A way to put a button onto a page: what it is good for, and the text to copy. */
export type ButtonCode = { id: string; title: string; about: string; code: string };

/** All the ways to put a button for one page somewhere, the best one first. */
export function buttonCodes(config: Config, submission: Submission): ButtonCode[] {
  const link = clickLink(config, submission);
  const href = escapeHtml(link);
  const badge = `${config.publicUrl}/button/flattr-badge-large.png`;
  return [
    {
      id: 'link',
      title: 'A plain link',
      about: 'Works everywhere, in feeds and mails too. Loads nothing from us before a click.',
      code: `<a href="${href}">Flattr this</a>`,
    },
    {
      id: 'element',
      title: 'A link that opens a small window',
      about:
        'Your readers stay on your page, and the link says “Flattred” afterwards. You can copy the script to your own site.',
      code:
        `<script type="module" src="${config.publicUrl}/button/flattr-button.js"></script>\n` +
        `<flattr-button>\n  <a href="${href}">Flattr</a>\n</flattr-button>`,
    },
    {
      id: 'badge',
      title: 'A badge',
      about: 'For places that allow pictures and links alone. The picture comes from us.',
      code: `<a href="${href}"><img src="${badge}" width="93" height="20" alt="Flattr this"></a>`,
    },
    {
      id: 'markdown',
      title: 'A badge in Markdown',
      about: 'For the README of a project.',
      code: `[![Flattr this](${badge})](${markdownUrl(link)})`,
    },
    {
      id: 'head',
      title: 'For programs',
      about: 'Podcast players and browsers find it in the head of your page.',
      code: `<link rel="payment" type="text/html" title="Flattr this!" href="${href}">`,
    },
    {
      id: 'old',
      title: 'The old button',
      about:
        'With a number on it, in a frame, as pages had it in 2010. Our service sees who reads your page.',
      code: oldMarkup(config, submission),
    },
  ];
}

function oldMarkup({ publicUrl }: Config, { page, creator }: Submission): string {
  const attributes = [
    'class="FlattrButton"',
    `href="${escapeHtml(page.address.url)}"`,
    page.title && `title="${escapeHtml(page.title)}"`,
    creator && 'name' in creator && `data-flattr-uid="${escapeHtml(creator.name)}"`,
    page.category !== 'rest' && `data-flattr-category="${page.category}"`,
  ].filter(Boolean);
  return (
    `<script async src="${publicUrl}/js/0.6/load.js?mode=auto"></script>\n` +
    `<a ${attributes.join(' ')}>${escapeHtml(page.description)}</a>`
  );
}

/** A parenthesis would end the link early. */
function markdownUrl(url: string): string {
  return url.replace(/[()]/g, (character) => (character === '(' ? '%28' : '%29'));
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
