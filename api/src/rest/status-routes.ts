import { sign } from 'node:crypto';
import { fundsAndBudgets } from '../budgets/funds-and-budgets.ts';
import { loadStatusKeys } from '../oauth/status-key.ts';
import { endOf, periodOf } from '../period.ts';
import { type Route, route } from './route.ts';
import { publicKey, subscriptionStatus } from './schemas/service.ts';
import { unixSeconds } from './unix-seconds.ts';

/**
 * Signed words about whether a member gives money this month. A publisher's page verifies them with
 * the public key alone, without asking us and without learning who the member is.
 */
export const STATUS_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/subscription-status',
    summary: 'Whether you give this month, signed for publishers',
    caller: 'member',
    answers: { 200: subscriptionStatus },
    async answer(deps, { bearer: { memberId } }) {
      const period = periodOf(deps.clock.now());
      const { amount } = (await fundsAndBudgets(deps.db, [memberId], period)).get(memberId)!;
      if (amount <= 0) return { body: { isPaying: false, expiresAt: null, payload: null } };

      const status = { isPaying: true, expiresAt: unixSeconds(endOf(period)) };
      const data = Buffer.from(JSON.stringify(status)).toString('base64');
      const { privateKey } = await loadStatusKeys(deps);
      // RSASSA-PKCS1-v1_5 with SHA-256, over the text in base64.
      const signature = sign('sha256', Buffer.from(data), privateKey).toString('base64');
      return { body: { ...status, payload: `${data}.${signature}` } };
    },
  }),
  route({
    method: 'GET',
    path: '/subscription-status/public-key',
    summary: 'The key that verifies signed words about members: PEM (SPKI)',
    caller: 'anyone',
    formats: ['json', 'xml', 'yaml', 'txt'],
    answers: { 200: publicKey },
    async answer(deps, { format }) {
      const { publicKey } = await loadStatusKeys(deps);
      const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
      return {
        body: format === 'txt' ? pem : { algorithm: 'RSASSA-PKCS1-v1_5 SHA-256', publicKey: pem },
        headers: { 'Cache-Control': 'public, max-age=86400' },
      };
    },
  }),
];
