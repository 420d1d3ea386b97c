import { expect } from 'chai';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { DomainError } from '../errors.ts';
import { hashSecret } from '../secrets.ts';
import { findOrCreateThing } from '../things/find-or-create-thing.ts';
import { revokeTokens } from '../tokens/revoke-tokens.ts';
import { ClickHints } from './click-hints.ts';
import type { Click } from './flattr-thing.ts';
import { judgeClicks } from './judge-clicks.ts';
import { submissionOfUrl } from './read-submission.ts';

describe('judgeClicks', () => {
  let server: TestServer;
  let statements: number;

  beforeEach(async () => {
    server = await testServer();
    server.deps.db.on('query', () => {
      statements += 1;
    });
  });
  afterEach(() => server.close());

  async function clicks(count: number): Promise<Click[]> {
    const made: Click[] = [];
    for (let number = 0; number < count; number += 1) {
      const token = await aToken(server.deps, await aSupporter(server.deps), ['flattr']);
      const url = `https://a.example.org/${number}`;
      await server.deps.db.transaction((trx) => findOrCreateThing(trx, server.deps, { url }));
      made.push({
        supporter: { tokenHash: hashSecret(token) },
        thing: submissionOfUrl(url, server.deps),
        source: 'api',
      });
    }
    return made;
  }
  const judge = (sent: Click[], hints: ClickHints) => {
    statements = 0;
    const now = server.deps.clock.now();
    return judgeClicks(server.deps.db, { clicks: sent, period: '2026-01', now }, hints);
  };

  it('asks twice about clicks of tokens it has not seen, then once', async () => {
    const hints = new ClickHints();
    const sent = await clicks(3);

    await judge(sent, hints);
    expect(statements).to.equal(2 + 1); // That the tokens were used is noted once a day.
    const judged = await judge(sent, hints);
    expect(statements).to.equal(1);
    expect(judged.filter((one) => one instanceof DomainError)).to.deep.equal([]);
  });

  it('believes no hint of whose a token is', async () => {
    const hints = new ClickHints();
    const [click] = await clicks(1);
    const poor = await aMember(server.deps);
    const { tokenHash } = click!.supporter as { tokenHash: string };
    hints.learnMember(tokenHash, poor.id);

    const [judged] = await judge([click!], hints);

    expect(judged).to.have.property('supporterId').that.is.not.equal(poor.id);
    expect(judged).to.have.nested.property('means.amount').that.is.greaterThan(0);
  });

  it('refuses a token from the moment it was revoked', async () => {
    const hints = new ClickHints();
    const [click] = await clicks(1);
    const [before] = await judge([click!], hints);
    await server.deps.db.transaction((trx) =>
      revokeTokens(trx, (before as { supporterId: number }).supporterId),
    );

    const [after] = await judge([click!], hints);

    expect(after).to.be.instanceOf(DomainError).with.property('code', 'unauthorized');
  });
});

describe('The hints of earlier clicks', () => {
  it('keep a large total for some seconds, with the flattrs that were made since', () => {
    const hints = new ClickHints();
    hints.learnTotals(
      new Map([
        ['a', 99],
        ['b', 100],
      ]),
      0,
    );

    hints.countFlattr('a');
    hints.countFlattr('b');

    expect(hints.totalOf('a', 0)).to.equal(undefined);
    expect(hints.totalOf('b', 9_999)).to.equal(101);
    expect(hints.totalOf('b', 10_000)).to.equal(undefined);
  });
});
