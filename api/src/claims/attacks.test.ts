import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:net';
import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { podcastFeed } from '../../test/feed-server.ts';
import { type OwnInternet, ownInternet } from '../../test/own-internet.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';
import { signedText } from '../proofs/signed-claim.ts';
import { findSiteAt } from '../sites/find-site.ts';
import { checkClaim } from './check-claim.ts';
import type { Claim } from './claim.ts';
import { giveUpClaimsOf } from './give-up-claim.ts';
import { openClaim } from './open-claim.ts';
import { recheckClaims } from './recheck-claims.ts';

describe('A claim of what is another’s', () => {
  let internet: OwnInternet;
  let server: TestServer;
  let mallory: Member;
  let site: string;
  let count = 0;

  before(async () => {
    internet = await ownInternet();
  });
  after(() => internet.close());
  beforeEach(async () => {
    server = await testServer({ env: { ...internet.env } });
    mallory = await aMember(server.deps, { name: 'mallory' });
    count += 1;
    site = internet.at(`victim${count}.example`);
  });
  afterEach(() => server.close());

  const name = () => site.replace(/:.*/, '');
  const open = async (member: Member, url = site, publicKey?: string): Promise<Claim> =>
    (await openClaim(server.deps, { memberId: member.id, url, publicKey })).claim;
  const openFeed = async (member: Member, url: string): Promise<Claim> =>
    (await openClaim(server.deps, { memberId: member.id, url, kind: 'feed' })).claim;
  const check = ({ id, memberId }: Claim) => checkClaim(server.deps, { memberId, claimId: id });
  const ownerOf = async (address = site) =>
    (await findSiteAt(server.deps.db, address))?.ownerId ?? null;
  const line = ({ token }: Claim) => `flattr-verify=${token}`;

  it('by an open redirect ends with nobody', async () => {
    const claim = await open(mallory);
    const evil = `evil${count}.example`;
    const location = `https://${internet.at(evil)}/.well-known/flattr`;
    await internet.files(evil, {
      '/.well-known/flattr': line(claim),
      '/': `<head><meta name="flattr-verify" content="${claim.token}"></head>`,
    });
    await internet.files(name(), { '/.well-known/flattr': { location }, '/': { location } });
    await check(claim);
    expect(await ownerOf()).to.equal(null);
  });

  it('by what visitors upload or write ends with nobody, for the host and the path', async () => {
    const whole = await open(mallory);
    const path = await open(mallory, `${site}/uploads`);
    for (const claim of [whole, path]) {
      await internet.files(name(), {
        '/uploads/.well-known/flattr': line(claim),
        '/uploads/flattr.txt': line(claim),
        '/': `<head></head><body><p>${line(claim)}</p><meta name="flattr-verify" content="${claim.token}">`,
        '/uploads': `<body><p>${line(claim)}</p><meta name="flattr-verify" content="${claim.token}">`,
      });
      await check(claim);
    }
    expect(await ownerOf()).to.equal(null);
    expect(await ownerOf(`${site}/uploads`)).to.equal(null);
  });

  it('by a forgotten name below it gives that name at most', async () => {
    const forgotten = `old.${site}`;
    const above = await open(mallory);
    const below = await open(mallory, forgotten);
    await internet.files(name(), {});
    await internet.files(`old.${name()}`, {
      '/.well-known/flattr': `${line(above)}\n${line(below)}`,
    });
    await check(above);
    await check(below);
    expect(await ownerOf()).to.equal(null);
    expect(await ownerOf(forgotten)).to.equal(mallory.id);
  });

  it('by a DNS record that is an alias’s, or of a claim that is over, ends with nobody', async () => {
    const claim = await open(mallory);
    await internet.files(name(), {});
    const dns = internet.dns[0]!;
    dns.alias(`_flattr.${name()}`, `gone${count}.example`);
    dns.txt(`gone${count}.example`, line(claim));
    await check(claim);
    expect(await ownerOf()).to.equal(null);

    server.setTime('2026-01-18T12:00:00Z');
    const later = await open(mallory);
    dns.txt(name(), line(claim));
    await check(later);
    expect(later.token).not.to.equal(claim.token);
    expect(await ownerOf()).to.equal(null);
  });

  it('whose name leads into a private network ends with nobody', async () => {
    const claim = await open(mallory);
    internet.dns[0]!.address(name(), '10.0.0.1');
    await check(claim);
    expect(await ownerOf()).to.equal(null);
  });

  it('whose name leads elsewhere once it was looked up ends with nobody, and nothing is asked there', async () => {
    const asked: unknown[] = [];
    const inside = createServer((socket) => {
      asked.push(socket.address());
      socket.destroy();
    });
    await new Promise<void>((resolve) => inside.listen(internet.port, '127.0.0.5', resolve));
    try {
      const claim = await open(mallory);
      const look = async () => {
        const begun = internet.requests.length;
        await checkClaim(server.deps, { memberId: mallory.id, claimId: claim.id, method: 'file' });
        expect(await ownerOf()).to.equal(null);
        return internet.requests.slice(begun);
      };
      await internet.host(name(), (_, response) => void response.destroy());
      internet.dns[0]!.rebind(name(), '127.0.0.5');
      expect(await look()).to.deep.equal([`${name()} /.well-known/flattr`]);
      expect(asked).to.deep.equal([]);

      const location = `https://${site}/inside`;
      await internet.files(name(), { '/.well-known/flattr': { location }, '/inside': line(claim) });
      internet.dns[0]!.rebind(name(), '10.0.0.1');
      expect(await look()).to.deep.equal([`${name()} /.well-known/flattr`]);
    } finally {
      await new Promise((resolve) => inside.close(resolve));
    }
  });

  it('by a feed that quotes it ends with nobody; by one that quotes another’s beside its owner’s, with its owner', async () => {
    const url = `https://${site}/feed.xml`;
    const ann = await aMember(server.deps);
    const hers = await openFeed(ann, url);
    const his = await openFeed(mallory, url);
    const quote = `<podcast:txt purpose="verify">${line(his)}</podcast:txt>
      <description>Somebody wrote: ${line(his)}</description>`;
    const feed = (channel: string) =>
      podcastFeed({
        link: `https://${site}/`,
        extra: `<podcast:person>${line(his)}</podcast:person>
          <podcast:txt purpose="comment">${line(his)}</podcast:txt>${channel}`,
        episodes: [{ guid: line(his), title: line(his), extra: quote }],
      });
    await internet.files(name(), { '/feed.xml': feed('') });
    await check(his);
    expect(await ownerOf(url)).to.equal(null);

    const verify = `<podcast:txt purpose="verify">${line(hers)}</podcast:txt>`;
    await internet.files(name(), { '/feed.xml': feed(verify) });
    await check(his);
    expect(await ownerOf(url)).to.equal(null);
    await check(hers);
    await check(his);
    expect(await ownerOf(url)).to.equal(ann.id);
  });

  it('by a feed elsewhere that quotes the token of another gives that feed to nobody', async () => {
    const ann = await aMember(server.deps);
    const hers = await openFeed(ann, `https://${site}/feed.xml`);
    const copy = `copy${count}.example`;
    const url = `https://${internet.at(copy)}/feed.xml`;
    const his = await openFeed(mallory, url);
    const quoted = podcastFeed({
      extra: `<podcast:txt purpose="verify">${line(hers)}</podcast:txt>`,
    });
    await internet.files(copy, { '/feed.xml': quoted });
    await internet.files(name(), { '/feed.xml': podcastFeed({ link: `https://${site}/` }) });
    await check(his);
    await check(hers);
    expect(await ownerOf(url)).to.equal(null);
    expect(await ownerOf(`https://${site}/feed.xml`)).to.equal(null);
  });

  it('that sends ten gigabytes ends with nobody', async () => {
    const claim = await open(mallory);
    await internet.host(name(), (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': 1e10 });
      const send = () => {
        while (!response.destroyed && response.write(`${line(claim)}\n`.repeat(1_000)));
      };
      response.on('drain', send);
      send();
    });
    await check(claim);
    expect(await ownerOf()).to.equal(null);
  });

  it('that never answers ends with nobody, in some twenty seconds by all ways', async function () {
    this.timeout(40_000);
    await internet.host(name(), () => {});
    const claim = await open(mallory, site, Buffer.alloc(32, 9).toString('base64'));
    const begun = performance.now();
    await check(claim);
    expect(performance.now() - begun).to.be.below(25_000);
    expect(await ownerOf()).to.equal(null);
  });

  it('ends when who has it leaves: then the site is nobody’s', async () => {
    const claim = await open(mallory);
    await internet.files(name(), { '/.well-known/flattr': line(claim) });
    await check(claim);
    expect(await ownerOf()).to.equal(mallory.id);
    await server.deps.db.transaction((trx) => giveUpClaimsOf(trx, server.deps, mallory.id));
    expect(await ownerOf()).to.equal(null);
    expect(await server.deps.db('claims').whereNull('ended_at')).to.deep.equal([]);
  });

  it('while its owner claims it too, over many connections, ends with one owner and one log line', async () => {
    const members = [mallory];
    for (let more = 0; more < 11; more += 1) members.push(await aMember(server.deps));
    const claims = await Promise.all(members.map((member) => open(member)));
    await internet.files(name(), { '/.well-known/flattr': claims.map(line).join('\n') });
    await Promise.all(claims.map(check));
    const { db } = server.deps;
    const verified = await db('claims').where({ state: 'verified' });
    expect(verified).to.have.length(1);
    expect(await ownerOf()).to.equal(verified[0].member_id);
    expect(await db('claim_log').where({ event: 'verified' })).to.have.length(1);
  });

  it('opened many times at once is one claim', async () => {
    const claims = await Promise.all(Array.from({ length: 12 }, () => open(mallory)));
    expect(new Set(claims.map(({ id }) => id)).size).to.equal(1);
  });

  describe('by software that signs', () => {
    function aKey() {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const { x = '' } = publicKey.export({ format: 'jwk' });
      return { privateKey, text: Buffer.from(x, 'base64url').toString('base64') };
    }

    /** Lets the site answer as the plugin of a member does. */
    const answerFor = (member: Member, { privateKey }: ReturnType<typeof aKey>) =>
      internet.host(name(), (request, response) => {
        const nonce = new URL(request.url!, 'https://x').searchParams.get('nonce');
        if (!nonce) {
          response.writeHead(404).end();
          return;
        }
        const claim = { site, member: member.fid, nonce };
        const signature = sign(null, Buffer.from(signedText(claim)), privateKey).toString('base64');
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ version: 1, ...claim, signature }));
      });

    it('is looked at by itself, and counts with the key of the site alone', async () => {
      const ann = await aMember(server.deps);
      const key = aKey();
      await answerFor(ann, key);
      await open(mallory, site, aKey().text);
      await open(mallory, site, key.text);
      server.setTime('2026-01-10T12:00:10Z');
      await recheckClaims(server.deps);
      expect(await ownerOf()).to.equal(null);

      await open(ann, site, key.text);
      await recheckClaims(server.deps);
      expect(await ownerOf(), 'before it can answer').to.equal(null);
      server.setTime('2026-01-10T12:00:20Z');
      await recheckClaims(server.deps);
      expect(await ownerOf()).to.equal(ann.id);
    });
  });
});
