import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createFlattrClient } from '@flattr/client';
import { expect } from 'chai';
import { generateTypes } from '../../plugins/javascript/generate-types.ts';
import type { Member } from '../src/members/member.ts';
import { aSupporter, aToken } from './factories.ts';
import { type TestServer, testServer } from './server.ts';

const PACKAGE = fileURLToPath(new URL('../../plugins/javascript/', import.meta.url));
const run = promisify(execFile);

describe('The JavaScript client', function () {
  this.timeout(40_000);

  let server: TestServer;
  let ann: Member;
  let token: string;

  before(async () => {
    server = await testServer();
    ann = await aSupporter(server.deps, { name: 'ann', budget: '10.00' });
    token = await aToken(server.deps, ann);
  });
  after(() => server.close());

  it('has the types of the document (npm run generate)', async () => {
    expect(readFileSync(`${PACKAGE}api.d.ts`, 'utf8')).to.equal(await generateTypes());
  });

  it('comes with an example that works', async () => {
    const env = { ...process.env, FLATTR_URL: server.url, FLATTR_TOKEN: token };
    const example = async () =>
      (await run(process.execPath, [`${PACKAGE}example.ts`, 'https://a.example/post'], { env }))
        .stdout;
    const worth = 'Each of your 1 flattrs is worth 10.00 USD.\n';
    expect(await example()).to.equal(`Flattred a.example/post, flattr number 1.\n${worth}`);
    expect(await example()).to.equal(`You flattred it this month already.\n${worth}`);
  });

  it('calls with path, query and body, and tells errors without throwing', async () => {
    const flattr = createFlattrClient({ url: `${server.url}/`, token });
    const { data: budget } = await flattr.PUT('/user/budget', { body: { amount: '12.50' } });
    expect(budget?.amount).to.equal('12.50');
    const { data: user } = await flattr.GET('/users/{name}', { params: { path: { name: 'ann' } } });
    expect(user?.username).to.equal('ann');
    const { data: funds } = await flattr.GET('/user/funds', { params: { query: { count: '1' } } });
    expect(funds?.movements).to.have.length(1);

    const anyone = createFlattrClient({ url: server.url });
    const { error, response } = await anyone.GET('/user/budget');
    expect(response.status).to.equal(401);
    expect(error?.error).to.equal('unauthorized');
  });
});
