import type { ComponentChildren } from 'preact';
import { DemoButton } from './demo-button.tsx';
import { WORKS, type Work } from './works.ts';

type Addresses = { serviceUrl: string; siteUrl: string };

/** All five works on one page, each with its button. */
export function IndexPage(addresses: Addresses) {
  return (
    <Frame title="Small Wonders" description="Five good things." serviceUrl={addresses.serviceUrl}>
      <h1>Small Wonders</h1>
      <p class="lead">
        Five good things, made by people who would go on making them if they could pay the rent.
        Flattr the ones that you like.
      </p>
      <ul class="works">
        {WORKS.map((work) => (
          <li key={work.path}>
            <Art work={work} />
            <div>
              <p class="kind">{work.kind}</p>
              <h2>
                <a href={work.path}>{work.title}</a>
              </h2>
              <p>{work.description}</p>
              <p class="by">by {work.creator.displayName}</p>
            </div>
            <DemoButton work={work} {...addresses} />
          </li>
        ))}
      </ul>
    </Frame>
  );
}

/** One work. Its address is what is flattred. */
export function WorkPage({ work, ...addresses }: Addresses & { work: Work }) {
  return (
    <Frame title={work.title} description={work.description} serviceUrl={addresses.serviceUrl}>
      <p>
        <a href="/">Small Wonders</a>
      </p>
      <article>
        <Art work={work} />
        <p class="kind">{work.kind}</p>
        <h1>{work.title}</h1>
        <p class="lead">{work.description}</p>
        {work.paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p class="by">by {work.creator.displayName}</p>
        <DemoButton work={work} {...addresses} />
      </article>
    </Frame>
  );
}

function Frame({
  title,
  description,
  serviceUrl,
  children,
}: {
  title: string;
  description: string;
  serviceUrl: string;
  children: ComponentChildren;
}) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <meta name="description" content={description} />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/demo.css" />
        <script type="module" src="/flattr-button.js" />
      </head>
      <body>
        <main>{children}</main>
        <footer>
          <p>
            This is the demo’s own little site. The money lives at{' '}
            <a href={`${serviceUrl}/sandbox`}>{new URL(serviceUrl).host}</a>: there you close the
            month and see who got what.
          </p>
        </footer>
      </body>
    </html>
  );
}

// A picture for each work, of three shapes in its own colours.
const PICTURES: Record<string, [paper: string, ink: string, shapes: ComponentChildren]> = {
  '/own-your-web/12': [
    '#f6c65b',
    '#3b2a5a',
    <>
      <rect x="50" y="22" width="20" height="42" rx="10" />
      <path
        d="M40 50a20 20 0 0 0 40 0M60 70v16M46 88h28"
        fill="none"
        stroke="#3b2a5a"
        stroke-width="6"
      />
    </>,
  ],
  '/footnote-garden': [
    '#bfe3c0',
    '#1f4d34',
    <>
      <path d="M60 92V48" fill="none" stroke="#1f4d34" stroke-width="6" />
      <path d="M60 62c-20 0-28-12-28-26 18 0 28 10 28 26zM60 52c0-16 10-26 28-26 0 16-8 26-28 26z" />
    </>,
  ],
  '/slow-gallery': [
    '#f3b7a6',
    '#5a1f2b',
    <>
      <rect x="26" y="28" width="68" height="54" fill="none" stroke="#5a1f2b" stroke-width="6" />
      <path d="M30 78l20-26 14 16 10-10 16 20z" />
      <circle cx="76" cy="44" r="6" />
    </>,
  ],
  '/paper-ledger': [
    '#f2ead8',
    '#27405e',
    <>
      <path d="M34 26h52M34 42h36M34 58h44" fill="none" stroke="#27405e" stroke-width="6" />
      <rect x="34" y="72" width="10" height="18" />
      <rect x="52" y="66" width="10" height="24" />
      <rect x="70" y="74" width="10" height="16" />
    </>,
  ],
  '/tidepool': [
    '#a9d8e8',
    '#12455a',
    <>
      <path
        d="M20 78c10-10 20-10 30 0s20 10 30 0 14-10 20-4M20 94c10-10 20-10 30 0s20 10 30 0 14-10 20-4"
        fill="none"
        stroke="#12455a"
        stroke-width="6"
      />
      <circle cx="52" cy="56" r="10" />
      <path d="M58 56V24l20 6" fill="none" stroke="#12455a" stroke-width="6" />
    </>,
  ],
};

function Art({ work }: { work: Work }) {
  const [paper, ink, shapes] = PICTURES[work.path]!;
  return (
    <svg class="art" viewBox="0 0 120 120" aria-hidden="true">
      <rect width="120" height="120" rx="16" fill={paper} />
      <g fill={ink} stroke-linecap="round">
        {shapes}
      </g>
    </svg>
  );
}
