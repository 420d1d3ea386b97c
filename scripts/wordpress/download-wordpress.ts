import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PATIENCE_MS = 5 * 60_000;

/**
 * Downloads the newest WordPress as its authors publish it, whole, with the sum that they publish beside it:
 * for a demo on a machine that is not Debian's.
 * @param folder where it goes, which is not there yet.
 * @param from who publishes it.
 * @throws Error when it cannot be had, or is not what its sum says.
 */
export async function downloadWordpress(
  folder: string,
  from = 'https://wordpress.org',
): Promise<void> {
  const archive = await get(`${from}/latest.tar.gz`);
  const sum = (await get(`${from}/latest.tar.gz.sha1`)).toString().trim();
  if (createHash('sha1').update(archive).digest('hex') !== sum) {
    throw new Error(`WordPress from ${from} is not what its sum says. Try again later.`);
  }
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(join(dirname(folder), 'unpack-'));
  try {
    writeFileSync(join(work, 'wordpress.tar.gz'), archive);
    const { status, stderr, error } = spawnSync('tar', ['-xzf', 'wordpress.tar.gz'], {
      cwd: work,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`tar did not work: ${error?.message ?? stderr}`);
    mkdirSync(join(work, 'wordpress', 'wp-content', 'uploads'), { recursive: true });
    renameSync(join(work, 'wordpress'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function get(url: string): Promise<Buffer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    (error: Error) => {
      throw new Error(
        `${url} cannot be reached: ${(error.cause as Error)?.message ?? error.message}`,
      );
    },
  );
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}.`);
  return Buffer.from(await answer.arrayBuffer());
}
