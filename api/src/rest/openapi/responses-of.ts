import { z } from 'zod';
import type {
  ZodOpenApiContentObject,
  ZodOpenApiHeadersObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi';
import type { ErrorCode } from '../../errors.ts';
import { ERROR_MEANINGS } from '../error-meanings.ts';
import { type Format, mediaTypeOf, USUAL_FORMATS } from '../formats.ts';
import type { Route } from '../route.ts';
import { error } from '../schemas/common.ts';
import { activities } from '../schemas/flattrs.ts';
import { errorsOf } from './errors-of.ts';

const LIMIT_HEADERS = ['Limit', 'Remaining', 'Current', 'Reset'].map((name) => [
  `X-RateLimit-${name}`,
  { $ref: `#/components/headers/X-RateLimit-${name}` },
]);

const WORDS: Readonly<Record<number, string>> = {
  200: 'Done.',
  201: 'Created.',
  204: 'Done; there is nothing to say.',
  302: 'It is there; `Location` leads to it.',
  402: 'The member gives no money at present.',
  404: 'It is not there.',
};

/** Every answer of a resource: those that it declares, and its errors. */
export function responsesOf(route: Route): ZodOpenApiResponsesObject {
  const headers: ZodOpenApiHeadersObject =
    route.path === '/rate_limit' ? {} : Object.fromEntries(LIMIT_HEADERS);
  const responses: ZodOpenApiResponsesObject = {};
  for (const [status, codes] of errorsOf(route)) {
    responses[`${status as 400}`] = errorAnswer(status, codes);
  }
  for (const [status, schema] of Object.entries(route.answers)) {
    responses[status as '200'] = {
      description: WORDS[Number(status)] ?? 'Done.',
      headers,
      ...(schema ? { content: contentOf(schema, route.formats) } : {}),
    };
  }
  return responses;
}

const errorAnswers = new Map<string, ZodOpenApiResponseObject>();

/** Many resources have the same errors, so each answer stands in the document once. */
function errorAnswer(status: number, codes: readonly ErrorCode[]): ZodOpenApiResponseObject {
  const id = [status, ...codes].join('.');
  const known = errorAnswers.get(id);
  if (known) return known;
  const answer: ZodOpenApiResponseObject = {
    id,
    description: codes.map((code) => `\`${code}\`: ${ERROR_MEANINGS[code]}`).join('\n\n'),
    headers: Object.fromEntries(LIMIT_HEADERS),
    content: contentOf(
      error.extend({ error: z.enum(codes).describe('A code that stays.') }),
      USUAL_FORMATS,
    ),
  };
  errorAnswers.set(id, answer);
  return answer;
}

function contentOf(schema: z.ZodType, formats: readonly Format[]): ZodOpenApiContentObject {
  const schemas: Readonly<Record<Format, z.ZodType>> = {
    json: schema,
    as: activities,
    xml: z.string(),
    yaml: z.string(),
    atom: z.string(),
    txt: z.string(),
  };
  return Object.fromEntries(
    formats.map((format) => [mediaTypeOf(format), { schema: schemas[format] }]),
  );
}
