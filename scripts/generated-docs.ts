import { describeVariables } from '../api/src/config.ts';
import { describeRoutes } from '../api/src/rest/describe-routes.ts';

/** The documentation that is made from the code, by its path in the repository. */
export function generatedDocs(): Map<string, string> {
  return new Map([
    ['docs/operations/configuration.md', configuration()],
    ['docs/api/rest-v2.md', restApi()],
  ]);
}

function configuration(): string {
  return `# Configuration

Settings are environment variables, read once at the start and checked; all faults are told at once. This
page is made from \`api/src/config.ts\` by \`npm run docs\`.

${describeVariables()}`;
}

function restApi(): string {
  return `# The REST API, version 2

The API of the old Flattr, compatible: change the host and keep the rest. Everything is below \`/rest/v2\`;
these addresses never change. Why it answers as it does:
[decision 11](../decisions/0011-rest-v2.md). The table is made from the routes by \`npm run docs\`.

- **Who calls** is told by \`Authorization: Bearer TOKEN\`. A token with no scope may read.
- **Formats**: by the ending of the path (\`/categories.xml\`) or \`Accept\`; JSON unless asked otherwise. Pages that
  cannot do better call a function: \`?jsonp=NAME\`, errors too, which are 200 then. Bodies are JSON or forms.
- **Streams** of activities, \`.as\` and \`.atom\`: what was flattred (verb \`like\`) and published (\`post\`).
- **Compression**: answers of more than 1 KiB, for who sends \`Accept-Encoding\` with br, gzip or deflate.
- **Lists** have \`count\` (30 by default) and \`page\` (from 1). \`full\` shows the things and members inside of others whole.
- **Methods** that a client cannot send stand in \`_method\` of a POST's body or in \`X-HTTP-Method-Override\`.
- **Errors** are \`{"error", "error_description", "error_uri"}\`. Codes stay, sentences may change.
  A 401 carries \`WWW-Authenticate: Bearer\`.
- **Limit**: \`X-RateLimit-Limit\`, \`-Remaining\`, \`-Current\` and \`-Reset\` (Unix time) stand on every answer.

${describeRoutes()}`;
}
