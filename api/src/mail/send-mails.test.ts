import { expect } from 'chai';
import { type TestMailServer, testMailServer } from '../../test/mail-server.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import { queueMail } from './queue-mail.ts';
import { sendMails } from './send-mails.ts';

const MAIL = { recipient: 'ann@example.org', subject: 'Grüße', body: 'Follow\nhttp://x.example/1' };
const LIVE = { FLATTR_MODE: 'live', FLATTR_PUBLIC_URL: 'https://flattr.example' };

describe('sendMails', () => {
  let mailServer: TestMailServer;
  let server: TestServer;
  beforeEach(async () => {
    mailServer = await testMailServer();
  });
  afterEach(async () => {
    await server?.close();
    await mailServer.close();
  });

  const start = async (env: NodeJS.ProcessEnv = {}) => {
    server = await testServer({ env: { FLATTR_MAIL_URL: mailServer.url, ...env } });
  };
  const queue = (mail = MAIL) =>
    inTransaction(server.deps.db, (trx) => queueMail(trx, server.deps, mail));
  const row = () => server.deps.db('mails').first();

  it('hands a mail to the server once, and empties it in live mode', async () => {
    await start(LIVE);
    await queue();
    expect(await sendMails(server.deps)).to.equal(1);
    expect(await sendMails(server.deps)).to.equal(0);

    expect(mailServer.received).to.have.length(1);
    const [mail] = mailServer.received;
    expect(mail!.to).to.deep.equal(['ann@example.org']);
    expect(mail!.raw).to.include('Follow\r\nhttp://x.example/1').and.include('=?UTF-8?');
    expect(await row()).to.include({ body: '', next_attempt_at: null, attempts: 1 });
  });

  it('keeps the text for the mailbox in a sandbox', async () => {
    await start();
    await queue();
    await sendMails(server.deps);
    expect((await row()).body).to.equal(MAIL.body);
  });

  it('sends each mail once, however many processes send at once', async () => {
    await start();
    for (let count = 0; count < 5; count += 1) await queue();
    const sent = await Promise.all([1, 2, 3, 4].map(() => sendMails(server.deps)));
    expect(sent.reduce((sum, count) => sum + count)).to.equal(5);
    expect(mailServer.received).to.have.length(5);
  });

  it('waits for a server that is away, longer each time, and delivers when it is back', async () => {
    await start(LIVE);
    const { port } = mailServer;
    await mailServer.close();
    await queue();

    expect(await sendMails(server.deps)).to.equal(0);
    const failed = await row();
    expect(failed.last_error).to.match(/ECONNREFUSED/);
    expect(failed.body).to.equal(MAIL.body);
    expect(Number(failed.next_attempt_at)).to.equal(server.deps.clock.now() + 60_000);
    mailServer = await testMailServer(port);
    expect(await sendMails(server.deps), 'not before it is due').to.equal(0);

    server.setTime('2026-01-10T12:01:00Z');
    expect(await sendMails(server.deps)).to.equal(1);
    expect(await row()).to.include({ attempts: 2, last_error: '', body: '' });
    expect(mailServer.received).to.have.length(1);
  });

  it('gives up after some three days', async () => {
    await start(LIVE);
    await mailServer.close();
    await queue();
    let days = 0;
    for (let tries = 0; (await row()).next_attempt_at !== null; tries += 1) {
      expect(tries).to.be.lessThan(40);
      const due = Number((await row()).next_attempt_at);
      server.setTime(new Date(due).toISOString());
      days = (due - Date.parse('2026-01-10T12:00:00Z')) / 86_400_000;
      await sendMails(server.deps);
    }
    expect(days).to.be.within(2, 4);
    expect(await row()).to.include({ sent_at: null, body: '' });
    mailServer = await testMailServer();
  });

  it('does not ask again for a mailbox that does not exist, and sends the others', async () => {
    await start();
    mailServer.unknown.add('nobody@example.org');
    await queue({ ...MAIL, recipient: 'nobody@example.org' });
    await queue();
    expect(await sendMails(server.deps)).to.equal(1);
    const refused = await server.deps
      .db('mails')
      .where({ recipient: 'nobody@example.org' })
      .first();
    expect(refused).to.include({ next_attempt_at: null, sent_at: null });
    expect(refused.last_error).to.match(/no such mailbox/);
  });

  it('sends nothing that was rolled back', async () => {
    await start();
    const failing = inTransaction(server.deps.db, async (trx) => {
      await queueMail(trx, server.deps, MAIL);
      throw new Error('no');
    });
    await failing.catch(() => {});
    expect(await sendMails(server.deps)).to.equal(0);
  });

  it('cannot be made to write headers', async () => {
    await start();
    await queue({ ...MAIL, subject: 'Hello\r\nBcc: evil@example.org' });
    await sendMails(server.deps);
    expect(mailServer.received[0]!.raw).to.not.match(/^Bcc:/im);
    expect(mailServer.received[0]!.to).to.deep.equal(['ann@example.org']);
  });
});
