import { type DefaultTreeAdapterMap, parse } from 'parse5';
import {
  type Finding,
  notProven,
  type Proof,
  type ProofDeps,
  proven,
  type Seen,
} from './finding.ts';
import { headMarks, relations } from './head-marks.ts';
import { addressOf, lookAt } from './look-at.ts';
import { writesOwnLinksInBody } from './many-owners.ts';
import { mayFollowForPage } from './redirects.ts';

const BYTES_MAX = 1024 * 1024;

/**
 * The page that is claimed links to the member's profile here by `rel="me"`, and the profile shows the
 * page as the member's. Links count in the head of the page; in its body only on platforms that are
 * known to write nothing there but what the profile's owner has entered.
 */
export async function proveByProfile(deps: ProofDeps, proof: Proof): Promise<Finding> {
  if (proof.site.kind === 'feed') {
    return notProven('not_for_this_site', 'A feed is proven by a line in the feed itself.');
  }
  const url = addressOf(deps.config, proof.site.address);
  const look = await lookAt(deps, url, {
    types: ['text/html'],
    bytesMax: BYTES_MAX,
    longBody: 'cut',
    mayFollow: mayFollowForPage(url),
  });
  if (!look.isRead) return notProven(look.reason, look.seen.what, [look.seen]);

  const inHead = headMarks(look.text).flatMap((mark) =>
    mark.tag === 'link' && mark.rel.includes('me') ? [mark.href] : [],
  );
  const links = writesOwnLinksInBody(url) ? [...inHead, ...bodyLinks(look.text)] : inHead;
  const own = new Set((proof.profileUrls ?? []).flatMap((address) => comparable(address) ?? []));
  const isOwn = (href: string) => own.has(comparable(href) ?? '');
  const seen: Seen[] = [{ where: look.answer.url, what: describe(links) }];
  const [profile = 'your profile here'] = proof.profileUrls ?? [];

  if (!links.some(isOwn)) {
    if (bodyLinks(look.text).some(isOwn)) {
      return notProven(
        'misplaced',
        'The link is in the body of the page, where visitors may write too. Put <link rel="me" href="…"> into its head.',
        seen,
      );
    }
    return notProven('not_found', `No link with rel="me" leads from there to ${profile}.`, seen);
  }
  const claimed = comparable(url.href);
  if (!(proof.memberLinks ?? []).some((address) => comparable(address) === claimed)) {
    return notProven(
      'no_link_back',
      `The page links to your profile; now your profile has to link back. Enter ${url.href} as the address in your profile here.`,
      seen,
    );
  }
  return proven(`${url.href} and your profile link to each other.`, seen);
}

/** The links by `rel="me"` in the whole page; those that a platform marks as its users’ words do not count. */
function bodyLinks(text: string): string[] {
  const links: string[] = [];
  const toVisit: DefaultTreeAdapterMap['childNode'][] = [...parse(text).childNodes];
  for (let node = toVisit.pop(); node; node = toVisit.pop()) {
    if (!('childNodes' in node)) continue;
    toVisit.push(...node.childNodes);
    if (node.tagName !== 'a') continue;
    const value = (name: string) => node.attrs.find((one) => one.name === name)?.value ?? '';
    const rel = relations(value('rel'));
    if (rel.includes('me') && !rel.includes('ugc')) links.push(value('href').trim());
  }
  return links;
}

/** An address without what does not matter: scheme, slash at the end, fragment, capitals. */
function comparable(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.search) return undefined;
  return `${url.host}${url.pathname.replace(/\/$/, '')}`.toLowerCase();
}

function describe(links: readonly string[]): string {
  if (links.length === 0) return 'a page without links by rel="me" that count';
  return `rel="me" to ${links
    .slice(0, 5)
    .map((link) => link.slice(0, 120))
    .join(', ')}`;
}
