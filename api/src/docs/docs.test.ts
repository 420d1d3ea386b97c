import { expect } from 'chai';
import { type TestServer, testServer } from '../../test/server.ts';
import { STATUS_OF_ERROR } from '../errors.ts';
import { ROUTES } from '../rest/routes.ts';

describe('The pages for developers', () => {
  let server: TestServer;
  before(async () => {
    server = await testServer();
  });
  after(() => server.close());
  const page = async (path: string) => {
    const { status, text } = await server.visitor().get(path);
    expect(status, path).to.equal(200);
    return text;
  };

  it('show every resource', async () => {
    const text = await page('/docs');
    for (const { method, path } of ROUTES) {
      const shown = `${method} ${path.replace(/:(\w+)/g, '{$1}')}</code>`;
      expect(text.replace(/<!-- -->/g, ''), shown).to.contain(shown);
    }
  });

  it('lead nowhere that is not there', async () => {
    const pages = new Map<string, string>();
    const open = ['/docs'];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (pages.has(path)) continue;
      pages.set(path, await page(path));
      const links = [...pages.get(path)!.matchAll(/href="(\/docs[^"#]*)/g)].map(([, to]) => to!);
      open.push(...links);
    }
    expect(pages.size).to.be.greaterThan(8);

    const broken: string[] = [];
    for (const [path, text] of pages) {
      for (const [, to = path, id = ''] of text.matchAll(/href="(\/docs[^"#]*)?#([^"]+)"/g)) {
        if (id !== 'main' && !pages.get(to)?.includes(`id="${id}"`)) broken.push(`${to}#${id}`);
      }
    }
    expect(broken).to.deep.equal([]);
  });

  it('have the place to which each error leads', async () => {
    const text = await page('/docs/errors');
    for (const code of Object.keys(STATUS_OF_ERROR)) expect(text).to.contain(`id="${code}"`);
    const { body } = await server.visitor().get('/rest/v2/user');
    expect(body.error_uri).to.equal(`${server.url}/docs/errors#unauthorized`);
  });

  it('know no chapter and no guide that there is not', async () => {
    for (const path of ['/docs/reference/x', '/docs/guides/x', '/docs/guides/..%2fREADME']) {
      expect((await server.visitor().get(path)).status, path).to.equal(404);
    }
  });
});
