/**
 * Every failure that a caller may expect, with the HTTP status it answers. Codes are a contract and
 * stay; sentences may change. The old API's clients know only 400, 401, 403, 404, 406 and 5xx.
 */
export const STATUS_OF_ERROR = {
  invalid_request: 400,
  invalid_parameters: 400,
  validation: 400,
  unauthorized: 401,
  no_means: 401,
  forbidden: 403,
  insufficient_scope: 403,
  flattr_once: 403,
  flattr_owner: 403,
  thing_owner: 403,
  subscribed: 403,
  rate_limit_exceeded: 403,
  cross_origin: 403,
  not_found: 404,
  not_acceptable: 406,
  period_not_over: 400,
  earlier_period_open: 400,
  period_closed: 403,
  insufficient_funds: 400,
  payouts_stopped: 403,
  posting_conflict: 500,
  server_error: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF_ERROR;

/** The faults of a form or body: field name -> what is wrong with it and what to do. */
export type FieldErrors = Readonly<Record<string, string>>;

/**
 * A failure that its caller may expect: a wrong input, a rule that says no. Thrown by use cases,
 * rendered once by `http/errors.ts` (and by the command line). Anything else that is thrown is a bug.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldErrors;

  constructor(code: ErrorCode, message: string, fields: FieldErrors = {}) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.fields = fields;
  }

  get status(): number {
    return STATUS_OF_ERROR[this.code];
  }
}

/** One field of a form is wrong; the page shows `message` beside it. */
export function fieldError(field: string, message: string): DomainError {
  return new DomainError('validation', message, { [field]: message });
}

/** The database is away or full. What it said itself is for the log alone. */
export function databaseAway(cause: unknown): DomainError {
  const error = new DomainError(
    'unavailable',
    'Our database cannot be reached at the moment. Try again in a few seconds.',
  );
  error.cause = cause;
  return error;
}
