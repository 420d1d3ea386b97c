import { expect } from 'chai';
import { type OwnInternet, ownInternet, type TestFile } from '../../test/own-internet.ts';
import { aProof, outcomeOf, proofDeps } from '../../test/proofs.ts';
import { newToken } from './token.ts';

const NAMESPACES = [
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
].join(' ');

/** A podcast's feed with these words in its channel and in its first episode. */
function podcast(channel: string, item = '', namespaces = NAMESPACES): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet href="/style.xsl" type="text/xsl"?>
<rss version="2.0" ${namespaces}>
  <channel>
    <title>Pod &amp; cast</title>
    <link>https://pod.example/</link>
    <atom:link href="https://pod.example/feed" rel="self" type="application/rss+xml"/>
    <itunes:author>Ann</itunes:author>
    ${channel}
    <item>
      <title>First</title>
      <guid isPermaLink="false">1</guid>
      <enclosure url="https://pod.example/1.mp3" length="1" type="audio/mpeg"/>
      ${item}
    </item>
  </channel>
</rss>`;
}

describe('A proof by a feed', () => {
  let internet: OwnInternet;
  before(async () => {
    internet = await ownInternet();
  });
  after(() => internet.close());

  async function proveWith(feed: (token: string) => string | TestFile) {
    const proof = aProof(`https://${internet.at('pod.example')}/feed`);
    await internet.files('pod.example', { '/feed': feed(proof.token) });
    return outcomeOf('feed', proofDeps(internet), proof);
  }
  const txt = (token: string, purpose = 'verify') =>
    `<podcast:txt purpose="${purpose}">${token}</podcast:txt>`;

  it('is a podcast:txt of the channel, with the token or the whole line', async () => {
    for (const channel of [
      (token: string) => txt(token),
      (token: string) => txt(`flattr-verify=${token}`),
      (token: string) => txt(`\n  flattr-verify=${token}\n`, 'Verify'),
      (token: string) => txt(token, 'localhost'),
      (token: string) => `${txt(newToken())}${txt('S6lpp-7ZCn8-dZfGc-OoyaH')}${txt(token)}`,
      (token: string) =>
        `<podcast:txt purpose='verify'><![CDATA[flattr-verify=${token}]]></podcast:txt>`,
    ]) {
      const { outcome, message } = await proveWith((token) => podcast(channel(token)));
      expect(outcome, message).to.equal('proven');
    }
  });

  it('knows the element by its namespace, whatever its prefix is', async () => {
    const old = 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md';
    for (const namespace of ['https://podcastindex.org/namespace/1.0', old]) {
      const { outcome } = await proveWith((token) =>
        podcast(`<p2:txt xmlns:p2="${namespace}" purpose="verify">${token}</p2:txt>`),
      );
      expect(outcome, namespace).to.equal('proven');
    }
    const foreign = await proveWith((token) =>
      podcast(
        `<podcast:txt xmlns:podcast="https://evil.example/" purpose="verify">${token}</podcast:txt>`,
      ),
    );
    expect(foreign.outcome).to.equal('not_found');
  });

  it('may stand in the description of the feed', async () => {
    for (const channel of [
      (token: string) => `<description>About. flattr-verify=${token}</description>`,
      (token: string) => `<description><![CDATA[<p>flattr-verify=${token}</p>]]></description>`,
      (token: string) => `<description>&lt;p&gt;flattr-verify=${token}&lt;/p&gt;</description>`,
      (token: string) => `<itunes:summary>(flattr-verify=${token})</itunes:summary>`,
    ]) {
      const { outcome, message } = await proveWith((token) => podcast(channel(token)));
      expect(outcome, message).to.equal('proven');
    }
  });

  it('may be an Atom feed or one of RSS 1.0', async () => {
    const atom = await proveWith((token) => ({
      type: 'application/atom+xml; charset=utf-8',
      body: `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><subtitle>flattr-verify=${token}</subtitle><entry><title>B</title></entry></feed>`,
    }));
    expect(atom.outcome).to.equal('proven');
    const rdf = await proveWith(
      (token) =>
        `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><description>flattr-verify=${token}</description></channel></rdf:RDF>`,
    );
    expect(rdf.outcome).to.equal('proven');
  });

  describe('does not count', () => {
    const feeds: Record<string, (token: string) => string> = {
      'in an episode, which may quote another': (token) =>
        podcast('', `${txt(token)}<description>flattr-verify=${token}</description>`),
      'in the notes of an episode': (token) =>
        podcast(
          '',
          `<content:encoded><![CDATA[</item></channel>${txt(token)}]]></content:encoded>`,
        ),
      'in a title, which may repeat what somebody searched': (token) =>
        podcast(`<title>Results for flattr-verify=${token}</title>`),
      'in a comment': (token) => podcast(`<!-- ${txt(token)} -->`),
      'in an image or another part of the channel': (token) =>
        podcast(`<image>${txt(token)}<description>flattr-verify=${token}</description></image>`),
      'in a podcast:txt for another purpose': (token) => podcast(txt(token, 'verify.evil.example')),
      'in an attribute': (token) => podcast(`<podcast:txt purpose="verify" text="${token}"/>`),
      'in a recommended feed': (token) =>
        podcast(
          `<podcast:podroll><podcast:remoteItem>${txt(token)}</podcast:remoteItem></podcast:podroll>`,
        ),
      'in a channel inside of an item': (token) =>
        podcast('', `<rss><channel>${txt(token)}</channel></rss>`),
      'in an entity': (token) =>
        `<!DOCTYPE rss [<!ENTITY t "flattr-verify=${token}">]>${podcast('<description>&t;</description>')}`,
      'as a part of another word': (token) =>
        podcast(`<description>xflattr-verify=${token} flattr-verify=${token}a</description>`),
    };
    for (const [place, feed] of Object.entries(feeds)) {
      it(place, async () => {
        const { outcome } = await proveWith(feed);
        expect(outcome).to.be.oneOf(['not_found', 'wrong_token']);
      });
    }
  });

  it('tells the token of another, masked', async () => {
    const other = newToken();
    const { outcome, message, seen } = await proveWith(() => podcast(txt(other)));
    expect(outcome).to.equal('wrong_token');
    expect(message + seen)
      .to.include(other.slice(0, 4))
      .and.not.include(other);
  });

  it('says what is there instead of a feed', async () => {
    const page = await proveWith(() => ({ type: 'text/html', body: '<title>A page</title>' }));
    expect(page.outcome).to.equal('wrong_type');
    expect(page.message).to.include('address of the feed itself');
    const other = await proveWith((token) => `<opml><channel>${txt(token)}</channel></opml>`);
    expect(other.outcome).to.equal('not_a_feed');
    const none = await proveWith(() => ({ status: 410 }));
    expect(none.outcome).to.equal('not_found');
  });

  it('may not be on another host, or be led there', async () => {
    const away = `https://${internet.at('evil.example')}/feed`;
    const { outcome, message } = await proveWith(() => ({ location: away }));
    expect(outcome).to.equal('redirect');
    expect(message).to.include(away);
    for (const location of ['/mallory/feed', '/feed?u=mallory']) {
      expect((await proveWith(() => ({ location }))).outcome, location).to.equal('redirect');
    }
  });

  it('may be long: what it says of itself stands first', async () => {
    const many = '<item><title>x</title></item>'.repeat(200_000);
    const { outcome } = await proveWith((token) => podcast(txt(token)).replace('</channel>', many));
    expect(outcome).to.equal('proven');
  });

  it('reads a hostile feed as quickly as any other', async function () {
    this.timeout(6_000);
    for (const channel of [
      '<a>'.repeat(200_000),
      `<a ${Array.from({ length: 20_000 }, (_, index) => `xmlns:n${index}="u"`).join(' ')}>`,
      '<a xmlns:n="u">x</a>'.repeat(100_000),
      `<description>${'flattr-verify='.repeat(100_000)}</description>`,
    ]) {
      expect((await proveWith(() => podcast(channel))).outcome).to.equal('not_found');
    }
  });
});
