// `npm run plugin:languages`: brings the WordPress plugin's languages up to date with its texts, and says what
// is still to be translated in the .po files. Run it again after translating.
import { mkdirSync, writeFileSync } from 'node:fs';
import { findStrings } from './find-strings.ts';
import { isTranslated, LANGUAGES, makeLanguages, translate } from './make-languages.ts';

const ROOT = new URL('../../', import.meta.url);

const strings = findStrings();
mkdirSync(new URL('plugins/wordpress/languages', ROOT), { recursive: true });
for (const [path, text] of makeLanguages(strings)) writeFileSync(new URL(path, ROOT), text);
for (const language of LANGUAGES) {
  const missing = translate(strings, language).filter((message) => !isTranslated(message)).length;
  console.log(`${language.name}: ${strings.length - missing} of ${strings.length} texts`);
}
