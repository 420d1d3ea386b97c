import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { generatedDocs } from '../../scripts/generated-docs.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

type Page = { path: string; text: string };

describe('The documentation', () => {
  const pages = markdownPages();

  it('leads nowhere that is not there', () => {
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter((link) => !leadsSomewhere(page, link))
        .map((link) => `${page.path}: ${link}`),
    );
    expect(broken).to.deep.equal([]);
  });

  it('names files that are there, or are made by a build', () => {
    const made = new Set(readFileSync(join(ROOT, '.gitignore'), 'utf8').split(/\/?\n/));
    const missing = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/`((?:api|docs|plugins|scripts)\/[\w./-]+)`/g)]
        .filter(([, file = '']) => !existsSync(join(ROOT, file)) && !made.has(`/${file}`))
        .map(([, file]) => `${path}: ${file}`),
    );
    expect(missing).to.deep.equal([]);
  });

  it('names npm scripts that there are', () => {
    const scripts = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts;
    const unknown = mentions(pages, /\bnpm run ([\w:]+)/g).filter(([, name]) => !(name in scripts));
    expect(unknown).to.deep.equal([]);
  });

  it('names commands that there are', () => {
    const folder = join(ROOT, 'api/src/cli');
    const source = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const commands = new Set(
      [...source.matchAll(/\.command\('([\w-]+)/g)].map(([, name]) => name as string),
    );
    const unknown = mentions(pages, /\bnpx flattr ([a-z][\w-]*)/g).filter(
      ([, name]) => !commands.has(name),
    );
    expect(unknown).to.deep.equal([]);
  });

  it('is up to date where it is made from the code (npm run docs)', () => {
    for (const [path, text] of generatedDocs()) {
      expect(readFileSync(join(ROOT, path), 'utf8'), path).to.equal(text);
    }
  });
});

function markdownPages(): Page[] {
  const inRoot = readdirSync(ROOT).filter((name) => name.endsWith('.md'));
  const inDocs = readdirSync(join(ROOT, 'docs'), { recursive: true })
    .map((name) => join('docs', name as string))
    .filter((name) => name.endsWith('.md'));
  return [...inRoot, ...inDocs].map((path) => ({
    path,
    text: readFileSync(join(ROOT, path), 'utf8'),
  }));
}

/** Where a page leads inside the repository. */
function linksOf({ text }: Page): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));
}

function leadsSomewhere(page: Page, link: string): boolean {
  const [file = '', fragment] = link.split('#');
  const target = file === '' ? join(ROOT, page.path) : join(ROOT, dirname(page.path), file);
  if (relative(ROOT, target).startsWith('..') || !existsSync(target)) return false;
  if (fragment === undefined) return true;
  const headings = readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].some(([, heading = '']) => anchorOf(heading) === fragment);
}

/** The fragment by which a heading is known on the usual hosts. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}

function mentions(pages: Page[], pattern: RegExp): [path: string, name: string][] {
  return pages.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map(([, name]): [string, string] => [path, name as string]),
  );
}
