import { stringify as toYaml } from 'yaml';
import { toActivityStream, toAtom } from './activity-stream.ts';
import { contentTypeOf, type Format } from './formats.ts';
import type { RestContext } from './rest-context.ts';
import type { Answer } from './route.ts';
import { toXml } from './write-xml.ts';

/**
 * Writes an answer in the format that was asked for; as a call of a function for a JSONP page, which
 * gets errors as 200: a browser hides the body of every other one from it.
 */
export function writeAnswer(
  ctx: RestContext,
  { body, headers, status, stream }: Answer,
  { format, jsonp }: { format: Format; jsonp: string | undefined },
): void {
  if (!ctx.has('Cache-Control')) ctx.set('Cache-Control', 'no-cache');
  ctx.set('Vary', 'Accept, Authorization, Accept-Encoding');
  if (headers) ctx.set(headers);
  if (body === undefined && stream === undefined) {
    ctx.status = status ?? 204;
    ctx.body = null;
    return;
  }
  ctx.status = status ?? 200;
  if (jsonp !== undefined && format === 'json') {
    if (ctx.status >= 400) ctx.status = 200;
    ctx.set('Content-Type', 'application/javascript;charset=utf-8');
    // The comment keeps the name from being the first bytes of some other kind of file.
    ctx.body = `/**/${jsonp}(${scriptSafe(JSON.stringify(body))});`;
    return;
  }
  ctx.set('Content-Type', contentTypeOf(format));
  if (stream) ctx.body = format === 'atom' ? toAtom(stream) : toActivityStream(stream);
  else ctx.body = write(body, format);
}

function write(body: unknown, format: Format): string {
  switch (format) {
    case 'xml':
      return toXml(body);
    case 'yaml':
      return toYaml(body);
    case 'txt':
      return toText(body);
    default:
      return JSON.stringify(body);
  }
}

/** A line for each choice: its id, a tab, its name. Other bodies are written as JSON. */
function toText(body: unknown): string {
  if (typeof body === 'string') return body;
  if (!Array.isArray(body)) return JSON.stringify(body);
  return body.map(({ id, text }) => `${id}\t${text}\n`).join('');
}

/** Two characters that JSON may hold and scripts of the time may not. */
function scriptSafe(json: string): string {
  return json.replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');
}
