import { dnsResolver } from '../fetcher/resolve-name.ts';
import type { ProofDeps } from './finding.ts';

/** What a DNS server says of the TXT records of a name. */
export type TxtAnswer =
  | { state: 'found'; records: string[] }
  /** The name is an alias, so that its records are those of another name. */
  | { state: 'alias'; target: string; records: string[] }
  | { state: 'no_records' | 'no_name' }
  | { state: 'no_answer'; code: string };

const DEADLINE_MS = 8_000;
const RECORDS_MAX = 50;

/** The DNS servers to ask, each by itself; the machine's own count as one. */
export function dnsServersOf({ config }: Pick<ProofDeps, 'config'>): (string | undefined)[] {
  return config.dnsServers.length > 0 ? [...config.dnsServers] : [undefined];
}

/**
 * Asks one DNS server for the TXT records of a name, and whether the name is an alias: whoever has the
 * other name writes those records, so they are not this name's.
 */
export async function askTxt(
  { deadlineMs = DEADLINE_MS }: Pick<ProofDeps, 'deadlineMs'>,
  server: string | undefined,
  name: string,
): Promise<TxtAnswer> {
  const dns = dnsResolver(server ? [server] : []);
  const timer = setTimeout(() => dns.cancel(), deadlineMs);
  try {
    const [txt, cname] = await Promise.allSettled([dns.resolveTxt(name), dns.resolveCname(name)]);
    const records =
      txt.status === 'fulfilled'
        ? txt.value.slice(0, RECORDS_MAX).map((parts) => parts.join(''))
        : [];
    if (cname.status === 'fulfilled' && cname.value.length > 0) {
      return { state: 'alias', target: cname.value[0]!, records };
    }
    // Without this answer it is not known whose the records are.
    if (cname.status === 'rejected' && !isNothing(cname.reason)) return noAnswer(cname.reason);
    if (txt.status === 'fulfilled') return { state: 'found', records };
    if (!isNothing(txt.reason)) return noAnswer(txt.reason);
    return { state: txt.reason.code === 'ENOTFOUND' ? 'no_name' : 'no_records' };
  } finally {
    clearTimeout(timer);
  }
}

function isNothing({ code }: { code?: string }): boolean {
  return code === 'ENOTFOUND' || code === 'ENODATA';
}

function noAnswer({ code }: { code?: string }): TxtAnswer {
  return { state: 'no_answer', code: code ?? 'unknown' };
}
