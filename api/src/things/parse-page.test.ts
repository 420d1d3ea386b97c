import { expect } from 'chai';
import { parsePage } from './parse-page.ts';

const URL = 'https://example.org/blog/post';

function parse(html: string, contentType = 'text/html; charset=utf-8') {
  return parsePage(Buffer.from(html), contentType, URL);
}

describe('parsePage', () => {
  it('reads what a page says of itself', () => {
    expect(
      parse(`<!doctype html><html lang="de-AT"><head>
        <title>A post – My blog</title>
        <meta property="og:title" content="A &quot;post&quot; &amp; more">
        <meta name="description" content="In short">
        <meta property="og:description" content="At length">
        <meta property="og:image" content="/images/cover.jpg">
        <link rel="me author" href="../about">
        <meta name="flattr:id" content="ABC123">
        <meta name="flattr:id" content="nonsense">
        <meta name="flattr:id" content="def456">
      </head><body><a rel="author nofollow" href="/people/bob">Bob</a>
        <a rel="me" href="https://social.example/@ann">elsewhere</a>
        <a rel="AUTHOR" href="/people/bob">again</a><a rel="author" href="javascript:alert(1)">x</a>
        <a rel="home" href="/people">no</a></body>`),
    ).to.deep.equal({
      title: 'A "post" & more',
      description: 'At length',
      imageUrl: 'https://example.org/images/cover.jpg',
      language: 'de_DE',
      authorUrl: 'https://example.org/about',
      fid: 'abc123',
      fids: ['abc123', 'def456'],
      peopleUrls: [
        'https://example.org/about',
        'https://example.org/people/bob',
        'https://social.example/@ann',
      ],
    });
  });

  it('makes do with a title and a description', () => {
    const facts = parse(
      '<title>\n  A\n  &lt;b&gt; post </title><META NAME="Description" CONTENT="In short">',
    );
    expect(facts).to.include({ title: 'A <b> post', description: 'In short', fid: '' });
  });

  it('takes the first of each, and no titles of drawings', () => {
    const facts = parse(
      '<svg><title>Icon</title></svg><title>Post</title><title>Other</title>' +
        '<meta property="og:description" content=" "><meta name="description" content="One">',
    );
    expect(facts).to.include({ title: 'Post', description: 'One' });
  });

  it('takes flattr:id from the name alone, and only where it is one', () => {
    expect(parse('<meta property="flattr:id" content="abc123">').fid).to.equal('');
    expect(parse('<meta name="flattr:id" content="abc12">').fid).to.equal('');
    expect(parse('<meta name="flattr:id" content="<script>">').fid).to.equal('');
    expect(parse('<meta name="Flattr:ID" content=" abc123 ">').fid).to.equal('abc123');
  });

  it('keeps no address but http and https', () => {
    for (const address of ['javascript:alert(1)', 'data:image/png,a', 'https://a:b@example.org/']) {
      const facts = parse(
        `<meta property="og:image" content="${address}"><a rel="author" href="${address}">A</a>`,
      );
      expect(facts).to.include({ imageUrl: '', authorUrl: '' });
    }
    const author = (text: string) =>
      parse(`<meta property="article:author" content="${text}">`).authorUrl;
    expect(author('Ann')).to.equal('');
    expect(author('https://example.org/ann')).to.equal('https://example.org/ann');
  });

  it('drops marks that turn the direction of text around, and cuts what is too long', () => {
    const { title } = parse(`<title>\u202eevil\u200b ${'x'.repeat(300)}😀</title>`);
    expect(title).to.match(/^evil x+…$/);
    expect([...title]).to.have.length(200);
  });

  it('ignores the address that a page gives for itself', () => {
    const facts = parse(
      '<link rel="canonical" href="https://other.example.com/"><meta property="og:url" content="https://other.example.com/">',
    );
    expect(JSON.stringify(facts)).not.to.contain('other.example.com');
  });

  it('understands other charsets, and does not stumble over wrong ones', () => {
    const latin = Buffer.from('<meta charset="iso-8859-1"><title>Caf\xe9</title>', 'latin1');
    expect(parsePage(latin, 'text/html', URL).title).to.equal('Café');
    expect(parsePage(latin, 'text/html; charset=windows-1252', URL).title).to.equal('Café');
    expect(parse('<title>Café</title>', 'text/html; charset=nonsense').title).to.equal('Café');
  });

  it('reads nothing from what is no page', () => {
    const empty = {
      title: '',
      description: '',
      imageUrl: '',
      language: '',
      authorUrl: '',
      fid: '',
      fids: [],
      peopleUrls: [],
    };
    expect(parse('')).to.deep.equal(empty);
    expect(parsePage(Buffer.from([0, 255, 254, 60, 62]), '', URL)).to.deep.equal(empty);
  });
});
