import pino, { type Logger } from 'pino';
import type { Config } from './config.ts';

/** JSON lines on standard output; what may hold a secret is never written. */
export function createLog(level: Config['logLevel']): Logger {
  return pino({
    level,
    redact: ['*.password', '*.token', '*.authorization', '*.cookie', 'req.headers'],
  });
}
