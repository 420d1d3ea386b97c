import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { getWordpress, WORDPRESS_SUITES } from './get-wordpress.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../plugins/wordpress/${name}`, import.meta.url), 'utf8');

/** What WordPress and its directory read of a plugin, by the rules of the directory. */
describe("The plugin's header and readme.txt", function () {
  // WordPress may have to be fetched first.
  this.timeout(5 * 60_000);
  const main = read('flattr.php');
  const text = read('readme.txt');
  const [head = '', shortDescription = ''] = text.split('\n\n');
  const header = fieldsOf(main.slice(0, main.indexOf('*/')), /^ \* ([A-Z][\w ]+): +(.+)$/gm);
  const readme = fieldsOf(head, /^([A-Z][\w ]+): +(.+)$/gm);

  it('say the same', () => {
    expect(text.startsWith(`=== ${header['Plugin Name']} ===\n`)).to.equal(true);
    for (const name of ['Requires at least', 'Requires PHP', 'License', 'License URI']) {
      expect(readme[name], name).to.be.a('string').and.equal(header[name]);
    }
    expect(header.Description).to.equal(shortDescription);
  });

  it('name one version, in the header, in the code, as stable, and first in the changelog', () => {
    expect(readme['Stable tag']).to.equal(header.Version);
    expect(/const VERSION = '(.+)';/.exec(main)?.[1]).to.equal(header.Version);
    expect(/== Changelog ==\n\n= (.+) =/.exec(text)?.[1]).to.equal(header.Version);
  });

  it('claim to support what it is tested on, and no more', () => {
    const lineOf = (version: string) => version.split('.').slice(0, 2).join('.');
    expect(readme['Requires at least']).to.equal(
      lineOf(getWordpress(WORDPRESS_SUITES.oldest).version),
    );
    expect(readme['Tested up to']).to.equal(lineOf(getWordpress(WORDPRESS_SUITES.newest).version));
  });

  it('keep to what the directory takes', () => {
    expect(readme.Tags!.split(',').length).to.be.at.most(5);
    expect(shortDescription.length).to.be.at.most(150);
    expect(text).to.include('\n== External services ==\n');
    expect(header['Text Domain']).to.equal('flattr');
    expect(header).to.not.have.property('Update URI');
    expect(header).to.not.have.property('Network');
  });
});

function fieldsOf(text: string, pattern: RegExp): Record<string, string> {
  return Object.fromEntries([...text.matchAll(pattern)].map(([, name, value]) => [name, value]));
}
