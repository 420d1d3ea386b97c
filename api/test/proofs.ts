import { loadConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import type { Finding, Proof, ProofDeps } from '../src/proofs/finding.ts';
import { METHODS, type Method } from '../src/proofs/methods.ts';
import { newToken } from '../src/proofs/token.ts';
import type { OwnInternet } from './own-internet.ts';

/** What the ways to prove need, in an internet of a test's own. */
export function proofDeps(internet: OwnInternet, env: NodeJS.ProcessEnv = {}): ProofDeps {
  return {
    config: loadConfig({
      FLATTR_PUBLIC_URL: 'http://localhost:3000',
      FLATTR_LOG_LEVEL: 'silent',
      ...internet.env,
      ...env,
    }),
    clock: { now: () => Date.parse('2026-01-10T12:00:00Z'), moveTo() {} },
    log: createLog('silent'),
  };
}

/** What a member with the id `abc123` has to prove of a host, or of a feed by its URL. */
export function aProof(address: string, more: Partial<Proof> = {}): Proof {
  const kind = address.startsWith('https://') ? 'feed' : 'host';
  return { site: { kind, address }, token: newToken(), memberFid: 'abc123', ...more };
}

/** `proven`, or the reason why not, for short expectations. */
export async function outcomeOf(
  method: Method,
  deps: ProofDeps,
  proof: Proof,
): Promise<{ outcome: string; message: string; seen: string; finding: Finding }> {
  const finding = await METHODS[method](deps, proof);
  return {
    outcome: finding.isProven ? 'proven' : finding.reason,
    message: finding.details.message,
    seen: finding.details.seen.map(({ where, what }) => `${where}: ${what}`).join('\n'),
    finding,
  };
}
