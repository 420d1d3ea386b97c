import { expect } from 'chai';
import { ownPath } from './own-path.ts';

describe('ownPath', () => {
  for (const path of [
    '/',
    '/settings',
    '/submit/auto?url=https%3A%2F%2Fexample.org%2F&user_id=ann',
    '/thing/1#flattrs',
    '/a/b//c?next=//evil.example',
  ]) {
    it(`keeps ${path}`, () => expect(ownPath(path)).to.equal(path));
  }

  for (const trick of [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/./\\evil.example',
    '/%2e//evil.example',
    '/\u0000/evil.example',
    '@evil.example',
    '',
    '?x',
    `/${'a'.repeat(9000)}`,
    undefined,
    null,
    ['/settings'],
    { toString: () => '/settings' },
  ]) {
    it(`goes home for ${JSON.stringify(trick)?.slice(0, 40)}`, () => {
      expect(ownPath(trick)).to.equal('/');
      expect(ownPath(trick, '/funds')).to.equal('/funds');
    });
  }

  it('never leads a browser to another site', () => {
    for (const head of ['/', '//', '/\\', '/.', '/%2f', '/%5c', '/;', '/@', '/:']) {
      for (const tail of ['/evil.example', '\\evil.example', 'evil.example', '@evil.example']) {
        const target = new URL(ownPath(head + tail), 'https://flattr.example');
        expect(target.host, head + tail).to.equal('flattr.example');
        expect(ownPath(head + tail)).to.not.match(/^\/[/\\]/);
      }
    }
  });
});
