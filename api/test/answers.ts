import type { RequestListener, ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { splitPath } from '../src/rest/find-route.ts';
import { openApiDocument } from '../src/rest/openapi/document.ts';
import { ROUTES } from '../src/rest/routes.ts';

const BASE = '/rest/v2';

/**
 * Holds every answer of the API that any test gets against the OpenAPI document, in which no answer
 * may have more fields than are described.
 * @returns the service to listen with, and what did not match, so far.
 */
export function watchAnswers(service: RequestListener): {
  listener: RequestListener;
  faults: readonly string[];
} {
  const faults: string[] = [];
  const listener: RequestListener = (req, res) => {
    const { method = 'GET', url = '/' } = req;
    const path = url.replace(/\?.*$/s, '');
    if (path.startsWith(BASE) && method !== 'OPTIONS') {
      onAnswer(res, (answer) => {
        const fault = faultOf(method, path.slice(BASE.length), answer);
        if (!fault) return;
        faults.push(`${method} ${url} answered ${answer.status}, ${fault}: ${answer.body}`);
      });
    }
    service(req, res);
  };
  return { listener, faults };
}

/** Tells of an answer when it is sent. Those of the API are written with one head and one end. */
function onAnswer(res: ServerResponse, tell: (answer: WatchedAnswer) => void): void {
  const { end, writeHead } = res;
  let headers: unknown[] = [];
  res.writeHead = ((...given: unknown[]) => {
    headers = given.at(-1) as unknown[];
    return writeHead.apply(res, given as Parameters<typeof writeHead>);
  }) as typeof writeHead;
  res.end = ((...given: unknown[]) => {
    const header = (name: string) =>
      headers.includes(name) ? `${headers[headers.indexOf(name) + 1]}` : '';
    const type = header('Content-Type').split(';', 1)[0]!;
    const body = unpacked(given[0], header('Content-Encoding'));
    tell({ status: res.statusCode, type, body });
    return end.apply(res, given as Parameters<typeof end>);
  }) as typeof end;
}

function unpacked(body: unknown, encoding: string): string {
  if (!Buffer.isBuffer(body)) return typeof body === 'string' ? body : '';
  if (encoding === 'br') return brotliDecompressSync(body).toString();
  if (encoding === '') return body.toString();
  return (encoding === 'gzip' ? gunzipSync(body) : inflateSync(body)).toString();
}

export type WatchedAnswer = { status: number; type: string; body: string };

/** What is wrong with an answer according to the document; undefined: nothing. */
export function faultOf(method: string, path: string, answer: WatchedAnswer): string | undefined {
  const candidates = operationsAt(method, splitPath(path).path);
  // Where nothing is, there is an error, and it looks like all others.
  if (candidates.length === 0) {
    return answer.type === 'application/json'
      ? mismatch('/components/schemas/Error', answer.body)
      : undefined;
  }
  const faults = candidates.map((pointer) => faultAt(pointer, answer));
  return faults.includes(undefined) ? undefined : faults.join('; or ');
}

const document = openApiDocument(ROUTES, { publicUrl: 'https://flattr.example', isStrict: true });
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document as AnySchema, 'api');

const paths = Object.keys(document.paths!)
  .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) }))
  // What is written out comes before what is variable.
  .sort((one, other) => one.path.split('{').length - other.path.split('{').length);

/** Where a request is described. A POST may stand for another method, which its body names. */
function operationsAt(method: string, path: string): string[] {
  const found = paths.find(({ pattern }) => pattern.test(path));
  if (!found) return [];
  const operations = Object.keys(document.paths![found.path]!);
  const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
  return operations
    .filter((operation) => operation === wanted || (method === 'POST' && operation !== 'get'))
    .map((operation) => pointerOf('paths', found.path, operation));
}

function faultAt(operation: string, { body, status, type }: WatchedAnswer): string | undefined {
  const pointer = resolve(`${operation}/responses/${status}`);
  const response = valueAt(pointer) as { content?: Record<string, unknown> } | undefined;
  if (!response) return 'which is not described';
  // A script that calls a function with what would be JSON.
  if (type === 'application/javascript' || body === '') return undefined;
  if (!response.content?.[type]) return `in ${type || 'no type'}, which is not described`;
  return type.endsWith('json')
    ? mismatch(`${pointer}${pointerOf('content', type, 'schema')}`, body)
    : undefined;
}

function mismatch(pointer: string, body: string): string | undefined {
  const validate = ajv.getSchema(`api#${encodeURI(pointer)}`);
  if (!validate) return `which has no schema at ${pointer}`;
  if (validate(JSON.parse(body))) return undefined;
  return `which does not match: ${ajv.errorsText(validate.errors)}`;
}

/** Where a reference leads, if there is one. */
function resolve(pointer: string): string {
  const value = valueAt(pointer) as { $ref?: string } | undefined;
  return value?.$ref === undefined ? pointer : value.$ref.slice(1);
}

function valueAt(pointer: string): unknown {
  let value: unknown = document;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    value = (value as Record<string, unknown> | undefined)?.[name];
  }
  return value;
}

function pointerOf(...parts: string[]): string {
  return parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
