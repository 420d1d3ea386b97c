import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';
import { findThing } from './find-thing.ts';

const FORM = {
  url: 'https://example.org/a',
  title: 'A song',
  description: 'Of love',
  category: 'audio',
  language: 'de_DE',
  tags: 'folk, live',
};

describe('the forms of a thing', () => {
  let server: TestServer;
  let ann: Member;
  let browser: Browser;

  beforeEach(async () => {
    server = await testServer();
    ann = await aMember(server.deps);
    browser = await server.as(ann);
  });
  afterEach(() => server.close());

  it('register a thing, and show it', async () => {
    expect((await browser.get('/things/new')).status).to.equal(200);
    const answer = await browser.post('/things/new', { ...FORM, hidden: '1' });
    expect([answer.status, answer.headers.get('Location')]).to.deep.equal([
      303,
      '/thing/1?done=registered',
    ]);
    expect((await browser.follow(answer)).text).to.contain('This thing is yours now.');
    expect(await findThing(server.deps.db, { id: 1 })).to.deep.include({
      title: 'A song',
      description: 'Of love',
      category: 'audio',
      language: 'de_DE',
      tags: ['folk', 'live'],
      isHidden: true,
      creatorId: ann.id,
    });
  });

  it('keep what was written and say beside the field what is wrong', async () => {
    const answer = await browser.post('/things/new', { ...FORM, url: 'ftp://example.org/' });
    expect(answer.status).to.equal(400);
    expect(answer.text).to.contain('id="url-error"').and.to.contain('value="A song"');
    expect(answer.text).to.contain('value="ftp://example.org/"');
    expect(answer.text).to.contain('<option value="de_DE" selected');
    expect(await findThing(server.deps.db, { id: 1 })).to.equal(undefined);
  });

  it('change a thing, and take a language away', async () => {
    await browser.post('/things/new', FORM);
    const page = await browser.get('/things/1/edit');
    expect(page.text).to.contain('value="folk, live"').and.to.contain('Of love');
    const answer = await browser.post('/things/1/edit', { ...FORM, title: 'B', language: '' });
    expect(answer.headers.get('Location')).to.equal('/thing/1?done=changed');
    expect(await findThing(server.deps.db, { id: 1 })).to.deep.include({
      title: 'B',
      language: '',
      tags: ['folk', 'live'],
      isHidden: false,
    });
  });

  it('delete a thing once it was asked for twice', async () => {
    await browser.post('/things/new', FORM);
    const page = await browser.get('/things/1/delete');
    expect(page.text).to.contain('Delete this thing?');
    expect((await browser.get('/thing/1')).status).to.equal(200);
    const answer = await browser.post('/things/1/delete');
    expect(answer.headers.get('Location')).to.equal('/things');
    expect((await browser.get('/thing/1')).status).to.equal(404);
  });

  it('are for the creator alone', async () => {
    await browser.post('/things/new', FORM);
    const other = await server.as(await aMember(server.deps));
    for (const path of ['/things/1/edit', '/things/1/delete']) {
      expect((await other.get(path)).status).to.equal(403);
      expect((await other.post(path, { title: 'Mine' })).status).to.equal(403);
      expect((await server.visitor().get(path)).headers.get('Location')).to.match(/^\/sign-in/);
      expect((await other.get(path.replace('1', '99'))).status).to.equal(404);
    }
    expect((await findThing(server.deps.db, { id: 1 }))?.title).to.equal('A song');
  });
});
