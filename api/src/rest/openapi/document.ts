import {
  createDocument,
  type oas31,
  type ZodOpenApiOverride,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { SCOPES } from '../../tokens/scopes.ts';
import type { Route } from '../route.ts';
import { error } from '../schemas/common.ts';
import { operationOf } from './operation-of.ts';
import { TAG_LIST, tagOf } from './tags.ts';

export type OpenApiDocument = oas31.OpenAPIObject;

/**
 * The API in OpenAPI 3.1, made from the routes: what is described here is what checks the requests.
 * Answers may get more fields one day.
 * @param isStrict whether they may not: so the tests find what is not described.
 */
export function openApiDocument(
  routes: readonly Route[],
  { publicUrl, isStrict = false }: { publicUrl: string; isStrict?: boolean },
): OpenApiDocument {
  const usedTags = new Set(routes.map(({ path }) => tagOf(path)));
  const document = createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Flattr REST API',
        version: '2',
        description: DESCRIPTION,
        license: { name: 'GPL-2.0-or-later', identifier: 'GPL-2.0-or-later' },
      },
      servers: [{ url: `${publicUrl}/rest/v2` }],
      externalDocs: { description: 'Guide for developers', url: `${publicUrl}/docs` },
      tags: TAG_LIST.filter(({ name }) => usedTags.has(name)),
      paths: pathsOf(routes),
      components: {
        schemas: { Error: error },
        headers: HEADERS,
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          oauth: {
            type: 'oauth2',
            flows: {
              authorizationCode: {
                authorizationUrl: `${publicUrl}/oauth/authorize`,
                tokenUrl: `${publicUrl}/oauth/token`,
                refreshUrl: `${publicUrl}/oauth/token`,
                scopes: { ...SCOPES },
              },
            },
          },
        },
      },
    },
    { override: plainly(isStrict) },
  );
  return document as OpenApiDocument;
}

const DESCRIPTION = [
  'The API of the old Flattr, compatible, with what it never had. These addresses and codes never change;',
  'answers may get more fields.',
  '',
  '- Formats: by the ending of the path (`/categories.xml`) or `Accept`. JSON unless asked otherwise.',
  '- Bodies are JSON or forms. Methods that a client cannot send stand in `_method` of the body of a POST,',
  '  or in `X-HTTP-Method-Override`.',
  '- Every page of the web may call (CORS), and older ones by JSONP.',
].join('\n');

const HEADERS = {
  'X-RateLimit-Limit': {
    description: 'How many requests an hour has.',
    schema: { type: 'integer' },
  },
  'X-RateLimit-Remaining': {
    description: 'How many of them are left.',
    schema: { type: 'integer' },
  },
  'X-RateLimit-Current': {
    description: 'How many of them were sent.',
    schema: { type: 'integer' },
  },
  'X-RateLimit-Reset': {
    description: 'When the next hour begins (Unix time).',
    schema: { type: 'integer' },
  },
} as const;

function pathsOf(routes: readonly Route[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return paths;
}

/** Leaves out what zod writes and nobody wants to read. */
function plainly(isStrict: boolean): ZodOpenApiOverride {
  return ({ jsonSchema }) => {
    // Text that is also taken as a number or a boolean: text.
    if (jsonSchema.type === 'string') delete jsonSchema.anyOf;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (!isStrict && jsonSchema.additionalProperties === false) {
      delete jsonSchema.additionalProperties;
    }
  };
}
