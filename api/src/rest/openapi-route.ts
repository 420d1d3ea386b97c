import { z } from 'zod';
import { type OpenApiDocument, openApiDocument } from './openapi/document.ts';
import { type Route, route } from './route.ts';

/** The description of the API for programs: `/rest/v2/openapi.json`. */
export function openApiRoute(routes: () => readonly Route[]): Route {
  const documents = new Map<string, OpenApiDocument>();
  return route({
    method: 'GET',
    path: '/openapi',
    summary: 'This description: OpenAPI 3.1',
    caller: 'anyone',
    formats: ['json', 'yaml'],
    answers: { 200: z.looseObject({ openapi: z.string() }) },
    answer({ config: { publicUrl } }) {
      const body = documents.get(publicUrl) ?? openApiDocument(routes(), { publicUrl });
      documents.set(publicUrl, body);
      return { body, headers: { 'Cache-Control': 'public, max-age=3600' } };
    },
  });
}
