// `npm run docs`: writes the documentation that is made from the code. A test holds it up to date.
import { writeFileSync } from 'node:fs';
import { generatedDocs } from './generated-docs.ts';

for (const [path, text] of generatedDocs()) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  console.log(`Wrote ${path}`);
}
