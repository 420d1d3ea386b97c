import { expect } from 'chai';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { DomainError } from '../errors.ts';
import type { Member } from '../members/member.ts';
import { hashSecret } from '../secrets.ts';
import { countFlattrsOfThings } from './count-flattrs-of-things.ts';
import { type Click, flattrThing } from './flattr-thing.ts';
import { listFlattrs } from './list-flattrs.ts';
import { submissionOfUrl } from './read-submission.ts';
import { undoFlattr } from './undo-flattr.ts';

describe('flattrThing', () => {
  let server: TestServer;
  let supporter: Member;

  beforeEach(async () => {
    server = await testServer();
    supporter = await aSupporter(server.deps);
  });
  afterEach(() => server.close());

  const page = (url: string) => submissionOfUrl(url, server.deps);
  const flattr = (url: string, who: Click['supporter'] = { memberId: supporter.id }) =>
    flattrThing(server.deps, { supporter: who, thing: page(url), source: 'button' });
  const mine = () => listFlattrs(server.deps, { supporterId: supporter.id, limit: 100, offset: 0 });
  const codeOf = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
    } catch (error) {
      return (error as DomainError).code;
    }
    return 'done';
  };

  it('records the click, and makes the page a thing', async () => {
    const { thing, period } = await flattr('https://blog.example.org/post');

    expect(thing.url).to.equal('https://blog.example.org/post');
    expect(period).to.equal('2026-01');
    expect((await mine()).map(({ thingId }) => thingId)).to.deep.equal([thing.id]);
  });

  it('records it once per period, however often it is sent', async () => {
    const sent = Array.from({ length: 50 }, () => codeOf(flattr('https://blog.example.org/post')));

    const codes = await Promise.all(sent);

    expect(codes.filter((code) => code === 'done')).to.have.length(1);
    expect(codes.filter((code) => code === 'flattr_once')).to.have.length(49);
    expect(await mine()).to.have.length(1);
  });

  it('records it again in the next period', async () => {
    await flattr('https://blog.example.org/post');
    server.setTime('2026-02-01T00:00:00Z');
    await flattr('https://blog.example.org/post');

    expect((await mine()).map(({ period }) => period)).to.deep.equal(['2026-02', '2026-01']);
  });

  it('takes a token, and refuses one that is unknown or may not flattr', async () => {
    const good = await aToken(server.deps, supporter, ['flattr']);
    const narrow = await aToken(server.deps, supporter, ['thing']);
    const url = 'https://blog.example.org/post';

    expect(await codeOf(flattr(url, { tokenHash: hashSecret('x') }))).to.equal('unauthorized');
    expect(await codeOf(flattr(url, { tokenHash: hashSecret(narrow) }))).to.equal(
      'insufficient_scope',
    );
    expect(await codeOf(flattr(url, { tokenHash: hashSecret(good) }))).to.equal('done');
  });

  it('decides each click of a batch on its own', async () => {
    const poor = await aMember(server.deps);
    const codes = await Promise.all([
      codeOf(flattr('https://a.example.org/', { memberId: poor.id })),
      codeOf(flattr('https://a.example.org/')),
      codeOf(flattr('https://b.example.org/', { memberId: poor.id })),
      codeOf(
        flattrThing(server.deps, {
          supporter: { memberId: supporter.id },
          thing: { id: 999 },
          source: 'api',
        }),
      ),
    ]);

    expect(codes).to.deep.equal(['no_means', 'done', 'no_means', 'not_found']);
    expect(await server.deps.db('things').pluck('url')).to.deep.equal(['https://a.example.org/']);
  });

  it('refuses a supporter without funds or without a budget', async () => {
    const noBudget = await aSupporter(server.deps);
    await server.deps.db('budgets').where({ supporter_id: noBudget.id }).update({ amount: 0 });
    const noFunds = await aMember(server.deps);

    expect(await codeOf(flattr('https://a.example.org/', { memberId: noBudget.id }))).to.equal(
      'no_means',
    );
    expect(await codeOf(flattr('https://a.example.org/', { memberId: noFunds.id }))).to.equal(
      'no_means',
    );
  });

  it('gives a new thing to the member whom the link names, who cannot flattr it', async () => {
    const creator = await aSupporter(server.deps, { name: 'creator' });
    const link = 'https://flattr.com/submit/auto?user_id=Creator&url=https%3A%2F%2Fa.example.org';

    expect(await codeOf(flattr(link, { memberId: creator.id }))).to.equal('flattr_owner');
    const { thing } = await flattr(link);
    expect(thing.creatorId).to.equal(creator.id);
    expect(await codeOf(flattr(link, { memberId: creator.id }))).to.equal('flattr_owner');
  });

  it('refuses clicks in a period that is being closed', async () => {
    await server.deps.db('periods').insert({ period: '2026-01', state: 'closing' });

    expect(await codeOf(flattr('https://a.example.org/'))).to.equal('period_closed');
    expect(await mine()).to.have.length(0);
  });

  it('refuses everybody whose click comes when thousands wait, and takes the others', async () => {
    const clicks = Array.from({ length: 5100 }, (_, at) =>
      codeOf(flattr(`https://a.example.org/${at % 10}`)),
    );
    const codes = await Promise.all(clicks);

    expect(codes.filter((code) => code === 'unavailable')).to.have.length(100);
    expect(codes.filter((code) => code === 'done')).to.have.length(10);
  });

  it('takes what the database cannot store out of the batch, and nothing else', async () => {
    const { creator, page: good } = page('https://a.example.org/1');
    const broken = { creator, page: { ...good, title: null as unknown as string } };
    const codes = await Promise.all([
      codeOf(flattr('https://a.example.org/2')),
      codeOf(
        flattrThing(server.deps, {
          supporter: { memberId: supporter.id },
          thing: broken,
          source: 'button',
        }),
      ),
      codeOf(flattr('https://a.example.org/3')),
    ]);

    expect(codes[0]).to.equal('done');
    expect(codes[1]).to.match(/CONSTRAINT|NULL/);
    expect(codes[2]).to.equal('done');
  });

  it('undoes a click until its period starts to close', async () => {
    const { thing } = await flattr('https://a.example.org/');
    const undo = () =>
      codeOf(
        undoFlattr(server.deps, {
          supporterId: supporter.id,
          thingId: thing.id,
          period: '2026-01',
        }),
      );

    expect(await undo()).to.equal('done');
    expect(await undo()).to.equal('not_found');
    await flattr('https://a.example.org/');
    await server.deps.db('periods').update({ state: 'closing' });
    expect(await undo()).to.equal('period_closed');
    expect(await mine()).to.have.length(1);
  });

  it('counts flattrs ever, in this period, and supporters', async () => {
    const other = await aSupporter(server.deps);
    const { thing } = await flattr('https://a.example.org/');
    server.setTime('2026-02-10T00:00:00Z');
    await flattr('https://a.example.org/');
    await flattr('https://a.example.org/', { memberId: other.id });

    expect((await countFlattrsOfThings(server.deps, [thing.id])).get(thing.id)).to.deep.equal({
      flattrs: 3,
      thisPeriod: 2,
      supporters: 2,
    });
  });
});
