import { expect } from 'chai';
import { aContest } from '../../test/contests.ts';
import { aMember, anOperator } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';

describe('The console, claims', () => {
  let server: TestServer;
  let operator: Member;
  let ann: Member;
  let bob: Member;
  let contestId: number;

  beforeEach(async () => {
    server = await testServer();
    operator = await anOperator(server.deps, { name: 'op' });
    ann = await aMember(server.deps, { name: 'ann' });
    bob = await aMember(server.deps, { name: 'bob' });
    contestId = await aContest(server.deps, { incumbent: ann, challenger: bob });
  });
  afterEach(() => server.close());

  const get = async (path: string) => (await (await server.as(operator)).get(path)).text;

  it('lists contests that are open, counted on the first page, and claims by site and state', async () => {
    expect(await get('/operator')).to.include('1 contest to decide');
    const all = await get('/operator/claims');
    expect(all).to.include(`/operator/contests/${contestId}`).and.to.include('/operator/claims/2');
    const open = await get('/operator/claims?state=open&site=CONTESTED');
    expect(open).to.include('/operator/claims/2').and.not.to.include('"/operator/claims/1"');
    expect(await get('/operator/claims?site=elsewhere')).to.include('No claim is like that');
  });

  it('shows both sides of a contest with what was found for each, and the public log', async () => {
    const text = await get(`/operator/contests/${contestId}`);
    expect(text)
      .to.include('The file is in place.')
      .and.to.include('The record is in place.')
      .and.to.include(`/operator/members/${ann.id}`)
      .and.to.include(`/operator/members/${bob.id}`)
      .and.to.include('The public log of the site');
  });

  it('shows one claim, from the page of its member too', async () => {
    expect(await get('/operator/claims/1')).to.include('The file is in place.');
    expect(await get(`/operator/members/${ann.id}`)).to.include('/operator/claims/1');
    const browser = await server.as(operator);
    expect((await browser.get('/operator/claims/9')).status).to.equal(404);
    expect((await browser.get('/operator/contests/9')).status).to.equal(404);
  });
});
