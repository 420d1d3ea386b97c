import { expect } from 'chai';
import { type TestServer, testServer } from '../../test/server.ts';

describe('A form that another site sends', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  const statusOfPost = async (headers: Record<string, string>) =>
    (await fetch(`${server.url}/nowhere`, { method: 'POST', headers })).status;

  it('is refused when the browser says that it crosses sites', async () => {
    expect(await statusOfPost({ 'Sec-Fetch-Site': 'cross-site' })).to.equal(403);
    expect(await statusOfPost({ 'Sec-Fetch-Site': 'same-site' })).to.equal(403);
  });

  it('is refused when an older browser names another origin', async () => {
    expect(await statusOfPost({ Origin: 'https://elsewhere.example' })).to.equal(403);
    expect(await statusOfPost({ Origin: 'null' })).to.equal(403);
  });

  it('passes from our own pages, and from programs, which name no origin', async () => {
    expect(await statusOfPost({ 'Sec-Fetch-Site': 'same-origin' })).to.equal(404);
    expect(await statusOfPost({ Origin: server.url })).to.equal(404);
    expect(await statusOfPost({})).to.equal(404);
  });
});
