import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

/**
 * Lets Node import the pages, which are TSX, from now on; it strips types by itself, but not JSX. The
 * rest of the code stays with Node: a loader that rewrites all of it makes each request dearer.
 */
export function loadTsx(): void {
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.endsWith('.tsx')) return nextLoad(url, context);
      const path = fileURLToPath(url);
      const { code } = transformSync(readFileSync(path, 'utf8'), {
        loader: 'tsx',
        format: 'esm',
        target: 'node24',
        jsx: 'automatic',
        jsxImportSource: 'preact',
        sourcefile: path,
        sourcemap: 'inline',
      });
      return { format: 'module', source: code, shortCircuit: true };
    },
  });
}
