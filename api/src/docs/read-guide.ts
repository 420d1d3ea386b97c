import { readFile } from 'node:fs/promises';
import { Marked } from 'marked';

const DIRECTORY = new URL('../../../docs/guides/', import.meta.url);

/** A guide of the repository as HTML; undefined when there is none of this name. */
export async function readGuide(
  name: string,
): Promise<{ title: string; html: string } | undefined> {
  if (!/^[a-z-]+$/.test(name)) return undefined;
  let markdown: string;
  try {
    markdown = await readFile(new URL(`${name}.md`, DIRECTORY), 'utf8');
  } catch {
    return undefined;
  }
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? name;
  return { title, html: await marked.parse(markdown) };
}

const marked = new Marked({
  gfm: true,
  renderer: {
    /** Other guides are here too, and the API has its reference; what else is in the repository is not. */
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      const target = /^[a-z]+:|^[/#]/.test(href) ? href : pathOf(href);
      return target ? `<a href="${target}">${words}</a>` : words;
    },
    /** Pictures are for who reads the guide before there is a service; here the pages themselves are. */
    image: () => '',
    heading({ depth, text, tokens }) {
      const words = this.parser.parseInline(tokens);
      return `<h${depth} id="${anchorOf(text)}">${words}</h${depth}>\n`;
    },
    // People who use a keyboard scroll what is wide.
    code({ text }) {
      return `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>\n`;
    },
    table({ header, rows }) {
      const cells = (row: typeof header, of: 'td' | 'th scope="col"') =>
        row
          .map(({ tokens }) => `<${of}>${this.parser.parseInline(tokens)}</${of.slice(0, 2)}>`)
          .join('');
      return `<div class="table-scroll" tabindex="0"><table><thead><tr>${cells(header, 'th scope="col"')}</tr></thead><tbody>${rows
        .map((row) => `<tr>${cells(row, 'td')}</tr>`)
        .join('')}</tbody></table></div>\n`;
    },
  },
});

function pathOf(href: string): string | undefined {
  const [file = '', fragment] = href.split('#');
  const anchor = fragment ? `#${fragment}` : '';
  if (file.endsWith('api/rest-v2.md')) return `/docs${anchor}`;
  const guide = /^(?:\.\/)?([a-z-]+)\.md$/.exec(file)?.[1];
  return guide && `/docs/guides/${guide}${anchor}`;
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
