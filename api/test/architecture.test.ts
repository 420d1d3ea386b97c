import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const SOURCE = fileURLToPath(new URL('../src', import.meta.url));

/**
 * The slices from the ground up. A file imports from its own line and those above it; what stands in
 * no folder is ground, except for the roots at the end. Types may be imported from everywhere.
 */
const LAYERS: readonly (readonly string[])[] = [
  ['(ground)', 'http', 'web', 'fetcher'],
  ['ledger', 'payments', 'mail', 'throttle'],
  ['members', 'tokens', 'oauth', 'sites', 'things', 'budgets', 'deposits', 'operators', 'holds'],
  ['proofs'],
  ['flattrs', 'subscriptions', 'sharing', 'feeds'],
  // What shows and divides; one to a line, so that two additions do not meet.
  [
    'abuse',
    'button',
    'catalog',
    'claims',
    'distribution',
    'docs',
    'earnings',
    'fraud',
    'leaving',
    'messages',
    'funds',
    'payouts',
    'hooks',
    'pages',
    'reports',
    'rest',
    'statements',
    'status',
  ],
  ['jobs', 'demo', 'sandbox', 'console'],
  ['(roots)', 'cli'],
];
const ROOTS = new Set(['app.tsx', 'serve.ts']);

type SourceFile = { path: string; text: string };
type Import = { to: string; isTypeOnly: boolean };

describe('The architecture', () => {
  const files = sourceFiles();

  it('imports in one direction', () => {
    expect(wrongWays(files)).to.deep.equal([]);
    const upwards = { path: 'ledger/a.ts', text: `import { b } from '../flattrs/b.ts';` };
    expect(wrongWays([upwards])).to.deep.equal(['ledger/a.ts must not import flattrs/b.ts']);
  });

  it('knows the place of every folder', () => {
    const unknown = files.map(({ path }) => sliceOf(path)).filter((slice) => layerOf(slice) < 0);
    expect([...new Set(unknown)], 'add them to LAYERS above').to.deep.equal([]);
  });

  it('is TypeScript of which Node itself takes the types away: that is how the service runs', () => {
    const refused = files.flatMap(({ path, text }) => refusalByNode(path, text));
    expect(refused).to.deep.equal([]);
    expect(refusalByNode('a.ts', 'for (const of of [1]) {}')).to.have.length(1);
  });

  it('imports in no circle', () => {
    expect(circles(files)).to.deep.equal([]);
    const circle = [
      { path: 'a.ts', text: `import { b } from './b.ts';` },
      { path: 'b.ts', text: `import { a } from './a.ts';` },
    ];
    expect(circles(circle)).to.deep.equal(['a.ts -> b.ts -> a.ts']);
  });

  it('keeps each store to its own folder', () => {
    expect(foreignStores(files)).to.deep.equal([]);
    const thief = { path: 'rest/a.ts', text: `import { b } from '../things/store.ts';` };
    expect(foreignStores([thief])).to.deep.equal(['rest/a.ts uses things/store.ts']);
  });

  it('names the tables of the ledger in the ledger alone', () => {
    const others = files.filter(({ path }) => sliceOf(path) !== 'ledger');
    expect(found(others, /\bledger_(entries|balances|blocks|locks)\b/)).to.deep.equal([]);
  });

  it('takes the time from the clock', () => {
    const others = files.filter(({ path }) => path !== 'clock.ts');
    expect(found(others, /\bDate\.now\(|\bnew Date\(\)/)).to.deep.equal([]);
  });

  it('leaves nothing to do later', () => {
    expect(found(files, /\b(TODO|FIXME|XXX)\b/)).to.deep.equal([]);
  });
});

/** Files with JSX are tsx's. Node warns of its own function as of something new. */
function refusalByNode(path: string, text: string): string[] {
  if (!path.endsWith('.ts')) return [];
  try {
    stripTypeScriptTypes(text);
    return [];
  } catch (error) {
    return [`${path}: ${(error as Error).message}`];
  }
}

function sourceFiles(): SourceFile[] {
  return readdirSync(SOURCE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(SOURCE, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }));
}

function sliceOf(path: string): string {
  if (ROOTS.has(path)) return '(roots)';
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '(ground)';
}

function layerOf(slice: string): number {
  return LAYERS.findIndex((slices) => slices.includes(slice));
}

/** The files of ours that a file imports, by their path in `src`. */
function importsOf({ path, text }: SourceFile): Import[] {
  const statements = text.matchAll(/^(?:import|export)\s([^;]*?)\sfrom\s+'(\.[^']+)'/gm);
  return [...statements].map(([, clause = '', target = '']) => ({
    to: posix.join(posix.dirname(path), target),
    isTypeOnly: clause.startsWith('type ') || /^\{(\s*type\s[^,}]+,?)+\s*\}$/.test(clause),
  }));
}

function wrongWays(files: SourceFile[]): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .filter(({ to }) => layerOf(sliceOf(to)) > layerOf(sliceOf(file.path)))
      .map(({ to }) => `${file.path} must not import ${to}`),
  );
}

function foreignStores(files: SourceFile[]): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter(({ isTypeOnly, to }) => !isTypeOnly && /(^|[/-])store\.ts$/.test(to))
      .filter(({ to }) => sliceOf(to) !== sliceOf(file.path))
      .map(({ to }) => `${file.path} uses ${to}`),
  );
}

function circles(files: SourceFile[]): string[] {
  const imports = new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap(({ to, isTypeOnly }) => (isTypeOnly ? [] : [to])),
    ]),
  );
  const done = new Set<string>();
  const circlesFrom = (path: string, way: string[]): string[] => {
    if (way.includes(path)) return [[...way.slice(way.indexOf(path)), path].join(' -> ')];
    if (done.has(path)) return [];
    const circles = (imports.get(path) ?? []).flatMap((to) => circlesFrom(to, [...way, path]));
    done.add(path);
    return circles;
  };
  return [...imports.keys()].flatMap((path) => circlesFrom(path, []));
}

/** Where a pattern stands in the code: `path: line`. */
function found(files: SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
}
