import { type ErrorCode, STATUS_OF_ERROR } from '../../errors.ts';
import type { Route } from '../route.ts';

/** What every resource may answer. A token that is sent must be valid, even where none is needed. */
const ALWAYS: readonly ErrorCode[] = [
  'unauthorized',
  'rate_limit_exceeded',
  'not_acceptable',
  'server_error',
  'unavailable',
];

/** Every code of an error that a resource may answer, by status. */
export function errorsOf(route: Route): Map<number, ErrorCode[]> {
  const codes = new Set<ErrorCode>([...ALWAYS, ...route.errors, route.inputError]);
  // The name of a JSONP function, or a body.
  codes.add(route.method === 'GET' ? 'invalid_parameters' : 'invalid_request');
  if (route.scopes.length > 0) codes.add('insufficient_scope');
  if (route.path.includes(':')) codes.add('not_found');

  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of Object.keys(STATUS_OF_ERROR) as ErrorCode[]) {
    if (!codes.has(code)) continue;
    const status = STATUS_OF_ERROR[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}
