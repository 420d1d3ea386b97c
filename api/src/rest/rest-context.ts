import type { IncomingMessage, ServerResponse } from 'node:http';
import accepts from 'accepts';

type Settings = {
  /** How many proxies of ours stand before us and add to X-Forwarded-For. */
  proxies: number;
};

/**
 * One call of the API: what it asks and what it will be answered. It has the names of Koa's context
 * and a small part of its doings: clicks come this way, and Koa's own would cost a third of each
 * (docs/performance.md).
 */
export class RestContext {
  readonly req: IncomingMessage;
  readonly method: string;
  /** As it was sent, without the query. */
  readonly path: string;
  /** Without the question mark. */
  readonly querystring: string;
  status = 404;
  body: string | Buffer | null = null;
  readonly #res: ServerResponse;
  readonly #settings: Settings;
  readonly #headers = new Map<string, string>();

  constructor(req: IncomingMessage, res: ServerResponse, settings: Settings) {
    const url = req.url ?? '/';
    const at = url.indexOf('?');
    this.req = req;
    this.method = req.method ?? 'GET';
    this.path = at < 0 ? url : url.slice(0, at);
    this.querystring = at < 0 ? '' : url.slice(at + 1);
    this.#res = res;
    this.#settings = settings;
  }

  /** A header of the request; empty when it was not sent. */
  get(name: string): string {
    const value = this.req.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : (value ?? '');
  }

  /** Sets a header of the answer, or some. */
  set(name: string | Readonly<Record<string, string>>, value = ''): void {
    if (typeof name === 'string') this.#headers.set(name, value);
    else for (const [one, its] of Object.entries(name)) this.#headers.set(one, its);
  }

  /** Whether a header of the answer is set. */
  has(name: string): boolean {
    return this.#headers.has(name);
  }

  /** The first of these media types in the caller's order of preference; false when it wants none. */
  accepts(types: string[]): string | false {
    const type = accepts(this.req).types(types);
    return Array.isArray(type) ? (type[0] ?? false) : type;
  }

  /** Whether the caller would rather have an answer in this encoding than as it is. */
  prefersEncoding(encoding: string): boolean {
    return accepts(this.req).encodings([encoding, 'identity']) === encoding;
  }

  /** The address of the caller. Proxies of ours tell whom they speak for. */
  get ip(): string {
    const own = this.req.socket.remoteAddress ?? '';
    if (this.#settings.proxies === 0) return own;
    const told = this.get('X-Forwarded-For').split(/\s*,\s*/);
    return told.slice(-this.#settings.proxies)[0] || own;
  }

  /** Sends the answer. */
  send(): void {
    const { body } = this;
    this.#headers.set('Content-Length', body === null ? '0' : String(Buffer.byteLength(body)));
    if (this.status === 204) this.#headers.delete('Content-Length');
    const headers: string[] = [];
    for (const [name, value] of this.#headers) headers.push(name, value);
    this.#res.writeHead(this.status, headers);
    this.#res.end(body ?? undefined);
  }
}
