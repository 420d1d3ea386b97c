import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type GetTextTranslation, type GetTextTranslations, po } from 'gettext-parser';
import { keyOf } from './find-strings.ts';

/** A language of the plugin, by WordPress's name for it. */
export type Language = { locale: string; name: string; plurals: number; rule: string };

const TWO_FORMS = { plurals: 2, rule: 'nplurals=2; plural=(n != 1);' };

export const LANGUAGES: readonly Language[] = [
  { locale: 'de_DE', name: 'German', ...TWO_FORMS },
  { locale: 'es_ES', name: 'Spanish', ...TWO_FORMS },
  { locale: 'fr_FR', name: 'French', plurals: 2, rule: 'nplurals=2; plural=(n > 1);' },
  { locale: 'pt_PT', name: 'Portuguese', ...TWO_FORMS },
  { locale: 'sv_SE', name: 'Swedish', ...TWO_FORMS },
];

const FOLDER = 'plugins/wordpress/languages';
const ROOT = new URL('../../', import.meta.url);

/**
 * The files of the plugin's languages, by their paths: the template, and for each language what translators
 * edit (`.po`), what PHP loads (`.l10n.php`) and what scripts load (`.json`). Translations of texts that there
 * are no more are left out; new texts have none yet.
 */
export function makeLanguages(strings: readonly GetTextTranslation[]): Map<string, string> {
  const files = new Map([[`${FOLDER}/flattr.pot`, compile(strings, {})]]);
  for (const language of LANGUAGES) {
    const translated = translate(strings, language);
    const base = `${FOLDER}/flattr-${language.locale}`;
    const headers = { Language: language.locale, 'Plural-Forms': language.rule };
    files.set(`${base}.po`, compile(translated, headers));
    const done = translated.filter(isTranslated);
    files.set(`${base}.l10n.php`, translationsForPhp(done, language));
    files.set(`${base}.json`, scriptTranslations(done.filter(isInScript), language));
  }
  return files;
}

/** What translators have written so far, with every text of the plugin. */
export function translate(
  strings: readonly GetTextTranslation[],
  { locale, plurals }: Language,
): GetTextTranslation[] {
  const path = fileURLToPath(new URL(`${FOLDER}/flattr-${locale}.po`, ROOT));
  const known = existsSync(path) ? po.parse(readFileSync(path)).translations : {};
  return strings.map((message) => {
    const empty = Array<string>(message.msgid_plural ? plurals : 1).fill('');
    const before = known[message.msgctxt ?? '']?.[message.msgid]?.msgstr ?? [];
    return { ...message, msgstr: before.length === empty.length ? before : empty };
  });
}

/** Whether every form of a text is translated. */
export function isTranslated({ msgstr }: GetTextTranslation): boolean {
  return msgstr.length > 0 && msgstr.every((form) => form !== '');
}

function isInScript({ comments }: GetTextTranslation): boolean {
  return /\.tsx?$/m.test(comments?.reference ?? '');
}

function compile(messages: readonly GetTextTranslation[], headers: Record<string, string>): string {
  const translations: GetTextTranslations['translations'] = {};
  for (const message of messages) {
    const context = message.msgctxt ?? '';
    translations[context] = { ...translations[context], [message.msgid]: message };
  }
  const table = {
    charset: 'utf-8',
    headers: {
      'Project-Id-Version': 'Flattr',
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Transfer-Encoding': '8bit',
      ...headers,
    },
    translations,
  };
  return `${po.compile(table, { foldLength: 0 })}`.trimEnd().concat('\n');
}

/** What PHP loads. */
export function translationsForPhp(
  messages: readonly GetTextTranslation[],
  { locale, rule }: Language,
): string {
  const lines = messages.map(
    (message) => `\t\t${quoted(keyOf(message))} => ${quoted(message.msgstr.join('\0'))},`,
  );
  return [
    '<?php',
    '// Made by `npm run plugin:languages` from the .po file beside it.',
    'return array(',
    `\t'language'     => '${locale}',`,
    `\t'plural-forms' => '${rule}',`,
    "\t'messages'     => array(",
    ...lines,
    '\t),',
    ');',
    '',
  ].join('\n');
}

/** A string of PHP; what stands between a context, a text and its plurals needs the other quotes. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
    .replaceAll('\0', `' . "\\0" . '`)
    .replaceAll('\u0004', `' . "\\4" . '`);
}

/** What scripts load. */
export function scriptTranslations(
  messages: readonly GetTextTranslation[],
  { locale, rule }: Language,
): string {
  const texts = Object.fromEntries(messages.map((message) => [keyOf(message), message.msgstr]));
  const head = { domain: 'messages', lang: locale, 'plural-forms': rule };
  const content = { domain: 'messages', locale_data: { messages: { '': head, ...texts } } };
  return `${JSON.stringify(content, null, 2)}\n`;
}
