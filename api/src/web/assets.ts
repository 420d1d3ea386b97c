import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import Router from '@koa/router';

const DIRECTORY = new URL('./assets/', import.meta.url);
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

type Asset = { body: Buffer; type: string; version: string };

// A handful of small files, read once.
const assets = new Map<string, Asset>(
  readdirSync(DIRECTORY).map((name) => {
    const body = readFileSync(new URL(name, DIRECTORY));
    const version = createHash('sha256').update(body).digest('base64url').slice(0, 12);
    return [name, { body, type: TYPES[extname(name)] ?? 'application/octet-stream', version }];
  }),
);

/** The address of a file of ours. It changes with the contents, so that browsers may keep it for ever. */
export function assetUrl(name: string): string {
  const asset = assets.get(name);
  if (!asset) throw new Error(`There is no asset ${name}.`);
  return `/assets/${name}?v=${asset.version}`;
}

/** Serves the style sheet, icons and scripts of the pages. */
export function assetRoutes(): Router {
  const router = new Router();
  router.get('/assets/:name', (ctx) => {
    const asset = assets.get(ctx.params.name!);
    if (!asset) return;
    ctx.set('Cache-Control', 'public, max-age=31536000, immutable');
    ctx.set('Content-Type', asset.type);
    ctx.body = asset.body;
  });
  return router;
}
