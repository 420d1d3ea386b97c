// `npm run generate`: writes the types of the client. A test holds them up to date.
import { writeFileSync } from 'node:fs';
import { generateTypes } from './generate-types.ts';

writeFileSync(new URL('api.d.ts', import.meta.url), await generateTypes());
console.log('Wrote plugins/javascript/api.d.ts');
