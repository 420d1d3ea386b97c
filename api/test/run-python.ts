import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { feedReaderPython } from '../../scripts/find-program.ts';

/**
 * Runs a script of `test/python/` beside the server, which lives in this process, and reads the JSON
 * that it writes.
 */
// biome-ignore lint/suspicious/noExplicitAny: tests look into what programs say freely
export async function runPython(script: string, input: string): Promise<any> {
  const python = feedReaderPython();
  expect(python, 'a Python with feedparser and podcastparser').to.be.a('string');
  const path = fileURLToPath(new URL(`./python/${script}`, import.meta.url));
  const child = spawn(python!, [path], { stdio: 'pipe' });
  child.stdin.on('error', () => {}); // A script that fails reads no input; its words say why.
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  expect(code, stderr).to.equal(0);
  return JSON.parse(stdout);
}
