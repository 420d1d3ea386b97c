import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import type { Route } from '../route.ts';
import { responsesOf } from './responses-of.ts';
import { tagOf } from './tags.ts';

/** The variable parts that most paths share. */
const PARAMS: Readonly<Record<string, z.ZodType>> = {
  id: z.int().describe('The id of a thing.').meta({ example: 1 }),
  name: z.string().describe('The user name of a member.').meta({ example: 'ann' }),
};

const JSONP = {
  jsonp: z
    .string()
    .optional()
    .describe('The name of a function of your page: the answer is a script that calls it.'),
};

/** One resource as the document describes it. */
export function operationOf(route: Route): ZodOpenApiOperationObject {
  const { body, path, query, summary } = route;
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const params = route.params ?? z.object(Object.fromEntries(names.map((n) => [n, PARAMS[n]!])));
  return {
    operationId: operationId(route),
    tags: [tagOf(path)],
    summary,
    security: securityOf(route),
    requestParams: {
      ...(names.length > 0 ? { path: params } : {}),
      ...(route.method === 'GET' ? { query: (query as z.ZodObject).extend(JSONP) } : {}),
    },
    ...(body instanceof z.ZodUnknown ? {} : { requestBody: requestBodyOf(body) }),
    responses: responsesOf(route),
  };
}

/** `GET /users/:name/things` is `getUsersByNameThings`. */
function operationId({ method, path }: Route): string {
  const words = path
    .replace(/:(\w+)/g, 'by_$1')
    .split(/\W|_/)
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase() + word.slice(1));
  return method.toLowerCase() + (words.join('') || 'Root');
}

function securityOf({ caller, scopes }: Route): Record<string, string[]>[] {
  const withToken = [{ token: [] }, { oauth: [...scopes] }];
  return caller === 'anyone' ? [{}, ...withToken] : withToken;
}

function requestBodyOf(schema: z.ZodType) {
  const content = { schema };
  const isForm = schema instanceof z.ZodObject;
  return {
    required: true,
    content: {
      'application/json': content,
      ...(isForm ? { 'application/x-www-form-urlencoded': content } : {}),
    },
  };
}
