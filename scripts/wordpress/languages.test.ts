import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type GetTextTranslation, po } from 'gettext-parser';
import { findStrings, keyOf } from './find-strings.ts';
import { isTranslated, LANGUAGES, makeLanguages, translate } from './make-languages.ts';

const ROOT = new URL('../../', import.meta.url);
const FOLDER = 'plugins/wordpress/languages';

describe("The plugin's languages", function () {
  this.timeout(60_000);
  let strings: GetTextTranslation[];
  before(() => {
    strings = findStrings();
  });

  it('finds texts in PHP, with what is said to translators', () => {
    const text = strings.find(({ msgid }) => msgid === 'Connected as %1$s at %2$s.');
    expect(text?.comments?.extracted).to.match(/^1: the member's name/);
    expect(text?.comments?.reference).to.include('class-settings-page.php');
  });

  for (const { locale, name } of LANGUAGES) {
    it(`keeps placeholders, spaces at the ends and forms in ${name}`, () => {
      const faults = read(locale).flatMap((message) => {
        const { msgid, msgid_plural = msgid, msgstr } = message;
        const wanted = [msgid, msgid_plural].map(signature);
        return msgstr
          .filter((form) => form !== '' && !wanted.includes(signature(form)))
          .map((form) => `${msgid} → ${form}`);
      });
      expect(faults).to.deep.equal([]);
    });
  }

  it('are up to date with the texts of the plugin (npm run plugin:languages)', () => {
    for (const [path, text] of makeLanguages(strings)) {
      expect(
        readFileSync(new URL(path, ROOT), 'utf8') === text,
        `${path} is as it is made`,
      ).to.equal(true);
    }
  });

  for (const language of LANGUAGES) {
    it(`are complete in ${language.name}`, () => {
      const missing = translate(strings, language).filter((message) => !isTranslated(message));
      expect(missing.map(({ msgid }) => msgid)).to.deep.equal([]);
    });
  }

  function read(locale: string): GetTextTranslation[] {
    const { translations } = po.parse(readFileSync(new URL(`${FOLDER}/flattr-${locale}.po`, ROOT)));
    return Object.values(translations)
      .flatMap((context) => Object.values(context))
      .filter((message) => keyOf(message) !== '' && isTranslated(message));
  }
});

/** What a translation may not change: placeholders in whatever order, addresses, spaces at the ends. */
function signature(text: string): string {
  const places = text.match(/%(\d+\$)?[sd]|%%|https?:\/\/[\w.:/]*[\w/]|<[^>]+>/g) ?? [];
  return JSON.stringify([places.sort(), /^\s/.test(text), /\s$/.test(text)]);
}
