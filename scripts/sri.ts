// `npm run sri`: the hash of the button's script, for the `integrity` attribute of pages that load it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const script = readFileSync(new URL('../plugins/html/flattr-button.js', import.meta.url));
console.log(`sha384-${createHash('sha384').update(script).digest('base64')}`);
