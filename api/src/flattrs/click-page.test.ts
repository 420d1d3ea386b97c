import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';

const LINK =
  '/submit/auto?user_id=anna&url=https%3A%2F%2Fblog.example.org%2Fpost&title=A+post&popup=1';

describe('The click page', () => {
  let server: TestServer;
  let supporter: Member;
  let browser: Browser;

  beforeEach(async () => {
    server = await testServer();
    await aMember(server.deps, { name: 'anna' });
    supporter = await aSupporter(server.deps);
    browser = await server.as(supporter);
  });
  afterEach(() => server.close());

  const flattrs = async () => (await server.deps.db('flattrs')).length;

  it('shows what it is and who made it, and changes nothing', async () => {
    const page = await browser.get(LINK);

    expect(page.status).to.equal(200);
    expect(page.text).to.include('A post').and.include('/profile/anna').and.include('$10.00');
    expect(await flattrs()).to.equal(0);
    expect(await server.deps.db('things')).to.have.length(0);
  });

  it('takes visitors who are signed out to sign in, and back to this very address', async () => {
    const page = await server.visitor().get(LINK);

    const next = encodeURIComponent(LINK).replaceAll('%20', '+');
    expect(page.text).to.include(`/sign-in?next=${next}`).and.include(`/sign-up?next=${next}`);
    const sent = await server.visitor().post(LINK);
    expect(sent.headers.get('Location')).to.equal(`/sign-in?next=${encodeURIComponent(LINK)}`);
  });

  it('flattrs by a POST and says so on the same address', async () => {
    const sent = await browser.post(LINK);

    expect(sent.status).to.equal(303);
    expect(sent.headers.get('Location')).to.equal(LINK);
    const page = await browser.follow(sent);
    expect(page.text).to.include('You flattred').and.include('Flattr it every month');
    expect(await flattrs()).to.equal(1);
  });

  it('tells the site that opened it once, and only of what was just done', async () => {
    const page = await browser.follow(await browser.post(LINK));
    expect(page.text).to.include('data-done="flattred"');
    expect(page.text).to.include('data-origin="https://blog.example.org"');

    const again = await browser.get(`${LINK}&state=flattred`);
    expect(again.text).to.include('You flattred').and.not.include('data-done');
  });

  it('takes a click that is sent twice as one', async () => {
    await browser.post(LINK);
    const again = await browser.post(LINK);

    expect(again.status).to.equal(303);
    expect(await flattrs()).to.equal(1);
  });

  it('refuses what another site sends', async () => {
    const answer = await browser.send('POST', LINK, {
      form: {},
      headers: { Origin: 'https://evil.example' },
    });

    expect(answer.status).to.equal(403);
    expect(await flattrs()).to.equal(0);
  });

  it('says how to add money, and that an own thing is one’s own', async () => {
    const poor = await aMember(server.deps);
    const page = await (await server.as(poor)).get(LINK);
    expect(page.text).to.include('add money').and.not.include('Flattr this');
    expect((await (await server.as(poor)).post(LINK)).status).to.equal(400);

    const anna = await aSupporter(server.deps, { name: 'berta' });
    const own = LINK.replace('anna', 'berta');
    expect((await (await server.as(anna)).get(own)).text).to.include('This is your own');
    expect((await (await server.as(anna)).post(own)).text).to.include('own thing');
  });

  it('undoes, and asks nothing of the page that opened it afterwards', async () => {
    await browser.post(LINK);
    const [thing] = await server.deps.db('things');
    const done = await browser.post('/flattrs/undo', { thing_id: String(thing.id), back: LINK });

    const page = await browser.follow(done);
    expect(page.text).to.include('Undone').and.include('Flattr this');
    expect(page.text).to.include('data-done="undone"').and.not.include('data-asks');
    expect(await flattrs()).to.equal(0);
  });

  it('asks for a click on the button where the supporter trusts the site, and nowhere else', async () => {
    await browser.post('/trusted-sites', { origin: 'https://blog.example.org', trusted: '1' });

    expect((await browser.get(LINK)).text).to.include('data-asks');
    const elsewhere = LINK.replace('blog', 'other');
    expect((await browser.get(elsewhere)).text).to.not.include('data-asks');
    expect((await browser.get(LINK.replace('&popup=1', ''))).text).to.not.include('data-asks');
    await browser.post('/trusted-sites', { origin: 'https://blog.example.org', trusted: '' });
    expect((await browser.get(LINK)).text).to.not.include('data-asks');
  });

  it('says of a link without a page what is wrong', async () => {
    for (const query of ['', '?url=', '?url=javascript:alert(1)', '?url=http://10.0.0.1/']) {
      const page = await browser.get(`/submit/auto${query}`);
      expect(page.status, query).to.equal(400);
      expect(page.text).to.include('url-error');
    }
  });

  it('escapes what the link says', async () => {
    const page = await browser.get(`${LINK}&title=%3Cscript%3Ealert(1)%3C%2Fscript%3E`);
    expect(page.text).to.not.include('<script>alert');
  });
});

describe('This month', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  it('tells how to start', async () => {
    const member = await aMember(server.deps);
    const page = await (await server.as(member)).get('/dashboard');

    expect(page.status).to.equal(200);
    expect(page.text).to.include('Nothing yet').and.include('Add money');
  });

  it('shows what each flattr is worth, undoes, pauses and stops', async () => {
    const browser = await server.as(await aSupporter(server.deps));
    for (const name of ['a', 'b', 'c', 'd']) {
      await browser.post(`/submit/auto?url=https%3A%2F%2F${name}.example.org%2F`);
    }
    expect((await browser.get('/dashboard')).text)
      .to.include('$2.50')
      .and.include('a.example.org');

    const things = await server.deps.db('things').orderBy('id');
    const thing = { thing_id: String(things[0].id) };
    await browser.post('/subscriptions', { ...thing, action: 'start' });
    const paused = await browser.follow(
      await browser.post('/subscriptions', { ...thing, action: 'pause' }),
    );
    expect(paused.text).to.include('paused').and.include('Resume');
    await browser.post('/subscriptions', { ...thing, action: 'stop' });
    const undone = await browser.post('/flattrs/undo', { ...thing, back: '//evil.example/' });
    expect(undone.headers.get('Location')).to.equal('/dashboard');
    expect((await browser.get('/dashboard')).text).to.include('$3.333333');
  });
});
