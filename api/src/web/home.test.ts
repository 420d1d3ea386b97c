import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';

describe('The start page', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  it('explains Flattr to a visitor and leads to signing up', async () => {
    const { status, text } = await server.visitor().get('/');

    expect(status).to.equal(200);
    expect(text).to.contain('five works receives $2.00');
    expect(text).to.contain('href="/sign-up"');
  });

  it('leads a member to their month', async () => {
    const browser = await server.as(await aMember(server.deps));

    expect((await browser.get('/')).text).to.contain('href="/dashboard"');
  });
});
