import { expect } from 'chai';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { DomainError } from '../errors.ts';
import { countAttempt, forgiveAttempt, subjectOfIp } from './count-attempt.ts';

describe('countAttempt', () => {
  let database: TestDatabase;
  let now = 0;
  const limit = { kind: 'test', subject: 'ann', max: 3, minutes: 15 };
  const deps = () => ({ db: database.db, clock: { now: () => now } });
  beforeEach(async () => {
    database = await testDatabase();
    now = Date.parse('2026-01-10T12:00:00Z');
  });
  afterEach(() => database.close());

  const attempt = (subject = 'ann') => countAttempt(deps(), [{ ...limit, subject }]);
  const refusal = async (subject?: string): Promise<string> => {
    try {
      await attempt(subject);
      return '';
    } catch (error) {
      expect(error).to.be.instanceOf(DomainError).and.include({ code: 'rate_limit_exceeded' });
      return (error as DomainError).message;
    }
  };

  it('lets so many through and says when to come back, whatever the case', async () => {
    for (const name of ['ann', 'Ann', 'ANN']) expect(await refusal(name)).to.equal('');
    expect(await refusal()).to.match(/in 15 minutes/);
    expect(await refusal('bob')).to.equal('');
    now += 14 * 60_000;
    expect(await refusal()).to.match(/in 1 minute\./);
    now += 60_000;
    expect(await refusal()).to.equal('');
  });

  it('counts attempts that come at the same instant', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => refusal()));
    expect(answers.filter((message) => message === '')).to.have.length(3);
  });

  it('does not count what turned out right', async () => {
    for (let count = 0; count < 10; count += 1) {
      await attempt();
      await forgiveAttempt(deps(), [limit]);
    }
    expect(await refusal()).to.equal('');
  });
});

describe('subjectOfIp', () => {
  for (const [ip, subject] of [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ] as const) {
    it(`takes ${ip} for ${subject}`, () => expect(subjectOfIp(ip)).to.equal(subject));
  }
});
