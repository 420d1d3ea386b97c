import { h, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { assetUrl } from '../web/assets.ts';
import { countOf } from '../web/format.ts';

/** What a button in a frame shows: the same to everybody. */
export type FramedButton = {
  title: string;
  description: string;
  host: string;
  /** What the creator is called; undefined when nobody is known. */
  creator: string | undefined;
  flattrs: number;
  /** The address of the click page. */
  href: string;
  /** Where the page lives: the only site that the frame tells of a click. */
  origin: string;
};

/**
 * A document for a frame in somebody else's page. In it is a link and nothing else: it opens the
 * click page in a window of its own, where it can be seen who asks. The script makes that window a
 * small one; without it the link works too.
 */
export function frameHtml(title: string, children: VNode): string {
  return `<!doctype html>${render(h(FrameDocument, { title, children }))}`;
}

function FrameDocument({ title, children }: { title: string; children: VNode }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href={assetUrl('button.css')} />
        <script type="module" src={assetUrl('framed-button.js')} />
      </head>
      <body>{children}</body>
    </html>
  );
}

/** The button itself, 55 by 62 or compact 110 by 20. */
export function ButtonView({ button, isCompact }: { button: FramedButton; isCompact: boolean }) {
  const { title, flattrs, href, origin } = button;
  return (
    <main>
      <h1 class="hidden">Flattr {title}</h1>
      <a
        class={isCompact ? 'button is-compact' : 'button'}
        href={href}
        target="_blank"
        rel="noopener"
        title={`Flattr ${title}`}
        data-flattr={origin}
      >
        <span class="count">
          {shortCount(flattrs)}
          <span class="hidden"> {flattrs === 1 ? 'flattr' : 'flattrs'}:</span>
        </span>{' '}
        <span class="label">Flattr</span>
        <span class="hidden"> this, in a new window</span>
      </a>
    </main>
  );
}

/** What opens beside the button while the pointer is on it, 401 by 230. */
export function ButtonPopout({ button }: { button: FramedButton }) {
  const { title, description, host, creator, flattrs, href, origin } = button;
  return (
    <main class="popout">
      <button type="button" class="close" hidden data-close aria-label="Close">
        ×
      </button>
      <p class="where">{creator ? `${creator} · ${host}` : host}</p>
      <h1>{title}</h1>
      {description && <p class="description">{description}</p>}
      <p class="action">
        <a
          class="flattr-this"
          href={href}
          target="_blank"
          rel="noopener"
          data-flattr={origin}
          data-label="Flattred"
        >
          <span class="label">Flattr this</span>
          <span class="hidden"> in a new window</span>
        </a>
        <span>{flattrs === 0 ? 'Be the first' : `${countOf(flattrs, 'flattr')} so far`}</span>
      </p>
    </main>
  );
}

/** What stands in the frame when its address names no page. */
export function NoButton({ problem }: { problem: string }) {
  return (
    <main>
      <h1 class="hidden">Flattr</h1>
      <p class="button is-wrong" title={problem}>
        Error<span class="hidden">: {problem}</span>
      </p>
    </main>
  );
}

/** A count that fits into the button: `999`, `1k`, `12k`. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  return count < 1_000_000 ? `${Math.floor(count / 1000)}k` : `${Math.floor(count / 1_000_000)}M`;
}
