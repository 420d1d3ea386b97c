import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { type OwnInternet, ownInternet, type TestFile } from '../../test/own-internet.ts';
import { aProof, outcomeOf, proofDeps } from '../../test/proofs.ts';
import { newToken } from './token.ts';

const FILE = '/.well-known/flattr';

describe('A proof by a file', () => {
  let internet: OwnInternet;
  before(async () => {
    internet = await ownInternet();
  });
  after(() => internet.close());

  /** Proves `blog.example` where its file is this. */
  async function proveWith(
    file: (token: string) => string | TestFile,
    { host = 'blog.example', path = FILE } = {},
  ) {
    const proof = aProof(internet.at(host));
    await internet.files(host, { [path]: file(proof.token) });
    return outcomeOf('file', proofDeps(internet), proof);
  }

  it('is a line of its own in /.well-known/flattr', async () => {
    for (const file of [
      (token: string) => `flattr-verify=${token}`,
      (token: string) => `\ufeff  flattr-verify=${token}  \r\n`,
      (token: string) => `flattr-verify=${newToken()}\nflattr-verify=${token}\n`,
    ]) {
      const { outcome, message, seen } = await proveWith(file);
      expect(outcome, seen).to.equal('proven');
      expect(message).to.include(`https://${internet.at('blog.example')}${FILE}`);
    }
  });

  it('may end in .txt, which every server sends as text', async () => {
    const found = await proveWith((token) => `flattr-verify=${token}\n`, { path: `${FILE}.txt` });
    expect(found.outcome).to.equal('proven');
  });

  it('is not the token among other words', async () => {
    for (const file of [
      (token: string) => token,
      (token: string) => `my token: flattr-verify=${token}`,
      (token: string) => `<p>flattr-verify=${token}</p>`,
      (token: string) => `flattr-verify=${token} and more`,
      (token: string) => `flattr-verify=${token}0`,
    ]) {
      const { outcome } = await proveWith(file);
      expect(outcome).to.be.oneOf(['not_found', 'wrong_token']);
    }
  });

  it('has to be plain text: a page may repeat what a visitor wrote', async () => {
    for (const type of ['text/html', 'application/octet-stream', 'application/json', '']) {
      const { outcome, message } = await proveWith((token) => ({
        body: `flattr-verify=${token}`,
        type,
      }));
      expect(outcome, type).to.equal('wrong_type');
      expect(message).to.include('flattr.txt');
    }
  });

  it('has to be there with success', async () => {
    const missing = await proveWith(() => '', { path: '/elsewhere' });
    expect(missing.outcome).to.equal('not_found');
    expect(missing.message).to.include(FILE);
    for (const status of [403, 500, 206]) {
      const { outcome } = await proveWith((token) => ({ body: `flattr-verify=${token}`, status }));
      expect(outcome, String(status)).to.equal('error_status');
    }
  });

  it('tells a token that is wrong, masked', async () => {
    const other = newToken();
    const { outcome, message, seen } = await proveWith(() => `flattr-verify=${other}`);
    expect(outcome).to.equal('wrong_token');
    expect(message + seen)
      .to.include(other.slice(-4))
      .and.not.include(other);
  });

  it('is for whole hosts: below may be what visitors upload', async () => {
    const proof = aProof(`${internet.at('blog.example')}/uploads/mallory`);
    const path = '/uploads/mallory/.well-known/flattr';
    await internet.files('blog.example', { [path]: `flattr-verify=${proof.token}` });
    const { outcome, message } = await outcomeOf('file', proofDeps(internet), proof);
    expect(outcome).to.equal('not_for_this_site');
    expect(message).to.include('head').and.include('profile');
  });

  describe('through a redirect', () => {
    const redirected = async (from: string, to: string, file: string) => {
      const proof = aProof(internet.at(from));
      const [, host = '', path = '/'] = /^https:\/\/([^/:]+)[^/]*(.*)$/.exec(to)!;
      const contents = { [path]: { body: `flattr-verify=${proof.token}`, type: 'text/plain' } };
      if (host === from) {
        await internet.files(from, { ...contents, [file]: { location: to } });
      } else {
        await internet.files(host, contents);
        await internet.files(from, { [file]: { location: to } });
      }
      return outcomeOf('file', proofDeps(internet), proof);
    };

    it('to another host proves nothing, and says where it leads', async () => {
      for (const host of ['evil.example', 'www.blog.example', 'other.blog.example']) {
        const to = `https://${internet.at(host)}${FILE}`;
        const { outcome, message } = await redirected('blog.example', to, FILE);
        expect(outcome, host).to.equal('redirect');
        expect(message).to.include(to);
      }
      const dns = internet.requests.filter((request) => request.startsWith('evil.example'));
      expect(dns, 'what was asked of the other host').to.deep.equal([]);
    });

    it('to another path proves nothing: the path may be what a visitor wrote', async () => {
      const to = `https://${internet.at('blog.example')}/uploads/mallory.txt`;
      expect((await redirected('blog.example', to, FILE)).outcome).to.equal('redirect');
    });

    it('from www to the bare name counts: who has that has www', async () => {
      const to = `https://${internet.at('bare.example')}${FILE}`;
      expect((await redirected('www.bare.example', to, FILE)).outcome).to.equal('proven');
    });

    it('shows a host that looks like another in ASCII', async () => {
      const to = `https://bl\u043eg.example:${internet.port}${FILE}`;
      const proof = aProof(internet.at('blog.example'));
      await internet.files('blog.example', { [FILE]: { location: encodeURI(to) } });
      const { message } = await outcomeOf('file', proofDeps(internet), proof);
      expect(message).to.match(/https:\/\/xn--blg-[a-z0-9]+\.example/);
      expect(message).not.to.include('\u043e');
    });
  });

  describe('tells what is wrong with a server', () => {
    const prove = (host: string, env: NodeJS.ProcessEnv = {}) =>
      outcomeOf('file', proofDeps(internet, env), aProof(internet.at(host)));

    it('whose certificate has expired, is self-made, or is for another host', async () => {
      await internet.files('expired.example', {});
      await internet.certificate('expired.example', { notAfter: new Date('2025-01-01') });
      const expired = await prove('expired.example');
      expect(expired.outcome).to.equal('bad_certificate');
      expect(expired.message).to.include('expired');

      await internet.files('self.example', {});
      await internet.certificate('self.example', { isSelfSigned: true });
      expect((await prove('self.example')).message).to.include('signed by itself');

      await internet.files('wrong.example', {});
      await internet.certificate('wrong.example', { names: ['right.example', 'b.example'] });
      const wrong = await prove('wrong.example');
      expect(wrong.outcome).to.equal('bad_certificate');
      expect(wrong.message).to.include('right.example, b.example');
    });

    it('whose authority nobody knows', async () => {
      await internet.files('blog.example', {});
      const { outcome, message } = await prove('blog.example', { FLATTR_EXTRA_CA: '' });
      expect(outcome).to.equal('bad_certificate');
      expect(message).to.include('authority');
    });

    it('that is not there', async () => {
      const { outcome, message } = await prove('nowhere.example');
      expect(outcome).to.equal('host_not_found');
      expect(message).to.include('NXDOMAIN');

      internet.dns[0]!.address('closed.example', '127.0.0.9');
      expect((await prove('closed.example')).outcome).to.equal('no_connection');

      internet.dns[0]!.fail('broken.example', 'servfail');
      expect((await prove('broken.example')).message).to.include('SERVFAIL');
    });

    it('that is in a private network', async () => {
      for (const address of ['10.0.0.1', '169.254.169.254', '192.168.1.1']) {
        internet.dns[0]!.address('inside.example', address);
        expect((await prove('inside.example')).outcome, address).to.equal('private_address');
      }
      internet.dns[0]!.address('both.example', '127.0.0.1', '10.0.0.1');
      expect((await prove('both.example')).outcome).to.equal('private_address');
    });

    it('that is this machine, of a service that strangers reach', async () => {
      await internet.files('blog.example', { [FILE]: 'flattr-verify=x' });
      const before = internet.requests.length;
      const { outcome } = await prove('blog.example', {
        FLATTR_MODE: 'sandbox',
        FLATTR_PUBLIC_URL: 'https://try.flattr.example',
      });
      expect(outcome).to.equal('private_address');
      expect(internet.requests).to.have.length(before);
    });

    it('that changes its address between the look and the connection', async () => {
      const proof = aProof(internet.at('rebind.example'));
      await internet.files('rebind.example', { [FILE]: `flattr-verify=${proof.token}` });
      internet.dns[0]!.rebind('rebind.example', '10.0.0.1');
      // The address that was checked is the one that is asked, whatever the name says by then.
      expect((await outcomeOf('file', proofDeps(internet), proof)).outcome).to.equal('proven');
      expect((await outcomeOf('file', proofDeps(internet), proof)).outcome).to.equal(
        'private_address',
      );
    });

    it('that sends ten gigabytes, or unpacks to them', async () => {
      let sent = 0;
      await internet.host('large.example', (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': 1e10 });
        const chunk = 'x'.repeat(65_536);
        const send = () => {
          while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        };
        response.on('drain', send);
        send();
      });
      const { outcome, message } = await prove('large.example');
      expect(outcome).to.equal('too_large');
      expect(message).to.include('4096');
      expect(sent, 'bytes that it could send').to.be.below(32 * 1024 * 1024);

      const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
      await internet.host('bomb.example', (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Encoding': 'gzip' });
        response.end(bomb);
      });
      expect((await prove('bomb.example')).outcome).to.equal('too_large');
    });

    it('that never answers, or never ends', async () => {
      await internet.host('silent.example', () => {});
      await internet.host('endless.example', (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/plain' });
        const timer = setInterval(() => response.write('x'), 100);
        response.on('close', () => clearInterval(timer));
      });
      const deps = { ...proofDeps(internet), deadlineMs: 1000 };
      for (const host of ['silent.example', 'endless.example']) {
        const { outcome } = await outcomeOf('file', deps, aProof(internet.at(host)));
        expect(outcome, host).to.equal('timeout');
      }
    });

    it('that redirects for ever', async () => {
      const target = `https://${internet.at('bare.example')}${FILE}`;
      await internet.files('www.bare.example', { [FILE]: { location: target } });
      await internet.files('bare.example', { [FILE]: { location: target } });
      expect((await prove('www.bare.example')).outcome).to.equal('redirect');
    });
  });
});
