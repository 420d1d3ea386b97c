import { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import type { Scope } from '../tokens/scopes.ts';
import type { Bearer } from '../tokens/store.ts';
import type { ActivityStream } from './activity-stream.ts';
import { type Format, USUAL_FORMATS } from './formats.ts';
import type { RestDeps } from './rest-deps.ts';

/** What a resource answers: 200 with the body or the stream unless told otherwise, 204 without. */
export type Answer = {
  status?: number;
  body?: unknown;
  /** In place of a body where the format is `as` or `atom`. */
  stream?: ActivityStream;
  headers?: Record<string, string>;
};

/** Who calls: anyone (a token that is sent must be valid), a member, or a token nobody looked at yet. */
export type Caller = {
  anyone: { bearer: Bearer | undefined };
  member: { bearer: Bearer };
  unverified: { tokenHash: string };
};

/** A call as its route sees it: checked and read. */
export type Call<Who extends keyof Caller, Query, Body> = Caller[Who] & {
  /** The variable parts of the path, decoded. */
  params: Readonly<Record<string, string>>;
  query: Query;
  body: Body;
  format: Format;
  /** The ending of the path, such as `.xml`; empty where there is none. */
  suffix: string;
  /** The name of the function that a JSONP page wants called, if it is one. */
  jsonp: string | undefined;
  /** Whose requests are counted together: a token or an address. */
  subject: string;
};

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A resource of the API: one method at one path. */
export type Route<
  Who extends keyof Caller = keyof Caller,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> = {
  method: Method;
  /** Below `/rest/v2`, with `:name` for a variable part. */
  path: string;
  /** What it does, as a line of the reference. */
  summary: string;
  caller: Who;
  /** What the token must be allowed to do. */
  scopes: readonly Scope[];
  query: Query;
  body: Body;
  /** The variable parts of the path, for the document; those that most paths share need no word. */
  params: z.ZodObject | undefined;
  /** What the JSON of each answer looks like that is no error, by status; null: without a body. */
  answers: Readonly<Record<number, z.ZodType | null>>;
  /** The errors that this resource has besides those that all have. */
  errors: readonly ErrorCode[];
  /** The code of the error for a query or body that does not fit. */
  inputError: ErrorCode;
  /** What the answer can be written in; the first is for callers who do not choose. */
  formats: readonly Format[];
  /** Whether HEAD is answered as GET is, without the body. */
  allowsHead: boolean;
  answer(
    deps: RestDeps,
    call: Call<Who, z.output<Query>, z.output<Body>>,
  ): Answer | Promise<Answer>;
};

const DEFAULTS = {
  scopes: [],
  query: z.object({}),
  body: z.unknown(),
  params: undefined,
  errors: [],
  inputError: 'invalid_parameters',
  formats: USUAL_FORMATS,
  allowsHead: true,
} as const;

type Optional = keyof typeof DEFAULTS;

/** Declares a resource. Unknown parameters are ignored everywhere. */
export function route<
  Who extends keyof Caller,
  Query extends z.ZodType = typeof DEFAULTS.query,
  Body extends z.ZodType = typeof DEFAULTS.body,
>(
  declared: Omit<Route<Who, Query, Body>, Optional> &
    Partial<Pick<Route<Who, Query, Body>, Optional>>,
): Route {
  // Where a schema is left out, its type parameter is that of the default which stands in for it.
  return { ...DEFAULTS, ...declared } as unknown as Route;
}
