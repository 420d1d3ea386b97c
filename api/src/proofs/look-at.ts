import type { Config } from '../config.ts';
import { FetchProblem } from '../fetcher/fetch-problem.ts';
import { type Fetched, type FetchOptions, fetchSafely } from '../fetcher/fetch-safely.ts';
import { isLoopback } from '../things/canonical-url.ts';
import { certificateFault } from './certificate-fault.ts';
import type { ProofDeps, Seen } from './finding.ts';
import type { FindingReason } from './finding-reasons.ts';

/** What stood at an address; or why there is nothing to read, in a form that findings take. */
export type Look =
  | { isRead: true; answer: Fetched; text: string; url: string }
  | { isRead: false; reason: FindingReason; seen: Seen };

type LookOptions = Pick<FetchOptions, 'bytesMax' | 'longBody' | 'mayFollow'> & {
  /** The media types that may answer, such as `text/html`. */
  types: readonly string[];
};

const DEADLINE_MS = 10_000;

const REASON_OF: Readonly<Record<FetchProblem['code'], FindingReason>> = {
  invalid_url: 'redirect',
  not_public: 'private_address',
  name_not_found: 'host_not_found',
  no_connection: 'no_connection',
  no_trust: 'bad_certificate',
  too_slow: 'timeout',
  too_large: 'too_large',
  too_many_redirects: 'redirect',
  not_http: 'not_http',
  error_status: 'error_status',
};

/**
 * The address of a site. Always https: what somebody between us and the site could change proves
 * nothing. Only what runs on this machine beside a sandbox is asked without.
 */
export function addressOf({ mode }: Pick<Config, 'mode'>, address: string): URL {
  const url = new URL(/^https?:\/\//.test(address) ? address : `https://${address}`);
  url.protocol = mode === 'sandbox' && isLoopback(url.hostname) ? 'http:' : 'https:';
  return url;
}

/** Fetches what may hold a proof. Success, of one of the right kinds, or it is not read. */
export async function lookAt(
  deps: ProofDeps,
  url: URL,
  { types, ...options }: LookOptions,
): Promise<Look> {
  const where = url.href;
  const refuse = (reason: FindingReason, what: string): Look => ({
    isRead: false,
    reason,
    seen: { where, what },
  });
  let answer: Fetched;
  try {
    answer = await fetchSafely(deps.config, where, {
      accept: `${types.join(',')},*/*;q=0.1`,
      timeoutMs: deps.deadlineMs ?? DEADLINE_MS,
      ...options,
    });
  } catch (error) {
    if (!(error instanceof FetchProblem)) throw error;
    return refuse(REASON_OF[error.code], sentenceOf(error));
  }

  const { headers, status } = answer;
  if (status >= 300 && status < 400) {
    const target = URL.parse(headers.location ?? '', answer.url)?.href ?? 'nowhere';
    return refuse('redirect', `It redirects (${status}) to ${target.slice(0, 300)}.`);
  }
  if (status !== 200) {
    return refuse(
      status === 404 || status === 410 ? 'not_found' : 'error_status',
      `The server answers ${status}.`,
    );
  }
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (!types.includes(type)) {
    return refuse(
      'wrong_type',
      type
        ? `It is sent as ${type.slice(0, 80)}, but has to be ${types[0]}.`
        : `It is sent without a Content-Type, but has to be ${types[0]}.`,
    );
  }
  return { isRead: true, answer, text: textOf(answer), url: where };
}

function sentenceOf(problem: FetchProblem): string {
  if (problem.code === 'no_trust') return certificateFault(problem);
  if (problem.code === 'name_not_found')
    return `${problem.message} ${dnsAnswer(problem.cause)}`.trim();
  return problem.message;
}

function dnsAnswer(cause: unknown): string {
  const code = (cause as { code?: unknown } | undefined)?.code;
  switch (code) {
    case 'ENOTFOUND':
      return 'The DNS answers that the name does not exist (NXDOMAIN).';
    case 'ENODATA':
      return 'The name exists in the DNS, but without an address.';
    case 'ESERVFAIL':
      return 'The DNS servers of the domain fail (SERVFAIL).';
    case 'ETIMEOUT':
    case 'EAI_AGAIN':
      return 'The DNS servers do not answer.';
    default:
      return '';
  }
}

/** Everything that is looked for is ASCII, so a charset matters only where it is none of its kin. */
function textOf({ body, headers }: Fetched): string {
  const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(headers['content-type'] ?? '')?.[1];
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
