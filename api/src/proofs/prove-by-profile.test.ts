import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type OwnInternet, ownInternet, type TestFile } from '../../test/own-internet.ts';
import { aProof, outcomeOf, proofDeps } from '../../test/proofs.ts';
import { testServer } from '../../test/server.ts';
import { checkClaim } from '../claims/check-claim.ts';
import { openClaim } from '../claims/open-claim.ts';
import { findSiteAt } from '../sites/find-site.ts';

describe('A proof by a link from a profile', () => {
  const PROFILE = 'http://localhost:3000/profile/ann';
  let internet: OwnInternet;
  before(async () => {
    internet = await ownInternet();
  });
  after(() => internet.close());

  const address = () => `${internet.at('social.example')}/@ann`;
  const head = (href = PROFILE) => `<head><link rel="nofollow me" href="${href}"></head>`;
  async function proveWith(
    page: string | TestFile,
    memberLinks: readonly string[] = [`https://${address()}`],
  ) {
    await internet.files('social.example', { '/@ann': page });
    const proof = aProof(address(), { profileUrls: [PROFILE], memberLinks: [...memberLinks] });
    return outcomeOf('profile', proofDeps(internet), proof);
  }

  it('is a link by rel="me" in the head, and one back from the profile here', async () => {
    for (const href of [PROFILE, `${PROFILE}/`, PROFILE.replace('http:', 'https:')]) {
      const { outcome, message } = await proveWith(head(href), [`https://${address()}/`]);
      expect(outcome, message).to.equal('proven');
    }
  });

  it('is not half of it: the profile here has to link back', async () => {
    for (const links of [[], [`https://${internet.at('social.example')}/@bob`]]) {
      const { outcome, message } = await proveWith(head(), links);
      expect(outcome).to.equal('no_link_back');
      expect(message).to.include(`Enter https://${address()}`);
    }
  });

  it('is no link to another’s profile, or to one that only begins alike', async () => {
    for (const href of [
      'http://localhost:3000/profile/annie',
      'http://localhost:3000/profile/bob',
      'https://evil.example/profile/ann',
      `${PROFILE}?x=1`,
      'javascript:alert(1)',
      '',
    ]) {
      const { outcome, seen } = await proveWith(head(href));
      expect(outcome, href).to.equal('not_found');
      expect(seen).to.include('rel="me"');
    }
  });

  it('is no link in the body, where visitors may write, and that is said', async () => {
    const link = `<a rel="me" href="${PROFILE}">Me</a>`;
    const { outcome } = await proveWith(`<head></head><body>${link}`);
    expect(outcome).to.equal('misplaced');
    const byUser = link.replace('"me"', '"me ugc"');
    expect((await proveWith(`<head></head><body>${byUser}`)).outcome).to.equal('not_found');
  });

  it('may be in the body of a profile on platforms that write nothing else there, but not of a page below', async () => {
    const link = `<head></head><body><p>I wrote <a rel="nofollow me" href="${PROFILE}">Me</a>`;
    const byUser = link.replace('nofollow me', 'me ugc');
    await internet.files('github.com', {
      '/ann': link,
      '/bob': byUser,
      '/ann/readme': link,
    });
    const outcomes = [];
    for (const path of ['ann', 'bob', 'ann/readme']) {
      const page = `${internet.at('github.com')}/${path}`;
      const proof = aProof(page, { profileUrls: [PROFILE], memberLinks: [`https://${page}`] });
      outcomes.push((await outcomeOf('profile', proofDeps(internet), proof)).outcome);
    }
    expect(outcomes).to.deep.equal(['proven', 'not_found', 'misplaced']);
  });

  it('is not on another host, nor on a page that is none', async () => {
    await internet.files('evil.example', { '/': head() });
    const location = `https://${internet.at('evil.example')}/`;
    expect((await proveWith({ location })).outcome).to.equal('redirect');
    expect((await proveWith({ status: 404, body: head() })).outcome).to.equal('not_found');
    expect((await proveWith({ type: 'text/plain', body: head() })).outcome).to.equal('wrong_type');
  });

  it('makes the profile’s part of the host theirs, and no other part of it', async () => {
    const server = await testServer({ env: { ...internet.env } });
    try {
      const { deps } = server;
      const ann = await aMember(deps, { name: 'ann' });
      await deps
        .db('members')
        .where({ id: ann.id })
        .update({ url: `https://${address()}` });
      await internet.files('social.example', { '/@ann': head(`${server.url}/profile/ann`) });
      const { claim } = await openClaim(deps, { memberId: ann.id, url: address() });
      await checkClaim(deps, { memberId: ann.id, claimId: claim.id, method: 'profile' });
      const owner = async (site: string) => (await findSiteAt(deps.db, site))?.ownerId ?? null;
      expect(await owner(address())).to.equal(ann.id);
      expect(await owner(internet.at('social.example'))).to.equal(null);
      expect(await owner(`${internet.at('social.example')}/@bob`)).to.equal(null);
    } finally {
      await server.close();
    }
  });
});
