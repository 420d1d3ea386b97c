import {
  type DefaultTreeAdapterMap,
  defaultTreeAdapter,
  html,
  parse,
  type TreeAdapter,
} from 'parse5';

type Element = DefaultTreeAdapterMap['element'];
type Document = DefaultTreeAdapterMap['document'];
type TreeNode = DefaultTreeAdapterMap['childNode'];

/** A mark that stands in the head of a page itself: a `meta` by its name, a `link` by its relation. */
export type HeadMark =
  | { tag: 'meta'; name: string; content: string }
  | { tag: 'link'; rel: readonly string[]; href: string };

/** Thrown when the body begins: nothing after it can come into the head any more. */
class HeadIsOver extends Error {}

/**
 * The `meta` and `link` tags that a browser would find directly in the head, by the parser of the HTML
 * standard: not those in the body, in comments, templates, `noscript` or drawings, nor those that a
 * second head pretends to hold. Whoever writes there writes the page itself.
 */
export function headMarks(text: string): HeadMark[] {
  const head = childNamed(childNamed(documentOf(text), 'html'), 'head');
  return (head?.childNodes ?? []).flatMap((node) => markOf(node) ?? []);
}

/**
 * Reads as far as the body. The rest is neither needed nor safe: building a tree of a hostile page may
 * take very long.
 */
function documentOf(text: string): Document {
  const document = defaultTreeAdapter.createDocument();
  const adapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createDocument: () => document,
    appendChild(parent, node) {
      if ('tagName' in node && parentIsRoot(parent) && /^(body|frameset)$/.test(node.tagName)) {
        throw new HeadIsOver();
      }
      defaultTreeAdapter.appendChild(parent, node);
    },
  };
  try {
    parse(text, { treeAdapter: adapter });
  } catch (error) {
    if (!(error instanceof HeadIsOver)) throw error;
  }
  return document;
}

function parentIsRoot(parent: DefaultTreeAdapterMap['parentNode']): boolean {
  return 'tagName' in parent && parent.tagName === 'html';
}

function childNamed(
  parent: DefaultTreeAdapterMap['parentNode'] | undefined,
  name: string,
): Element | undefined {
  return parent?.childNodes.find(
    (node): node is Element => 'tagName' in node && node.tagName === name,
  );
}

function markOf(node: TreeNode): HeadMark | undefined {
  if (!('tagName' in node) || node.namespaceURI !== html.NS.HTML) return undefined;
  const value = (name: string) =>
    node.attrs.find((attribute) => attribute.name === name)?.value ?? '';
  if (node.tagName === 'meta') {
    return {
      tag: 'meta',
      name: value('name').trim().toLowerCase(),
      content: value('content').trim(),
    };
  }
  if (node.tagName === 'link') {
    return { tag: 'link', rel: relations(value('rel')), href: value('href').trim() };
  }
  return undefined;
}

/** The words of a `rel` attribute in lower case. */
export function relations(rel: string): string[] {
  return rel.toLowerCase().split(/\s+/).filter(Boolean);
}
