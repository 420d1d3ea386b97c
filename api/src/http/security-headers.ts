import type { Middleware } from 'koa';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What every answer tells browsers: no frames (clickjacking), no foreign scripts, no sniffing. */
export function securityHeaders(isHttps: boolean): Middleware {
  return async (ctx, next) => {
    ctx.set('Content-Security-Policy', POLICY);
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('X-Frame-Options', 'DENY');
    ctx.set('Referrer-Policy', 'same-origin');
    if (isHttps) ctx.set('Strict-Transport-Security', 'max-age=31536000');
    await next();
  };
}
