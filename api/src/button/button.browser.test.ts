import { expect } from 'chai';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { launchChromium } from '../../test/chromium.ts';
import { aMember, aSupporter } from '../../test/factories.ts';
import { type OtherSite, otherSite } from '../../test/other-site.ts';
import { pageFaults } from '../../test/page-faults.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { cookieName, openSession } from '../members/session.ts';

const SIZES = { large: [55, 62], compact: [110, 20] } as const;

describe('Old buttons in a browser', () => {
  let chromium: Browser;
  let server: TestServer;
  let site: OtherSite;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    chromium = await launchChromium();
  });
  after(() => chromium?.close());
  beforeEach(async () => {
    server = await testServer();
    site = await otherSite();
    await aMember(server.deps, { name: 'mario' });
    const supporter = await aSupporter(server.deps);
    const value = await openSession(server.deps, { memberId: supporter.id, userAgent: 'test' });
    context = await chromium.newContext();
    await context.addCookies([
      { name: cookieName(server.deps.config.publicUrl), value, url: server.url },
    ]);
    page = await context.newPage();
    page.setDefaultTimeout(5000);
  });
  afterEach(async () => {
    await context?.close();
    await site?.close();
    await server?.close();
  });

  const flattrs = async () => (await server.deps.db('flattrs')).length;

  /** Opens a page of the other site that brings the loader in the old way. */
  async function open(html: string, parameters = 'mode=auto'): Promise<void> {
    const loader = `(function() {
      var s = document.createElement('script'), t = document.getElementsByTagName('script')[0];
      s.type = 'text/javascript'; s.async = true;
      s.src = '${server.url}/js/0.6/load.js?${parameters}';
      t.parentNode.insertBefore(s, t);
    })();`;
    site.show('/post', `<body>${html}<script type="text/javascript">${loader}</script>`);
    await page.goto(`${site.url}/post`);
    await page.waitForFunction('"FlattrLoader" in window');
  }

  /** What the buttons on the page say, in order. */
  async function buttons(): Promise<Record<string, string>[]> {
    await page.locator('iframe.FlattrButton').first().waitFor();
    const sources = await page
      .locator('iframe.FlattrButton')
      .evaluateAll((frames) => frames.map((frame) => (frame as HTMLIFrameElement).src));
    return sources.map((source) => {
      const url = new URL(source);
      expect(url.origin + url.pathname).to.equal(`${server.url}/button/view/`);
      return Object.fromEntries(url.searchParams);
    });
  }

  function frameOf(path: string): Frame {
    return page.frames().find((frame) => frame.url().includes(path))!;
  }

  it('are made of what an anchor says, in `rel`, `rev` or data attributes', async () => {
    await open(
      `<a class="FlattrButton" style="display:none" href="http://a.example.org/?p=4" title=" The  title "
          lang="de_DE" rel="flattr;uid:mario;category:text;tags:a,b;button:compact;title:Said: again;">
          One<br><b>two</b> &amp; <i>three</i></a>
       <a class="FlattrButton" href="/relative" rev="flattr;uid:rev;" rel="flattr;uid:rel;"
          data-flattr-uid="data">x</a>
       <a class="FlattrButton" href="/c" title="T" data-flattr-uid="data" data-flattr-title="U"
          data-flattr-owner="email:1" data-flattr-hidden="1" data-flattr-nonsense="1" rel="nofollow"></a>
       <a class="FlattrButton"></a>
       <a class="Another" href="/d">not a button</a>`,
      'mode=auto&uid=standard&category=audio&language=sv_SE&button=default&nonsense=1',
    );

    expect(await buttons()).to.deep.equal([
      {
        uid: 'mario',
        button: 'compact',
        language: 'de_DE',
        category: 'text',
        url: 'http://a.example.org/?p=4',
        title: 'Said: again',
        description: 'One<br> two &amp; three',
        tags: 'a,b',
      },
      {
        uid: 'rev',
        button: 'default',
        language: 'sv_SE',
        category: 'audio',
        url: `${site.url}/relative`,
        description: 'x',
      },
      {
        uid: 'data',
        button: 'default',
        language: 'sv_SE',
        category: 'audio',
        url: `${site.url}/c`,
        title: 'U',
        owner: 'email:1',
        hidden: '1',
      },
      { uid: 'standard', button: 'default', language: 'sv_SE', category: 'audio' },
    ]);
    expect(await page.getByText('not a button').count()).to.equal(1);
  });

  it('take another prefix of data attributes', async () => {
    await open(
      '<a class="FlattrButton" href="/c" data-fvar-uid="b" data-flattr-uid="a"></a>',
      'mode=automatic&html5-key-prefix=data-fvar',
    );
    expect(await buttons()).to.deep.equal([{ url: `${site.url}/c`, uid: 'b' }]);
  });

  for (const [name, [width, height]] of Object.entries(SIZES)) {
    it(`have the size that pages left for them: ${name}`, async () => {
      await open(
        `<a class="FlattrButton" href="https://a.example.org/" rel="flattr;button:${name}"></a>`,
      );
      await buttons();
      const frame = page.locator('iframe.FlattrButton');
      const box = (await frame.boundingBox())!;
      expect([box.width, box.height]).to.deep.equal([width, height]);
      expect(await frame.getAttribute('title')).to.equal('Flattr');
      await page.waitForFunction('frames.length > 0');
      const inside = frameOf('/button/view');
      await inside.waitForLoadState();
      const size = await inside.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [scrollWidth, scrollHeight];
      });
      expect(size).to.deep.equal([width, height]);
    });
  }

  it('wait for the page in manual mode, and come where it says', async () => {
    await open('<div id="target"><i>old</i></div><a class="FlattrButton" href="/c"></a>', '');
    expect(await page.locator('iframe').count()).to.equal(0);

    await page.evaluate(`
      FlattrLoader.render({ uid: 'mario', url: 'https://a.example.org/', tags: ['a', 'b'] }, 'target', 'replace');
      FlattrLoader.setup();
      FlattrLoader.setup();
      FlattrLoader.render({ url: 'https://b.example.org/' }, document.body, 'append');
      FlattrLoader.render({ url: 'https://c.example.org/' }, 'nowhere', 'append');
      FlattrLoader.addLoadEvent(function () { window.isLoaded = true; });
      FlattrLoader.init();
    `);
    expect(await buttons()).to.deep.equal([
      { uid: 'mario', url: 'https://a.example.org/', tags: 'a,b' },
      { url: `${site.url}/c` },
      { url: 'https://b.example.org/' },
    ]);
    expect(await page.locator('#target').count()).to.equal(0);
    expect(await page.evaluate('window.isLoaded')).to.equal(true);
  });

  for (const address of ['/js/0.5.0/load.js?mode=direct', '/button/load.js']) {
    it(`stand where the script stands, made of the oldest globals: ${address}`, async () => {
      site.show(
        '/old',
        `<body><p>before</p><script>
         var flattr_uid = 'mario', flattr_url = 'https://a.example.org/', flattr_btn = 'compact',
             flattr_hide = '1', flattr_cat = 'text', flattr_tag = 'a', flattr_lng = 'de_DE',
             flattr_tle = 'T', flattr_dsc = 'D';
       </script><script src="${server.url}${address}"></script><p>after</p>`,
      );
      await page.goto(`${site.url}/old`);
      expect(await buttons()).to.deep.equal([
        {
          uid: 'mario',
          url: 'https://a.example.org/',
          button: 'compact',
          hidden: '1',
          category: 'text',
          tags: 'a',
          language: 'de_DE',
          title: 'T',
          description: 'D',
        },
      ]);
      const order = await page.evaluate(() =>
        [...document.body.children].map(({ tagName }) => tagName).join(),
      );
      expect(order).to.equal('P,SCRIPT,IFRAME,P');
    });
  }

  for (const [href, who] of [
    ['/post', 'the site of the page, which hears of it'],
    ['https://a.example.org/', 'another site, which does not'],
  ] as const) {
    it(`open the click page, and say what was done there: on ${who}`, async () => {
      await open(
        `<a class="FlattrButton" href="${href}" title="A post" rel="flattr;uid:mario;popout:0"></a>
         <script>
           window.heard = [];
           addEventListener('message', function (event) { heard.push([event.origin, event.data]); });
         </script>`,
      );
      const opened = page.waitForEvent('popup');
      await page.frameLocator('iframe.FlattrButton').getByRole('link').click();
      const popup = await opened;
      expect(popup.url()).to.match(/\/submit\/auto\?.*user_id=mario/);
      await popup.getByRole('button', { name: 'Flattr this' }).click();
      await popup.getByText('You flattred').waitFor();

      expect(await flattrs()).to.equal(1);
      await page.frameLocator('iframe.FlattrButton').getByText('Flattred').waitFor();
      const told = [[server.url, '{"flattr_button_event":"click_successful"}']];
      expect(await page.evaluate('window.heard')).to.deep.equal(href === '/post' ? told : []);
    });
  }

  it('open a new tab where scripts are off, from an iframe without the loader', async () => {
    const plain = await chromium.newContext({ javaScriptEnabled: false });
    page = await plain.newPage();
    site.show(
      '/',
      `<iframe src="${server.url}/button/view/?uid=mario&url=https%3A%2F%2Fa.example.org&"></iframe>`,
    );
    await page.goto(site.url);
    const opened = page.waitForEvent('popup');
    await page.frameLocator('iframe').getByRole('link').click();
    expect((await opened).url()).to.include('/submit/auto?url=https%3A%2F%2Fa.example.org%2F');
    await plain.close();
  });

  it('open a popout under the pointer, one at a time, and close it', async () => {
    await open(
      `<p style="height: 300px">
         <a class="FlattrButton" href="https://a.example.org/" title="First"></a></p>
       <p><a class="FlattrButton" href="https://b.example.org/" title="Second"></a></p>
       <a class="FlattrButton" href="https://c.example.org/" data-flattr-popout="0"></a>`,
    );
    // The pointer that a test moves is not seen by a page around a frame of another process; on one
    // host the two share one.
    await page.goto(page.url().replace('localhost', '127.0.0.1'));
    await buttons();
    const popouts = page.locator('iframe[src*="/button/popout/"]');
    await page.locator('iframe.FlattrButton').nth(2).hover();
    expect(await popouts.count()).to.equal(0);

    await page.locator('iframe.FlattrButton').nth(0).hover();
    await popouts.waitFor();
    expect(await popouts.boundingBox()).to.include({ width: 401, height: 230 });
    await page.locator('iframe.FlattrButton').nth(1).hover();
    const popout = page.frameLocator('iframe[src*="/button/popout/"]');
    await popout.getByRole('heading', { name: 'Second' }).waitFor();
    expect(await popouts.count()).to.equal(1);
    await popout.getByRole('button', { name: 'Close' }).click();
    await popouts.waitFor({ state: 'detached' });

    await page.locator('iframe.FlattrButton').nth(0).hover();
    await popouts.waitFor();
    await page.mouse.move(900, 500);
    await popouts.waitFor({ state: 'detached' });
  });

  it('cannot be tricked: the click page comes into no frame, a form from elsewhere does nothing', async () => {
    const click = `${server.url}/submit/auto?url=https%3A%2F%2Fa.example.org%2F&user_id=mario`;
    site.show(
      '/evil',
      `<body><iframe src="${click}"></iframe>
       <iframe name="other"></iframe>
       <form method="post" action="${click}" target="other"><button>Win a prize</button></form>`,
    );
    // From another site, and from another port of this host, to which browsers send cookies.
    for (const url of [site.url, site.url.replace('localhost', '127.0.0.1')]) {
      await page.goto(`${url}/evil`);
      // What the browser shows in place of a page that may not be framed; on a busy machine, a moment later.
      await page.frames()[1]!.waitForURL('chrome-error://chromewebdata/');
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.getByRole('button', { name: 'Win a prize' }).click();
      expect((await answered).status()).to.equal(403);
      expect(await flattrs()).to.equal(0);
    }

    // The same, framed in the service's own framable page: there is nothing but a link in it.
    await page.goto(`${server.url}/button/view/?url=https%3A%2F%2Fa.example.org%2F`);
    expect(await page.locator('form, input, button, iframe').count()).to.equal(0);
  });

  for (const path of ['view', 'popout']) {
    it(`are without faults: /button/${path}`, async () => {
      const query = '?uid=mario&url=https%3A%2F%2Fa.example.org%2F&title=A%20post&description=Long';
      await page.goto(`${server.url}/button/${path}/${query}`);
      expect(await pageFaults(page)).to.deep.equal([]);
    });
  }
});
