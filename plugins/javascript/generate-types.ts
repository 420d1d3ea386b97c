import openapiTS, { astToString } from 'openapi-typescript';
import { openApiDocument } from '../../api/src/rest/openapi/document.ts';
import { ROUTES } from '../../api/src/rest/routes.ts';

const HEAD =
  '// Made from the OpenAPI document of the service by `npm run generate`; not edited by hand.\n';

/** The types of every resource of the API, as the text of `api.d.ts`. */
export async function generateTypes(): Promise<string> {
  const document = openApiDocument(ROUTES, { publicUrl: 'https://flattr.example' });
  const ast = await openapiTS(JSON.stringify(document), { alphabetize: true });
  return HEAD + astToString(ast);
}
