import type { ComponentChildren } from 'preact';
import type { Member } from '../members/member.ts';
import { assetUrl } from './assets.ts';

export type PageFrame = {
  title: string;
  member?: Member | undefined;
  /** The path of the page, to mark it in the navigation. */
  path?: string;
  isSandbox: boolean;
  /** Pages of the operator, elsewhere. */
  operatorPages: readonly { label: string; url: string }[];
  /** A page in the small window that a button opens: no navigation. */
  isPopup?: boolean;
  /** Scripts of ours, by asset name; every page works without them. */
  scripts?: readonly string[];
  /** What else stands in the head: marks for programs. */
  head?: ComponentChildren;
  children: ComponentChildren;
};

/** The frame of every page: head, navigation, main, footer. */
export function Layout(frame: PageFrame) {
  const { title, member, path, isSandbox, isPopup, scripts, head, children } = frame;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title === 'Flattr' ? 'Flattr' : `${title} · Flattr`}</title>
        <link rel="icon" href={assetUrl('flattr.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl('flattr.css')} />
        {scripts?.map((name) => (
          <script key={name} type="module" src={assetUrl(name)} />
        ))}
        {head}
      </head>
      <body class={isPopup ? 'popup' : undefined}>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        {isSandbox && !isPopup && (
          <aside class="sandbox" aria-label="Sandbox">
            This is a sandbox: the money is play money, <a href="/mailbox">mails are shown here</a>,
            and <a href="/sandbox">you end the month</a>.
          </aside>
        )}
        {isPopup ? null : <Header member={member} path={path} />}
        <main id="main">{children}</main>
        {isPopup ? null : <Footer pages={frame.operatorPages} />}
      </body>
    </html>
  );
}

/** Whether a page is the one that a link of the navigation leads to, or lies below it. */
function currentOf(path: string | undefined, href: string): 'page' | 'true' | undefined {
  if (path === href) return 'page';
  const section = path?.replace(/^\/statements/, '/funds');
  return section === href || section?.startsWith(`${href}/`) ? 'true' : undefined;
}

function Header({ member, path }: { member?: Member | undefined; path?: string | undefined }) {
  const links: readonly (readonly [href: string, label: string])[] = member
    ? [
        ['/dashboard', 'This month'],
        ['/funds', 'Funds'],
        ['/things', 'My things'],
        ['/catalog', 'Catalog'],
        ['/messages', 'Messages'],
        ['/settings', 'Settings'],
        ...(member.isOperator ? ([['/operator', 'Console']] as const) : []),
      ]
    : [
        ['/catalog', 'Catalog'],
        ['/sign-in', 'Sign in'],
        ['/sign-up', 'Sign up'],
      ];
  return (
    <header class="site-header">
      <a class="brand" href="/">
        <img src={assetUrl('flattr.svg')} alt="" width="28" height="28" />
        Flattr
      </a>
      <nav aria-label="Main">
        <ul>
          {links.map(([href, label]) => (
            <li key={href}>
              <a href={href} aria-current={currentOf(path, href)}>
                {label}
              </a>
            </li>
          ))}
          {member && (
            <li>
              <form method="post" action="/sign-out">
                <button class="link" type="submit">
                  Sign out
                </button>
              </form>
            </li>
          )}
        </ul>
      </nav>
    </header>
  );
}

function Footer({ pages }: { pages: PageFrame['operatorPages'] }) {
  return (
    <footer class="site-footer">
      <ul>
        <li>
          <a href="/sites">Is your site here?</a>
        </li>
        <li>
          <a href="/embed">Make a button</a>
        </li>
        <li>
          <a href="/reports">Monthly reports</a>
        </li>
        <li>
          <a href="/status">Status</a>
        </li>
        <li>
          <a href="/docs">For developers</a>
        </li>
        {pages.map(({ label, url }) => (
          <li key={label}>
            <a href={url}>{label}</a>
          </li>
        ))}
      </ul>
    </footer>
  );
}
