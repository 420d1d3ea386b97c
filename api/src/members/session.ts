import type { Context, Middleware } from 'koa';
import type { Deps } from '../deps.ts';
import { ownPath } from '../http/own-path.ts';
import { seeOther } from '../http/see-other.ts';
import type { Instant } from '../period.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Member } from './member.ts';
import { mustNotBeSuspended } from './must-not-be-suspended.ts';
import { findSessionMember, insertSession, removeSession, touchSession } from './session-store.ts';

const SESSION_DAYS = 90;
const DAY = 86_400_000;
/** When a member was last seen is written down at most this often. */
const SEEN_EVERY = 3_600_000;

/** What `ctx.state` holds on pages: who is signed in, if anybody. */
export type Visitor = {
  member?: Member;
  /** The hash by which the session is kept. */
  sessionHash?: string;
  /** When they signed in here. */
  signedInAt?: Instant;
  /** When a passkey was last given in the session. */
  provedAt?: Instant | null;
};
/** What `ctx.state` holds behind `signedIn`. */
export type SignedIn = {
  member: Member;
  sessionHash: string;
  signedInAt: Instant;
  provedAt: Instant | null;
};

/** `__Host-` binds the cookie to this very host over https; it cannot be set over plain http. */
export function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-flattr' : 'flattr';
}

/**
 * Makes a session for a member.
 * @param input.isProved whether they signed in with a passkey.
 * @returns its secret, for the cookie `cookieName()`. Only its hash is kept.
 */
export async function openSession(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  {
    memberId,
    userAgent,
    isProved = false,
  }: { memberId: number; userAgent: string; isProved?: boolean },
): Promise<string> {
  const secret = newSecret();
  const now = clock.now();
  await insertSession(db, {
    tokenHash: hashSecret(secret),
    memberId,
    userAgent: userAgent.slice(0, 200),
    createdAt: now,
    expiresAt: now + SESSION_DAYS * DAY,
    provedAt: isProved ? now : null,
  });
  return secret;
}

/**
 * Signs a browser in: always a new session, so that a cookie planted before is worth nothing.
 * The session that the browser had ends.
 * @throws DomainError `forbidden` for a member who is suspended.
 */
export async function startSession(
  ctx: Context,
  deps: Deps,
  memberId: number,
  { isProved = false }: { isProved?: boolean } = {},
): Promise<void> {
  await mustNotBeSuspended(deps.db, memberId);
  const before = ctx.cookies.get(cookieName(deps.config.publicUrl));
  if (before) await removeSession(deps.db, hashSecret(before));
  const secret = await openSession(deps, { memberId, userAgent: ctx.get('User-Agent'), isProved });
  setCookie(ctx, deps.config.publicUrl, secret, SESSION_DAYS * DAY);
}

/** Signs a browser out. */
export async function endSession(ctx: Context, { config, db }: Deps): Promise<void> {
  const secret = ctx.cookies.get(cookieName(config.publicUrl));
  if (secret) await removeSession(db, hashSecret(secret));
  setCookie(ctx, config.publicUrl, '', 0);
}

function setCookie(ctx: Context, publicUrl: string, value: string, maxAge: number): void {
  const isHttps = publicUrl.startsWith('https:');
  // Behind a proxy the connection itself is plain http; the public address says what the browser sees.
  ctx.cookies.secure = isHttps;
  ctx.cookies.set(cookieName(publicUrl), value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps,
    path: '/',
    maxAge,
    overwrite: true,
  });
}

/** Finds out who is signed in, for pages: `ctx.state.member`. Without a cookie it asks nobody. */
export function recognizeMember({ config, clock, db }: Deps): Middleware<Visitor> {
  const name = cookieName(config.publicUrl);
  return async (ctx, next) => {
    const secret = ctx.cookies.get(name);
    if (secret) {
      const sessionHash = hashSecret(secret);
      const now = clock.now();
      const session = await findSessionMember(db, sessionHash, now);
      if (session) {
        ctx.state.member = session.member;
        ctx.state.sessionHash = sessionHash;
        ctx.state.signedInAt = session.createdAt;
        ctx.state.provedAt = session.provedAt;
        if (now - session.seenAt >= SEEN_EVERY) await touchSession(db, sessionHash, now);
      }
    }
    await next();
  };
}

/** Lets only members through; others sign in first and come back to the same address. */
export const signedIn: Middleware<SignedIn> = async (ctx, next) => {
  if (ctx.state.member) return next();
  const back = ctx.method === 'GET' ? ctx.url : pathOf(ctx.get('Referer'));
  seeOther(ctx, `/sign-in?next=${encodeURIComponent(ownPath(back))}`);
};

/** The path of the page that a form stood on. */
function pathOf(referrer: string): string {
  const url = URL.parse(referrer);
  return url ? url.pathname + url.search : '/';
}
