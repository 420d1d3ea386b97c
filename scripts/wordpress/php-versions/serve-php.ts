// A PHP in WebAssembly as `php -S` is: `node serve-php.ts VERSION PORT FOLDER ROUTER`, on 127.0.0.1 alone.
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';

const [version, port, folder, router] = process.argv.slice(2) as [string, string, string, string];

// The packages are installed when they are first asked for, so their types are not here to be checked.
const { loadNodeRuntime, useHostFilesystem } = await import(String('@php-wasm/node'));
const { PHP, FileLockManagerInMemory } = await import(String('@php-wasm/universal'));

type Answer = {
  httpStatusCode: number;
  headers: Record<string, string[]>;
  bytes: Uint8Array;
};
type Php = { run(request: object): Promise<Answer> };

const PHP_AT_ONCE = 2;
const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wav': 'audio/wav',
  '.woff2': 'font/woff2',
};

const locks = new FileLockManagerInMemory();
const idle: Php[] = [];
const waiting: ((php: Php) => void)[] = [];
for (let id = 1; id <= PHP_AT_ONCE; id += 1) idle.push(await startPhp(id));

// PHP runs in this very thread: a connection that ends while it does would be used once more by who does not know.
const keepAliveTimeout = 60_000;
createServer({ keepAliveTimeout }, (request, response) => {
  const path = fileOf(new URL(request.url!, 'http://localhost').pathname);
  if (path) sendFile(path, response);
  else
    void answerByPhp(request, response).catch((error: Error) => {
      console.error(error.message);
      response.writeHead(500).end();
    });
}).listen(Number(port), '127.0.0.1');

async function startPhp(processId: number): Promise<Php> {
  const php = new PHP(
    await loadNodeRuntime(version, {
      fileLockManager: locks,
      followSymlinks: true,
      emscriptenOptions: { processId },
    }),
  );
  useHostFilesystem(php);
  return php;
}

/** A real file of the folder that is to be sent as it is. */
function fileOf(pathname: string): string | undefined {
  const path = join(folder, decodeURIComponent(pathname));
  const isHidden = pathname.split('/').some((part) => part.startsWith('.'));
  if (isHidden || path.endsWith('.php') || !path.startsWith(folder + sep)) return undefined;
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? realpathSync(path) : undefined;
}

function sendFile(path: string, response: ServerResponse): void {
  response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
  response.setHeader('Content-Length', statSync(path).size);
  createReadStream(path).pipe(response);
}

async function answerByPhp(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request);
  const php = idle.pop() ?? (await new Promise<Php>((resolve) => waiting.push(resolve)));
  try {
    const answer = await php.run({
      scriptPath: router,
      relativeUri: request.url,
      method: request.method,
      headers: request.headers,
      body,
      $_SERVER: { DOCUMENT_ROOT: folder, REMOTE_ADDR: '127.0.0.1', SERVER_PORT: port },
    });
    for (const [name, values] of Object.entries(answer.headers)) response.setHeader(name, values);
    response.writeHead(answer.httpStatusCode).end(answer.bytes);
  } finally {
    const next = waiting.shift();
    if (next) next(php);
    else idle.push(php);
  }
}
