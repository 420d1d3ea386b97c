import { expect } from 'chai';
import { type OwnInternet, ownInternet, type TestFile } from '../../test/own-internet.ts';
import { aProof, outcomeOf, proofDeps } from '../../test/proofs.ts';
import { newToken } from './token.ts';

describe('A proof by a tag in the head', () => {
  let internet: OwnInternet;
  before(async () => {
    internet = await ownInternet();
  });
  after(() => internet.close());

  async function proveWith(page: (tag: string) => string | TestFile, site = 'blog.example') {
    const [host = '', ...path] = site.split('/');
    const proof = aProof([internet.at(host), ...path].join('/'));
    const tag = `<meta name="flattr-verify" content="${proof.token}">`;
    await internet.files(host, { [`/${path.join('/')}`]: page(tag) });
    return outcomeOf('meta', proofDeps(internet), proof);
  }

  it('is a meta tag between <head> and </head>', async () => {
    for (const page of [
      (tag: string) =>
        `<!doctype html><html><head><title>A</title>${tag}</head><body>B</body></html>`,
      (tag: string) => `<title>No head is written</title>${tag}<p>The body begins here`,
      (tag: string) =>
        `<HEAD>${tag.toUpperCase().replace(/[0-9A-Z]{32}/, (t) => t.toLowerCase())}</HEAD>`,
      (tag: string) => `<head><script>"</head>"</script><style></style>${tag}`,
      (tag: string) => `<head>${tag}</head>${'<div>'.repeat(60_000)}`,
      (tag: string) => `<head>${tag}</head>${'x'.repeat(1_000_000)}`,
    ]) {
      const { outcome, message } = await proveWith(page);
      expect(outcome, message).to.equal('proven');
    }
  });

  it('proves a part of a host at its own page', async () => {
    expect((await proveWith((tag) => `<head>${tag}`, 'host.example/alice')).outcome).to.equal(
      'proven',
    );
  });

  describe('does not count', () => {
    const places: Record<string, (tag: string) => string> = {
      'in the body': (tag) => `<head></head><body>${tag}</body>`,
      'in a comment of a visitor': (tag) =>
        `<head></head><body><article><p>Nice! ${tag}</p></article>`,
      'after something that ends the head': (tag) => `<head><div></div>${tag}</head>`,
      'in a second head': (tag) => `<head></head><body></body><head>${tag}</head>`,
      'in a head inside the body': (tag) => `<head></head><body><head>${tag}</head></body>`,
      'in a page inside the page': (tag) => `<head></head><body><html><head>${tag}</head></html>`,
      'in an HTML comment': (tag) => `<head><!-- ${tag} --></head>`,
      'in a comment that is ended twice': (tag) => `<head><!-- --!><p>${tag}</head>`,
      'in noscript': (tag) => `<head><noscript>${tag}</noscript></head>`,
      'in a template': (tag) => `<head><template>${tag}</template></head>`,
      'in a drawing': (tag) => `<head><svg>${tag}</svg></head>`,
      'in a title': (tag) => `<head><title>${tag}</title></head>`,
      'in a script': (tag) => `<head><script>${tag}</script></head>`,
      'in a style': (tag) => `<head><style>${tag}</style></head>`,
      'in a textarea': (tag) => `<head></head><textarea>${tag}`,
      'in an attribute': (tag) => `<head><meta name="description" content='${tag}'></head>`,
      'in an attribute that is not ended': (tag) => `<head><meta name="x" content="${tag}</head>`,
      'in CDATA': (tag) => `<head><![CDATA[${tag}]]></head>`,
      escaped: (tag) => `<head>${tag.replaceAll('<', '&lt;')}</head>`,
      'as a property': (tag) => `<head>${tag.replace('name=', 'property=')}</head>`,
      'under a name that is written twice': (tag) =>
        `<head>${tag.replace('name=', 'name="x" name=')}</head>`,
      'in a frameset': (tag) => `<head></head><frameset>${tag}</frameset>`,
    };
    for (const [place, page] of Object.entries(places)) {
      it(place, async () => {
        const { outcome, message } = await proveWith(page);
        expect(outcome, message).to.be.oneOf(['misplaced', 'not_found']);
      });
    }

    it('beyond what is read of a page', async () => {
      const filler = `<!--${'x'.repeat(300_000)}-->`;
      const { outcome } = await proveWith((tag) => `<head>${filler}${tag}</head>`);
      expect(outcome).to.equal('not_found');
    });

    it('where a redirect leads to another host, or out of the part that is claimed', async () => {
      const away = `https://${internet.at('evil.example')}/`;
      await proveWith((tag) => `<head>${tag}`, 'evil.example');
      const host = await proveWith(() => ({ location: away }));
      expect(host.outcome).to.equal('redirect');
      expect(host.message).to.include(away);

      for (const location of ['/mallory', '/alice/mallory', '/alice?page=mallory', '/']) {
        const part = await proveWith(() => ({ location }), 'host.example/alice');
        expect(part.outcome, location).to.equal('redirect');
      }
    });

    it('on a page that is an error, or no page', async () => {
      const error = await proveWith((tag) => ({ status: 500, body: `<head>${tag}` }));
      expect(error.outcome).to.equal('error_status');
      for (const type of [
        'text/plain',
        'image/svg+xml',
        'application/xhtml+xml',
        'application/json',
      ]) {
        const { outcome } = await proveWith((tag) => ({ type, body: `<head>${tag}` }));
        expect(outcome, type).to.equal('wrong_type');
      }
    });
  });

  it('may be where the first page redirects to on its own host', async () => {
    const proof = aProof(internet.at('blog.example'));
    await internet.files('blog.example', {
      '/': { location: '/en/' },
      '/en/': `<head><meta name="flattr-verify" content="${proof.token}"></head>`,
    });
    expect((await outcomeOf('meta', proofDeps(internet), proof)).outcome).to.equal('proven');
  });

  it('is refused where the page names another member', async () => {
    const { outcome, message } = await proveWith(
      (tag) => `<head>${tag}<meta name="flattr:id" content="zzzzzz"></head>`,
    );
    expect(outcome).to.equal('names_another');
    expect(message).to.include('zzzzzz').and.include('abc123');
    const own = await proveWith(
      (tag) => `<head>${tag}<meta name="flattr:id" content="abc123"></head>`,
    );
    expect(own.outcome).to.equal('proven');
  });

  it('is not a flattr:id alone, which may be that of who made the theme', async () => {
    const { outcome, message } = await proveWith(
      () => '<head><meta name="flattr:id" content="abc123"></head>',
    );
    expect(outcome).to.equal('not_found');
    expect(message).to.include('Your flattr:id is there');
  });

  it('tells a token that is wrong, and one that is in the wrong place', async () => {
    const other = newToken();
    const wrong = await proveWith(() => `<head><meta name="flattr-verify" content="${other}">`);
    expect(wrong.outcome).to.equal('wrong_token');
    const misplaced = await proveWith((tag) => `<body>${tag}`);
    expect(misplaced.outcome).to.equal('misplaced');
    expect(misplaced.message).to.include('<head>');
  });

  it('reads a hostile page as quickly as any other', async function () {
    this.timeout(5_000);
    const deep = '<template><b><p>'.repeat(16_000);
    expect((await proveWith(() => `<head>${deep}`)).outcome).to.equal('not_found');
  });
});
