import type { Work } from './works.ts';

/** The button that a site owner would paste: a link that works by itself, inside the element. */
export function DemoButton({
  work,
  serviceUrl,
  siteUrl,
}: {
  work: Work;
  serviceUrl: string;
  siteUrl: string;
}) {
  const url = new URL('/submit/auto', serviceUrl);
  url.search = new URLSearchParams({
    url: new URL(work.path, siteUrl).href,
    user_id: work.creator.name,
    title: work.title,
    category: work.category,
  }).toString();
  return (
    <flattr-button>
      <a class="button" href={url.href}>
        Flattr<span class="visually-hidden"> {work.title}</span>
      </a>
    </flattr-button>
  );
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'flattr-button': { children: ComponentChildren };
    }
  }
}
