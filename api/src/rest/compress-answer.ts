import { promisify } from 'node:util';
import { brotliCompress, constants, deflate, gzip } from 'node:zlib';
import type { RestContext } from './rest-context.ts';

/** Below this, the saving is smaller than a packet. */
const BYTES_MIN = 1024;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** The best first. Deflate is the last: it was understood in two ways. */
const METHODS: readonly (readonly [string, (bytes: Buffer) => Promise<Buffer>])[] = [
  ['br', (bytes) => promisify(brotliCompress)(bytes, BROTLI)],
  ['gzip', promisify<Buffer, Buffer>(gzip)],
  ['deflate', promisify<Buffer, Buffer>(deflate)],
];

/**
 * Compresses an answer that is long, for who asks for it. What a token may see no foreign page can ask
 * for in its member's name, so its length tells nobody anything.
 */
export async function compressAnswer(ctx: RestContext): Promise<void> {
  const bytes = Buffer.from(ctx.body ?? '');
  if (bytes.length < BYTES_MIN) return;
  const chosen = METHODS.find(([name]) => ctx.prefersEncoding(name));
  if (!chosen) return;
  const [encoding, compress] = chosen;
  ctx.body = await compress(bytes);
  ctx.set('Content-Encoding', encoding);
}
