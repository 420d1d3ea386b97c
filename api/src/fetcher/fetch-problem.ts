/** Why an address could not be fetched. */
export type FetchProblemCode =
  | 'invalid_url'
  | 'not_public'
  | 'name_not_found'
  | 'no_connection'
  | 'no_trust'
  | 'too_slow'
  | 'too_large'
  | 'too_many_redirects'
  | 'not_http'
  | 'error_status';

/** An address could not be fetched. The message is a sentence for people and names no internals. */
export class FetchProblem extends Error {
  readonly code: FetchProblemCode;

  constructor(code: FetchProblemCode, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.name = 'FetchProblem';
    this.code = code;
  }
}

/** What undici, Node's network code, TLS or zlib threw, as a problem that people can read. */
export function problemOf(error: unknown, host: string): FetchProblem {
  if (error instanceof FetchProblem) return error;
  const { code = '', name = '' } = error as { code?: unknown; name?: string };
  const of = (problem: FetchProblemCode, message: string) =>
    new FetchProblem(problem, message, { cause: error });
  const known = String(code);

  if (/TIMEOUT|TIMEDOUT/.test(known) || name === 'TimeoutError' || name === 'AbortError') {
    return of('too_slow', `${host} took too long to answer.`);
  }
  if (/HEADERS_OVERFLOW|HEADER_OVERFLOW|EXCEEDED_MAX_SIZE/.test(known)) {
    return of('too_large', `The answer of ${host} is too large.`);
  }
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(known)) {
    return of('no_trust', `The certificate of ${host} cannot be trusted.`);
  }
  if (name === 'HTTPParserError' || /^(HPE_|Z_|ERR__ERROR|UND_ERR_RES)/.test(known)) {
    return of('not_http', `The answer of ${host} cannot be understood.`);
  }
  return of('no_connection', `${host} cannot be reached.`);
}
