import pino, { type Logger } from 'pino';
import type { Config } from './config.ts';

/** JSON lines, on standard output unless told otherwise; what may hold a secret is never written. */
export function createLog(level: Config['logLevel'], to: 'stdout' | 'stderr' = 'stdout'): Logger {
  return pino(
    {
      level,
      redact: ['*.password', '*.token', '*.authorization', '*.cookie', 'req.headers'],
    },
    pino.destination(to === 'stdout' ? 1 : 2),
  );
}
