import { expect } from 'chai';
import { type OwnInternet, ownInternet } from '../../test/own-internet.ts';
import { aProof, outcomeOf, proofDeps } from '../../test/proofs.ts';
import { newToken } from './token.ts';

describe('A proof by DNS', () => {
  let internet: OwnInternet;
  beforeEach(async () => {
    internet = await ownInternet({ dnsServers: 2 });
    for (const dns of internet.dns) dns.address('blog.example');
  });
  afterEach(() => internet.close());

  const everywhere = (name: string, ...records: string[]) => {
    for (const dns of internet.dns) dns.txt(name, ...records);
  };
  const prove = (proof: ReturnType<typeof aProof>) =>
    outcomeOf('dns', { ...proofDeps(internet), deadlineMs: 1000 }, proof);

  it('is a TXT record at _flattr of the host, or at the host itself', async () => {
    const proof = aProof('blog.example');
    everywhere('_flattr.blog.example', `flattr-verify=${proof.token}`);
    const { outcome, seen } = await prove(proof);
    expect(outcome).to.equal('proven');
    expect(seen).not.to.include(proof.token);

    everywhere('_flattr.blog.example');
    everywhere('blog.example', 'v=spf1 -all', ` "flattr-verify=${proof.token}"`);
    expect((await prove(proof)).outcome).to.equal('proven');
  });

  it('proves a part of a host too, at the host', async () => {
    const proof = aProof('blog.example/alice');
    everywhere('_flattr.blog.example', `flattr-verify=${proof.token}`);
    expect((await prove(proof)).outcome).to.equal('proven');
  });

  it('asks each server, and tells what each has answered', async () => {
    const { outcome, message, seen } = await prove(aProof('blog.example'));
    expect(outcome).to.equal('not_found');
    expect(message).to.include('_flattr.blog.example');
    for (const { server, asked } of internet.dns) {
      expect(asked).to.include.members(['TXT _flattr.blog.example', 'TXT blog.example']);
      expect(seen).to.include(`${server}: TXT of _flattr.blog.example: no such name (NXDOMAIN)`);
      expect(seen).to.include(`${server}: TXT of blog.example: no TXT records`);
    }
  });

  it('waits until all servers agree', async () => {
    const proof = aProof('blog.example');
    internet.dns[0]!.txt('_flattr.blog.example', `flattr-verify=${proof.token}`);
    expect((await prove(proof)).outcome).to.equal('resolvers_disagree');
  });

  it('is not by one server alone while the other fails or is silent', async () => {
    const proof = aProof('blog.example');
    everywhere('_flattr.blog.example', `flattr-verify=${proof.token}`);
    for (const how of ['servfail', 'silent'] as const) {
      for (const name of ['_flattr.blog.example', 'blog.example']) internet.dns[1]!.fail(name, how);
      const { outcome, seen } = await prove(proof);
      expect(outcome, how).to.equal('dns_unavailable');
      expect(seen).to.include('no answer');
    }
  });

  it('is the whole record and the very token', async () => {
    const proof = aProof('blog.example');
    const { token } = proof;
    for (const record of [
      token,
      `flattr-verify=${token}x`,
      `flattr-verify=${token.slice(1)}`,
      `x flattr-verify=${token}`,
      `flattr-verify=${token} flattr-verify=${token}`,
      `Flattr-Verify=${token}`,
      `flattr-verify=${token.toUpperCase()}`,
    ]) {
      everywhere('_flattr.blog.example', record);
      expect((await prove(proof)).outcome, record).not.to.equal('proven');
    }
  });

  it('tells a token that is wrong, masked, and whether it is an old one or another’s', async () => {
    const other = newToken();
    everywhere('_flattr.blog.example', `flattr-verify=${other}`, 'google-site-verification=secret');
    const { outcome, message, seen } = await prove(aProof('blog.example'));
    expect(outcome).to.equal('wrong_token');
    expect(message).to.include(other.slice(0, 4)).and.not.include(other);
    expect(seen).to.include('1 other record').and.not.include('secret');

    for (const [whose, words] of [
      ['expired', 'an earlier claim that is over'],
      ['another', 'belongs to another claim'],
    ] as const) {
      const known = aProof('blog.example', {
        knowToken: async (token) => (token === other ? whose : undefined),
      });
      expect((await prove(known)).message).to.include(words);
    }
  });

  it('does not count what an alias leads to: the records there are another’s', async () => {
    const proof = aProof('blog.example');
    // A forgotten alias, whose target anybody may register.
    for (const dns of internet.dns) {
      dns.forget('blog.example');
      dns.alias('blog.example', 'taken.example');
      dns.alias('_flattr.blog.example', 'taken.example');
      dns.txt('taken.example', `flattr-verify=${proof.token}`);
    }
    const { outcome, seen } = await prove(proof);
    expect(outcome).to.equal('alias');
    expect(seen).to.include('an alias of taken.example');
  });

  it('does not count a record at a name above or below', async () => {
    const proof = aProof('alice.blog.example');
    everywhere('blog.example', `flattr-verify=${proof.token}`);
    everywhere('_flattr.blog.example', `flattr-verify=${proof.token}`);
    expect((await prove(proof)).outcome).to.equal('not_found');
  });

  it('reads long answers and records in several parts', async () => {
    const proof = aProof('blog.example');
    const many = Array.from({ length: 30 }, (_, index) => `other-${index}-${'x'.repeat(100)}`);
    everywhere('blog.example', ...many, `flattr-verify=${proof.token}`);
    expect((await prove(proof)).outcome).to.equal('proven');
  });

  it('takes one server where one is all that is known', async () => {
    const proof = aProof('blog.example');
    internet.dns[0]!.txt('_flattr.blog.example', `flattr-verify=${proof.token}`);
    const deps = proofDeps(internet, { FLATTR_DNS_SERVERS: internet.dns[0]!.server });
    expect((await outcomeOf('dns', deps, proof)).outcome).to.equal('proven');
  });

  it('is not for feeds', async () => {
    expect((await prove(aProof('https://blog.example/feed'))).outcome).to.equal(
      'not_for_this_site',
    );
  });
});
