import type { ErrorCode } from '../errors.ts';

/** What each code of an error means to who calls, and what to do. Shown at `/docs/errors#code`. */
export const ERROR_MEANINGS: Readonly<Record<ErrorCode, string>> = {
  invalid_request:
    'The request cannot be read: its body is malformed, too long, or of a content type that we do not know.',
  invalid_parameters:
    'A parameter is missing or makes no sense. `error_description` names it; `fields` names all of them.',
  validation:
    'What was sent breaks a rule: an address that is none, an amount over the limit. `fields` says what is wrong with which parameter.',
  unauthorized:
    'The token is missing, was revoked, or has run out. Ask the member to let your application in again, or use the refresh token.',
  no_means:
    'The supporter has no money that this month could give: their funds are empty or their budget is paused. Lead them to their funds. The status is 401 because old clients look for it there, and 402 at `flattr/bulk`.',
  forbidden: 'This belongs to somebody else.',
  insufficient_scope:
    'The token may not do this. `error_description` names the scope to ask the member for.',
  flattr_once: 'The thing was flattred already, and a flattr counts once a month.',
  flattr_owner: 'Nobody can flattr their own thing.',
  thing_owner: 'Nobody can subscribe to their own thing.',
  subscribed: 'There is a subscription to the thing already.',
  rate_limit_exceeded:
    'All requests of this hour were sent. `X-RateLimit-Reset` says when the next hour begins, `Retry-After` in how many seconds.',
  cross_origin: 'A form was sent from a page of another site.',
  not_found: 'There is nothing at this address, or nobody of this name.',
  not_acceptable:
    'The resource is not written in the format that was asked for. `error_description` lists those that there are.',
  period_not_over: 'A month can be closed once it is over.',
  earlier_period_open: 'An earlier month has to be closed first.',
  period_closed: 'The month has ended: what happened in it does not change any more.',
  payouts_stopped: 'Payouts are stopped, of all members or of this one; the sentence says why.',
  insufficient_funds: 'There is less money than the amount asks for.',
  posting_conflict: 'A fault of ours. Nothing was changed.',
  server_error: 'A fault of ours. Nothing was changed; we have been told of it.',
  unavailable:
    'We cannot answer at the moment. Try again after the seconds that `Retry-After` names.',
};
