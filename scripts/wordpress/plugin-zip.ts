// `npm run plugin:zip`: makes flattr.zip, by which the plugin is installed.
import { resolve } from 'node:path';
import { makeZip } from './make-zip.ts';

makeZip(resolve('flattr.zip'));
console.log('flattr.zip: install it in WordPress under Plugins, Add Plugin, Upload Plugin');
