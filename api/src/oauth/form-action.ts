import type { Context } from 'koa';

/**
 * Lets the forms of a page lead to an application. Browsers apply `form-action` to every redirect
 * that follows a form, so that `'self'` alone would keep the member from getting back; and where
 * the application's page leads on to another https host, that must work too.
 */
export function allowFormTo(ctx: Context, redirectUri: string): void {
  const { protocol, origin } = new URL(redirectUri);
  const target = /^https?:$/.test(protocol) ? origin : protocol;
  const policy = String(ctx.response.get('Content-Security-Policy'));
  ctx.set(
    'Content-Security-Policy',
    policy.replace("form-action 'self'", `form-action 'self' https: ${target}`),
  );
}
