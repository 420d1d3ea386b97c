import type { IncomingMessage } from 'node:http';
import { DomainError } from '../errors.ts';

const BODY_BYTES_MAX = 65_536;

/**
 * Reads the body of a request whole.
 * @throws DomainError `invalid_request` when it is longer than 64 KiB or breaks off. The old API's
 *   clients know no 413.
 */
export function readBody(req: IncomingMessage): Promise<Buffer> {
  const length = Number(req.headers['content-length'] ?? 0);
  if (length > BODY_BYTES_MAX) return Promise.reject(tooLong());
  if (length === 0 && req.headers['transfer-encoding'] === undefined) {
    return Promise.resolve(Buffer.alloc(0));
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const stop = (error: DomainError) => {
      req.removeAllListeners('data');
      req.resume(); // What is still to come is read away, or the client would not see the answer.
      reject(error);
    };
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > BODY_BYTES_MAX) stop(tooLong());
      else chunks.push(chunk);
    });
    req.once('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    req.once('error', () => stop(new DomainError('invalid_request', 'The body broke off.')));
  });
}

function tooLong(): DomainError {
  return new DomainError('invalid_request', 'The body is too long: it has at most 64 KiB.');
}

/**
 * What a body says: a JSON value, or the fields of a form, where the last of a repeated field counts.
 * An empty body says `{}`, whatever its content type. Without a content type both are understood, and
 * so is JSON that is labelled as a form, as `curl -d` sends it.
 * @throws DomainError `invalid_request` for malformed JSON and other content types.
 */
export function parseBody(text: string, contentType: string): unknown {
  if (text.trim() === '') return {};
  if (/^[^;]*\bjson\b/i.test(contentType)) return parseJson(text);
  if (contentType === '' || /^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return /^\s*[{[]/.test(text) ? parseJson(text) : parseForm(text);
  }
  throw new DomainError(
    'invalid_request',
    'Send the body as application/json or as application/x-www-form-urlencoded.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('invalid_request', 'The body is not valid JSON.');
  }
}

/** The parameters that may follow a `url`; any other one belongs to an address that was not encoded. */
const NEIGHBOURS = ['q', 'full', 'jsonp', 'page', 'count', '_method', 'access_token'];

/**
 * The fields of a form or query. Old clients and hand-written links leave an address in `url` as it
 * is; then `url=http://a.example/?b=1&c=2` is one address, and so is a link to a click page with all
 * that follows it.
 */
export function parseForm(text: string): Record<string, string> {
  const fields = Object.fromEntries(new URLSearchParams(text));
  const plain = /(?:^|&)(url|q)=(https?:\/\/[^&?#]*\?.*)$/is.exec(text);
  if (!plain) return fields;

  const [, name = 'url', rest = ''] = plain;
  if (/^https?:\/\/[^/?]*\/submit\/auto\/?\?/i.test(rest)) return { ...fields, [name]: rest };
  const [first, ...others] = rest.split('&');
  const own = others.filter((pair) => !NEIGHBOURS.includes(pair.split('=', 1)[0]!));
  return { ...fields, [name]: [first, ...own].join('&') };
}
