import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@babel/core';
import { type GetTextTranslation, po } from 'gettext-parser';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

// WordPress's functions: which argument is the text, the plural, the context.
const IN_PHP = [
  ...['__', '_e', 'esc_html__', 'esc_html_e', 'esc_attr__', 'esc_attr_e'].map((f) => `${f}:1`),
  ...['_x', '_ex', 'esc_html_x', 'esc_attr_x'].map((f) => `${f}:1,2c`),
  ...['_n:1,2', '_nx:1,2,4c', '_n_noop:1,2', '_nx_noop:1,2,3c'],
];

// What WordPress translates of a block.json, and the context in which (its block-i18n.json).
type BlockTexts = { title?: string; description?: string; keywords?: string[] };
type BlockJson = BlockTexts & { styles?: { label: string }[]; variations?: BlockTexts[] };

/**
 * Every text of the WordPress plugin and its blocks that people see, each once, sorted. Its comments name the
 * files that it stands in, without lines, so that it changes only when a text does.
 * @throws Error when xgettext, which reads PHP, is not on this machine.
 */
export function findStrings(): GetTextTranslation[] {
  const files = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', 'plugins/wordpress', 'blocks'],
    { cwd: ROOT, encoding: 'utf8' },
  )
    .split('\0')
    .filter((file) => !/^plugins\/wordpress\/(tests|languages)\/|\.test\./.test(file))
    .sort();
  const found = new Map<string, GetTextTranslation>();
  const add = (file: string, message: GetTextTranslation) => {
    const key = keyOf(message);
    const before = found.get(key) ?? { ...message, msgstr: [], comments: {} };
    const { extracted, reference } = before.comments!;
    before.comments = {
      reference: [...new Set([...(reference?.split('\n') ?? []), file])].join('\n'),
    };
    const comment = extracted || message.comments?.extracted?.replace(/^translators: */i, '');
    if (comment) before.comments.extracted = comment;
    if (message.msgid_plural) before.msgid_plural = message.msgid_plural;
    found.set(key, before);
  };
  for (const file of files) {
    for (const message of readFile(file)) add(file, message);
  }
  return [...found.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** What tells a text from others: its context and itself. */
export function keyOf({ msgctxt, msgid }: Pick<GetTextTranslation, 'msgctxt' | 'msgid'>): string {
  return msgctxt ? `${msgctxt}\u0004${msgid}` : msgid;
}

function readFile(file: string): GetTextTranslation[] {
  const path = join(ROOT, file);
  if (file.endsWith('.php')) return [...readPhp(path), ...readHeader(path)];
  if (file.endsWith('block.json')) return readBlock(JSON.parse(readFileSync(path, 'utf8')));
  if (/(?<!\.d)\.tsx?$/.test(file)) return readScript(path);
  return [];
}

function readPhp(path: string): GetTextTranslation[] {
  const pot = execFileSync(
    'xgettext',
    [
      ...['--language=PHP', '--from-code=UTF-8', '--add-comments=translators', '--output=-'],
      ...IN_PHP.map((keyword) => `--keyword=${keyword}`),
      path,
    ],
    { encoding: 'utf8' },
  );
  return pot === '' ? [] : messagesOf(pot);
}

/** What the list of plugins shows of the plugin. */
function readHeader(path: string): GetTextTranslation[] {
  const text = readFileSync(path, 'utf8');
  if (!text.includes('* Plugin Name:')) return [];
  const msgid = /^ \* Description: +(.+)$/m.exec(text)![1]!;
  return [{ msgid, msgstr: [], comments: { extracted: 'Description of the plugin' } }];
}

function readBlock(block: BlockJson): GetTextTranslation[] {
  const texts = (of: BlockTexts, kind: string) => [
    message(of.title, `${kind} title`),
    message(of.description, `${kind} description`),
    ...(of.keywords ?? []).map((keyword) => message(keyword, `${kind} keyword`)),
  ];
  return [
    ...texts(block, 'block'),
    ...(block.styles ?? []).map(({ label }) => message(label, 'block style label')),
    ...(block.variations ?? []).flatMap((variation) => texts(variation, 'block variation')),
  ].flat();
}

function message(msgid: string | undefined, msgctxt: string): GetTextTranslation[] {
  return msgid ? [{ msgid, msgctxt, msgstr: [] }] : [];
}

/** WordPress's own reader of scripts writes a file. */
function readScript(path: string): GetTextTranslation[] {
  const folder = mkdtempSync(join(tmpdir(), 'flattr-strings-'));
  try {
    const output = join(folder, 'script.pot');
    transformSync(readFileSync(path, 'utf8'), {
      filename: path,
      configFile: false,
      babelrc: false,
      code: false,
      parserOpts: { plugins: path.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] },
      plugins: [['@wordpress/babel-plugin-makepot', { output }]],
    });
    return messagesOf(readFileSync(output, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []; // There is no text in it.
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function messagesOf(pot: string): GetTextTranslation[] {
  return Object.values(po.parse(pot).translations)
    .flatMap((context) => Object.values(context))
    .filter(({ msgid }) => msgid !== '');
}
