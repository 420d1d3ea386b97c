/** An answer, with its body read as text and, where it is JSON, as a value. */
export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; undefined when it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies freely
  body: any;
};

type RequestOptions = {
  headers?: Record<string, string>;
  form?: Record<string, string> | URLSearchParams;
  json?: unknown;
};

/** A visitor over plain HTTP: keeps cookies, follows no redirect unless asked, runs no script. */
export class Browser {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  #token: string | undefined;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Sends this bearer token with every request from now on. */
  withToken(token: string): this {
    this.#token = token;
    return this;
  }

  /** Puts a cookie into the jar. */
  withCookie(name: string, value: string): this {
    this.#cookies.set(name, value);
    return this;
  }

  /** What the jar holds under a name. */
  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  get(path: string, options: RequestOptions = {}): Promise<Answer> {
    return this.send('GET', path, options);
  }

  /** Sends a form as a page of ours would. */
  post(path: string, form: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, { form });
  }

  async send(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    const headers = new Headers({ Accept: '*/*', ...options.headers });
    if (this.#cookies.size > 0) {
      headers.set(
        'Cookie',
        [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      );
    }
    if (this.#token) headers.set('Authorization', `Bearer ${this.#token}`);
    let body: BodyInit | null = null;
    if (options.form) {
      body = new URLSearchParams(options.form);
      headers.set('Origin', headers.get('Origin') ?? this.#origin);
    } else if (options.json !== undefined) {
      body = JSON.stringify(options.json);
      headers.set('Content-Type', 'application/json');
    }
    const response = await fetch(new URL(path, this.#origin), {
      method,
      headers,
      body,
      redirect: 'manual',
    });
    this.#keepCookies(response);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  }

  /** Follows the redirect of an answer, as a browser would. */
  follow(answer: Answer): Promise<Answer> {
    return this.get(new URL(answer.headers.get('Location')!, this.#origin).href);
  }

  #keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
