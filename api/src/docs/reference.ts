import { type OpenApiDocument, openApiDocument } from '../rest/openapi/document.ts';
import { ROUTES } from '../rest/routes.ts';

/** A part of the OpenAPI document that describes a value. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  description?: string;
  example?: unknown;
  format?: string;
};

export type Parameter = {
  name: string;
  in: 'path' | 'query';
  required?: boolean;
  description?: string;
  schema: Schema;
};

/** What one answer says; no schema: nothing. */
export type Reply = { status: string; schema: Schema | undefined; types: string[] };

/** One resource, as its page shows it. */
export type Operation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  needsToken: boolean;
  scopes: string[];
  parameters: Parameter[];
  body: Schema | undefined;
  replies: Reply[];
  errors: { status: string; codes: string[] }[];
};

export type Chapter = { name: string; slug: string; description: string; operations: Operation[] };

/** The reference of the API: the OpenAPI document, in the order in which people read it. */
export type Reference = { chapters: Chapter[]; types: [name: string, schema: Schema][] };

/** Makes the reference of a service. The same for as long as the service runs. */
export function referenceOf(publicUrl: string): Reference {
  const document = openApiDocument(ROUTES, { publicUrl });
  const operations = ROUTES.map(({ method, path }) => {
    const pattern = path.replace(/:(\w+)/g, '{$1}');
    const described = document.paths?.[pattern]?.[method.toLowerCase() as 'get'];
    return { tag: described?.tags?.[0], operation: operationOf(document, method, pattern) };
  });
  return {
    chapters: (document.tags ?? []).map(({ description = '', name }) => ({
      name,
      slug: name.toLowerCase().replaceAll(' ', '-'),
      description,
      operations: operations.flatMap(({ operation, tag }) => (tag === name ? [operation] : [])),
    })),
    types: Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>).sort(
      ([one], [other]) => (one < other ? -1 : 1),
    ),
  };
}

type Content = Record<string, { schema?: Schema }>;
type Described = {
  operationId: string;
  summary: string;
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { $ref?: string; content?: Content }>;
};

function operationOf(document: OpenApiDocument, method: string, path: string): Operation {
  // As we made it: operation-of.ts.
  const described = document.paths![path]![method.toLowerCase() as 'get'] as unknown as Described;
  const answers = Object.entries(described.responses).map(([status, response]) => ({
    status,
    content: answerAt(document, response).content ?? {},
  }));
  return {
    id: described.operationId,
    method,
    path,
    summary: described.summary,
    needsToken: described.security.every((way) => Object.keys(way).length > 0),
    scopes: described.security.at(-1)?.oauth ?? [],
    parameters: described.parameters,
    body: described.requestBody?.content['application/json']?.schema,
    replies: answers
      .filter(({ status }) => Number(status) < 400)
      .map(({ content, status }) => ({
        status,
        schema: (content['application/json'] ?? content['application/stream+json'])?.schema,
        types: Object.keys(content),
      })),
    errors: answers
      .filter(({ status }) => Number(status) >= 400)
      .map(({ content, status }) => ({ status, codes: codesOf(document, content) })),
  };
}

function codesOf(document: OpenApiDocument, content: Content): string[] {
  const schema = content['application/json']?.schema;
  const name = schema?.$ref?.split('/').at(-1);
  const described = name ? (document.components?.schemas?.[name] as Schema) : schema;
  const { error } = described?.properties ?? {};
  // What has an error of its own kind is named by its message.
  return (error?.enum as string[]) ?? [];
}

function answerAt(document: OpenApiDocument, response: { $ref?: string; content?: Content }) {
  const name = response.$ref?.split('/').at(-1);
  return name ? (document.components!.responses![name] as { content?: Content }) : response;
}
