import type { FetchProblem } from '../fetcher/fetch-problem.ts';

type TlsError = { code?: unknown; cert?: { subjectaltname?: unknown } };

/** What is wrong with a certificate, in words its owner can act on. */
export function certificateFault(problem: FetchProblem): string {
  const { cert, code } = (problem.cause ?? {}) as TlsError;
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return 'Its certificate has expired.';
    case 'CERT_NOT_YET_VALID':
      return 'Its certificate is not valid yet.';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `Its certificate is for other names: ${namesOf(cert?.subjectaltname)}.`;
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return 'Its certificate is signed by itself, not by an authority that browsers know.';
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return 'Its certificate is from an authority that browsers do not know, or the server leaves out the certificates between.';
    case 'CERT_REVOKED':
      return 'Its certificate was revoked.';
    default:
      return `There is no safe connection over https (${String(code ?? 'unknown').slice(0, 60)}).`;
  }
}

function namesOf(subjectAltName: unknown): string {
  const names = [...String(subjectAltName ?? '').matchAll(/DNS:([\w.*-]+)/g)];
  const shown = names.slice(0, 5).map(([, name]) => name);
  return shown.length === 0 ? 'it names no host' : shown.join(', ');
}
