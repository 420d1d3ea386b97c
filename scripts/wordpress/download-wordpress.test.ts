import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { downloadWordpress } from './download-wordpress.ts';

describe('WordPress from its authors', () => {
  const directory = mkdtempSync(join(tmpdir(), 'flattr-download-'));
  const archive = join(directory, 'latest.tar.gz');
  let publisher: Server;
  let from: string;
  let sum: string;

  before(async () => {
    mkdirSync(join(directory, 'wordpress'));
    writeFileSync(join(directory, 'wordpress', 'index.php'), '<?php');
    spawnSync('tar', ['-czf', archive, 'wordpress'], { cwd: directory });
    publisher = createServer((request, response) => {
      if (request.url === '/latest.tar.gz') response.end(readFileSync(archive));
      else if (request.url === '/latest.tar.gz.sha1') response.end(sum);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve));
    from = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    sum = createHash('sha1').update(readFileSync(archive)).digest('hex');
  });
  after(async () => {
    await new Promise((resolve) => publisher.close(resolve));
    rmSync(directory, { recursive: true, force: true });
  });

  it('is unpacked where it is wanted, and nothing beside it', async () => {
    const cache = join(directory, 'cache');
    await downloadWordpress(join(cache, 'wordpress-newest'), from);
    expect(readdirSync(cache)).to.deep.equal(['wordpress-newest']);
    expect(readdirSync(join(cache, 'wordpress-newest'))).to.deep.equal(['index.php', 'wp-content']);
  });

  it('is refused when its sum is another, or when there is none to be had', async () => {
    const folder = join(directory, 'other', 'wordpress-newest');
    sum = 'a'.repeat(40);
    expect(await whyNot(folder, from)).to.include('is not what its sum says');
    expect(await whyNot(folder, `${from}/gone`)).to.include('answers 404');
    expect(await whyNot(folder, 'http://127.0.0.1:1')).to.include('cannot be reached');
    expect(existsSync(folder)).to.equal(false);
  });
});

async function whyNot(folder: string, from: string): Promise<string> {
  return downloadWordpress(folder, from).then(
    () => 'it worked',
    (error: Error) => error.message,
  );
}
