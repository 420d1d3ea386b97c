import { expect } from 'chai';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import { queueMail } from './queue-mail.ts';

describe('The mailbox', () => {
  let server: TestServer;
  afterEach(() => server.close());

  const queue = (subject: string, body: string) =>
    inTransaction(server.deps.db, (trx) =>
      queueMail(trx, server.deps, { recipient: 'ann@example.org', subject, body }),
    );

  it('shows a sandbox’s mails, the newest first, with links to follow', async () => {
    server = await testServer();
    expect((await server.visitor().get('/mailbox')).text).to.include('There are no mails yet');
    await queue('First', `Go to ${server.url}/confirm/x or not.`);
    await queue('<script>Second', 'Nothing <b>here</b>.');

    const { text } = await server.visitor().get('/mailbox');
    expect(text.indexOf('Second')).to.be.lessThan(text.indexOf('First'));
    expect(text).to.not.include('<script>');
    const first = await server.visitor().get('/mailbox/1');
    expect(first.text).to.include(`<a href="${server.url}/confirm/x">`);
    expect((await server.visitor().get('/mailbox/2')).text).to.include('&lt;b>here');
  });

  it('knows no other addresses', async () => {
    server = await testServer();
    for (const id of ['1', '0', 'x', '1e3', '99999999999999999999']) {
      expect((await server.visitor().get(`/mailbox/${id}`)).status, id).to.equal(404);
    }
  });

  it('is not there in live mode', async () => {
    server = await testServer({
      env: {
        FLATTR_MODE: 'live',
        FLATTR_PUBLIC_URL: 'https://flattr.example',
        FLATTR_MAIL_URL: 'smtp://127.0.0.1:9',
      },
    });
    await queue('Secret', 'link');
    expect((await server.visitor().get('/mailbox')).status).to.equal(404);
    expect((await server.visitor().get('/mailbox/1')).status).to.equal(404);
  });
});
