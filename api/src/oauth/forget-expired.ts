import type { Deps } from '../deps.ts';
import { forgetExpiredTokens } from '../tokens/application-tokens.ts';
import { deleteIdleClients } from './client-store.ts';
import { deleteExpiredModels } from './store.ts';

const DAY = 86_400_000;
const IDLE_CLIENT_DAYS = 30;

/**
 * Forgets what OAuth no longer needs: expired codes, tokens and requests, authorizations without a
 * token, and applications that registered themselves and that nobody let do anything for a month.
 * A job runs it daily; running it twice or in two instances at once does no harm.
 * @returns how many rows it forgot.
 */
export async function forgetExpired({ clock, db }: Pick<Deps, 'clock' | 'db'>): Promise<number> {
  const now = clock.now();
  const tokens = await forgetExpiredTokens(db, now);
  const models = await deleteExpiredModels(db, { now, grantsBefore: now - DAY });
  const clients = await deleteIdleClients(db, now - IDLE_CLIENT_DAYS * DAY);
  return tokens + models + clients;
}
