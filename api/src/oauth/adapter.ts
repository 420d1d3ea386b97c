import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import { machineNow } from '../clock.ts';
import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { Instant } from '../period.ts';
import { hashSecret } from '../secrets.ts';
import {
  endApplicationTokens,
  findApplicationToken,
  keepApplicationToken,
} from '../tokens/application-tokens.ts';
import { clientAdapter } from './client-adapter.ts';
import { endGrant } from './end-grant.ts';
import { forgiveLostAnswer, isAnswerLost } from './forgive-lost-answer.ts';
import { isForever, LIFETIMES } from './lifetimes.ts';
import { deleteModel, lockGrant, markConsumed, selectModel, upsertModel } from './store.ts';

/** What an adapter of oidc-provider answers here; what we do not use (devices) is never asked for. */
type Part = Pick<Adapter, 'upsert' | 'find' | 'destroy'> & Partial<Pick<Adapter, 'consume'>>;

/** oidc-provider's storage: our database, where ids that are secrets are kept as hashes. */
export function createAdapter(deps: Deps, kind: string): Adapter {
  return {
    consume: () => Promise.resolve(),
    ...partFor(deps, kind),
    findByUid: () => Promise.resolve(undefined),
    findByUserCode: () => Promise.resolve(undefined),
    revokeByGrantId: (grantId) => endGrant(deps.db, grantId),
  };
}

function partFor(deps: Deps, kind: string): Part {
  if (kind === 'Client') return clientAdapter(deps);
  if (kind === 'AccessToken') return accessTokenAdapter(deps);
  if (kind === 'Session') return NOTHING;
  return modelAdapter(deps, kind);
}

/** Who is signed in is known by `members/session.ts` alone; oidc-provider keeps nothing about it. */
const NOTHING: Part = {
  upsert: () => Promise.resolve(),
  find: () => Promise.resolve(undefined),
  destroy: () => Promise.resolve(),
};

function modelAdapter({ clock, db }: Deps, kind: string): Part {
  return {
    async upsert(id, { jti: _, ...payload }, expiresIn) {
      const now = clock.now();
      const grantId = kind === 'Grant' ? id : (payload.grantId ?? null);
      const accountId = payload.accountId ?? payload.session?.accountId;
      const model = {
        kind,
        idHash: hashSecret(id),
        grantId,
        memberId: accountId === undefined ? null : Number(accountId),
        clientId: payload.clientId ?? null,
        payload,
        createdAt: now,
        expiresAt: endOf(now, expiresIn),
      };
      await inTransaction(db, async (trx) => {
        // What is issued from a grant, not the grant, nor a request that will make one.
        if (kind === 'AuthorizationCode' || kind === 'RefreshToken') await needGrant(trx, grantId!);
        await upsertModel(trx, model);
      });
    },

    async find(id) {
      const row = await selectModel(db, { kind, idHash: hashSecret(id), now: clock.now() });
      if (!row) return undefined;
      // oidc-provider ends the grant of a token that was consumed; whether this one may be used again, `consume` decides.
      if (await isAnswerLost(db, row, clock.now())) return { ...row.payload, jti: id };
      const consumed = row.consumedAt === null ? {} : { consumed: row.consumedAt };
      return { ...row.payload, jti: id, ...consumed };
    },

    destroy: (id) => (kind === 'Grant' ? endGrant(db, id) : deleteModel(db, kind, hashSecret(id))),

    /**
     * A code or refresh token works once. Of two uses at once, in whatever instances, the second is
     * told here, and as after any replay everything that came from the grant ends; unless its answer was lost.
     */
    async consume(id) {
      const idHash = hashSecret(id);
      const now = clock.now();
      if (await markConsumed(db, { kind, idHash, now })) return;
      const row = await selectModel(db, { kind, idHash, now });
      if (row && (await forgiveLostAnswer(db, row, now))) return;
      if (row?.grantId) await endGrant(db, row.grantId);
      throw new errors.InvalidGrant('it has been used before');
    },
  };
}

/**
 * Access tokens are rows of `access_tokens`, beside the personal ones: the API finds who calls with
 * one look-up, and a token that is revoked is gone.
 */
function accessTokenAdapter({ clock, db }: Deps): Part {
  return {
    async upsert(id, { accountId, clientId, grantId, scope = '' }, expiresIn) {
      const now = clock.now();
      if (!accountId || !clientId || !grantId) {
        throw new Error('An access token belongs to a member, an application and a grant.');
      }
      await inTransaction(db, async (trx) => {
        await needGrant(trx, grantId);
        await keepApplicationToken(trx, {
          tokenHash: hashSecret(id),
          memberId: Number(accountId),
          clientId,
          grantId,
          scope,
          createdAt: now,
          expiresAt: endOf(now, expiresIn),
        });
      });
    },

    async find(id) {
      const token = await findApplicationToken(db, hashSecret(id), clock.now());
      if (!token) return undefined;
      const { createdAt, expiresAt } = token;
      const payload: AdapterPayload = {
        kind: 'AccessToken',
        jti: id,
        accountId: String(token.memberId),
        clientId: token.clientId,
        grantId: token.grantId,
        gty: 'authorization_code',
        scope: token.scope,
        iat: machineSeconds(createdAt - clock.now()),
        exp:
          expiresAt === null
            ? machineSeconds(LIFETIMES.forever * 1000)
            : machineSeconds(expiresAt - clock.now()),
      };
      return payload;
    },

    destroy: (id) => endApplicationTokens(db, { tokenHash: hashSecret(id) }),
  };
}

/** @throws InvalidGrant when the grant was taken back while the token was being made. */
async function needGrant(trx: Trx, grantId: string): Promise<void> {
  if (!(await lockGrant(trx, hashSecret(grantId)))) {
    throw new errors.InvalidGrant('the authorization has been revoked');
  }
}

function endOf(now: Instant, expiresIn: number | undefined): Instant | null {
  return isForever(expiresIn) ? null : now + expiresIn! * 1000;
}

/** oidc-provider reads the machine's clock, which in a sandbox may not be the service's. */
function machineSeconds(fromNow: number): number {
  return Math.floor((machineNow() + fromNow) / 1000);
}
