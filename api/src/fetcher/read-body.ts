import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { FetchProblem } from './fetch-problem.ts';

type Limits = { bytesMax: number; longBody: 'refuse' | 'cut'; host: string; signal: AbortSignal };

/** Thrown to stop a stream of which enough was read. */
class Enough extends Error {}

/**
 * Reads a body, decompressed, up to a number of bytes, and stops the stream there: what a small
 * answer would unpack to is never held.
 * @throws FetchProblem `too_large`; `not_http` for an encoding that nobody asked for.
 */
export async function readBody(
  stream: Readable,
  headers: Readonly<Record<string, string>>,
  { bytesMax, longBody, host, signal }: Limits,
): Promise<{ body: Buffer; isCut: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  let isCut = false;

  async function keep(source: AsyncIterable<Buffer>): Promise<void> {
    for await (const chunk of source) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > bytesMax) throw new Enough();
    }
  }

  const decoder = decoderFor(headers['content-encoding'], host);
  try {
    await (decoder
      ? pipeline(stream, decoder, keep, { signal })
      : pipeline(stream, keep, { signal }));
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    if (longBody === 'refuse') {
      throw new FetchProblem('too_large', `The answer of ${host} is too large.`);
    }
    isCut = true;
  }
  return { body: Buffer.concat(chunks).subarray(0, bytesMax), isCut };
}

function decoderFor(encoding: string | undefined, host: string): Transform | undefined {
  switch (encoding?.trim().toLowerCase()) {
    case undefined:
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new FetchProblem('not_http', `The answer of ${host} is compressed in an unknown way.`);
  }
}
