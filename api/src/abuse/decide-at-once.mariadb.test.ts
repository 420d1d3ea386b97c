import { expect } from 'chai';
import { aMember, anOperator } from '../../test/factories.ts';
import { aThing } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';
import { issueToken } from '../tokens/issue-token.ts';
import { decideAppeal } from './decide-appeal.ts';
import { decideReport } from './decide-report.ts';
import { appealMeasure } from './file-appeal.ts';
import { restoreMember, suspendMember } from './suspend-member.ts';

const AT_ONCE = 8;

describe('Operators who decide at the same moment', () => {
  let server: TestServer;
  let operator: Member;
  let creator: Member;

  beforeEach(async () => {
    server = await testServer();
    operator = await anOperator(server.deps, { name: 'op' });
    creator = await aMember(server.deps, { name: 'creator' });
  });
  afterEach(() => server.close());

  /** Runs the same work many times at once; tells how often it was done. */
  async function manyTimes(work: () => Promise<unknown>): Promise<number> {
    const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason.code).to.equal('validation');
    }
    return results.filter(({ status }) => status === 'fulfilled').length;
  }
  const by = () => ({ operatorId: operator.id, reason: 'We looked at it with care.' });
  const count = async (table: string) => (await server.deps.db(table)).length;

  it('suspend once, mail once, and restore once', async () => {
    const { deps } = server;
    const memberId = creator.id;
    expect(await manyTimes(() => suspendMember(deps, { memberId, ...by() }))).to.equal(1);
    expect([await count('measures'), await count('mails'), await count('holds')]).to.deep.equal([
      1, 1, 1,
    ]);
    expect(await manyTimes(() => restoreMember(deps, { memberId, ...by() }))).to.equal(1);
    expect(await count('mails')).to.equal(2);
    expect(await count('operator_actions')).to.equal(2);
  });

  it('decide a report and an objection once', async () => {
    const { deps } = server;
    const thingId = await aThing(deps, { creator });
    const form = { thing: String(thingId), category: 'spam', words: 'It is nothing but spam.' };
    await server.visitor().post('/abuse/report', form);
    const decided = await manyTimes(() =>
      decideReport(deps, { reportId: 1, outcome: 'hidden', ...by() }),
    );
    expect([decided, await count('measures')]).to.deep.equal([1, 1]);

    const [mail] = await deps.db('mails').where({ recipient: creator.email });
    const token = /measures\/(\S+)/.exec(mail.body)![1]!;
    const words = 'It is no spam, look at it again.';
    expect(await manyTimes(() => appealMeasure(deps, { token, words }))).to.equal(1);
    const granted = await manyTimes(() =>
      decideAppeal(deps, { appealId: 1, outcome: 'granted', ...by() }),
    );
    expect(granted).to.equal(1);
    expect(await deps.db('operator_actions').orderBy('id').pluck('action')).to.deep.equal([
      'abuse.decide',
      'thing.hide',
      'abuse.decide_appeal',
      'thing.show',
    ]);
  });

  it('leave no token behind that was made at the moment of a suspension', async () => {
    const { deps } = server;
    const memberId = creator.id;
    const makeToken = () => issueToken(deps, { memberId, scopes: ['flattr'] });
    await Promise.allSettled([
      ...Array.from({ length: AT_ONCE }, makeToken),
      suspendMember(deps, { memberId, ...by() }),
      ...Array.from({ length: AT_ONCE }, makeToken),
    ]);
    expect(await count('access_tokens')).to.equal(0);
  });
});
