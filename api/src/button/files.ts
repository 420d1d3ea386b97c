import { readFileSync } from 'node:fs';

const HTML_PLUGIN = new URL('../../../plugins/html/', import.meta.url);
const IMAGES = new URL('./images/', import.meta.url);

const DAY = 86_400;
const HOUR = 3600;

/** A file that pages elsewhere load, at an address that never changes: kept for a while, not for ever. */
export type PublicFile = { body: Buffer; type: string; seconds: number };

/**
 * The files by address. The old service gave them at several addresses and versions, on hosts of
 * their own (`api.`, `button.`); whoever changes the host in an old page finds them here.
 */
export const FILES: ReadonlyMap<string, PublicFile> = new Map([
  ...at(script('flattr-button.js'), '/button/flattr-button.js'),
  ...at(
    script('load.js'),
    '/js/0.6/load.js',
    '/js/0.6.0/load.js',
    '/js/0.5/load.js',
    '/js/0.5.0/load.js',
    '/button/load.js',
  ),
  ...at(image('flattr-badge-large'), '/button/flattr-badge-large.png', '/flattr-badge-large.png'),
  ...at(
    image('flattr-badge-small'),
    '/button/flattr-badge-small.png',
    '/flattr-badge-small.png',
    '/_img/icons/flattr_logo_16.png',
  ),
]);

/** Our drawing for things of a category, 120 by 120. Pictures of other sites are not passed on. */
export function imageOfCategory(category: string): PublicFile {
  return image(`thing-${category}`);
}

function at(file: PublicFile, ...paths: string[]): [string, PublicFile][] {
  return paths.map((path) => [path, file]);
}

function script(name: string): PublicFile {
  const body = readFileSync(new URL(name, HTML_PLUGIN));
  return { body, type: 'text/javascript; charset=utf-8', seconds: HOUR };
}

function image(name: string): PublicFile {
  return { body: readFileSync(new URL(`${name}.png`, IMAGES)), type: 'image/png', seconds: DAY };
}
