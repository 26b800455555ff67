import type { ErrorData, NetworkProblem } from '../../errors/errors.ts';

/** Problems by Node's `code` of a failed connection. */
const problems: Readonly<Record<string, NetworkProblem>> = {
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-unknown-ca',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-unknown-ca',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-unknown-ca',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-unknown-ca',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-unknown-ca',
  CERT_UNTRUSTED: 'tls-unknown-ca',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
  EPROTO: 'tls',
  UND_ERR_PRX_TLS: 'proxy',
  // The proxy refused a tunnel. Aborts by this program are handled before.
  UND_ERR_ABORTED: 'proxy',
};

/** Families of codes, which cover codes that later versions of Node and OpenSSL add. */
const tlsFamilies =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|INVALID_CA$|INVALID_PURPOSE$|HOSTNAME_MISMATCH$)/;

/** Codes of answers that are not HTTP, or wrongly compressed: an intermediary answered or garbled them. */
const garbled = /^(HPE_|Z_|ERR_BROTLI_|ERR__ERROR_FORMAT|UND_ERR_HEADERS_OVERFLOW$)/;

/**
 * Returns the error for a request without an answer. The proxied `fetch` throws a `TypeError` whose cause, or the
 * cause of this cause, has the system's code. Only the code is retained.
 */
export function networkError(thrown: unknown, host: string): ErrorData {
  const problem = problemOf(thrown, 4) ?? 'other';
  return problem === 'garbled' ? { code: 'bad-answer', host } : { code: 'network', problem, host };
}

type Problem = NetworkProblem | 'garbled';

function problemOf(thrown: unknown, depth: number): Problem | undefined {
  if (!(thrown instanceof Error) || depth === 0) return undefined;
  const own =
    'code' in thrown && typeof thrown.code === 'string' ? problemOfCode(thrown.code) : undefined;
  // For an answer that is not HTTP, the proxy library reports no code.
  if (thrown.name === 'HTTPParserError') return 'garbled';
  // For a 407, the proxied `fetch` throws an error without a message.
  if (thrown.message === '' && !('code' in thrown) && isLast(thrown)) return 'proxy';
  // Node tries the addresses of a name one after another and reports them together. The last one represents them.
  const inner = thrown instanceof AggregateError ? thrown.errors.at(-1) : undefined;
  return own ?? problemOf(thrown.cause, depth - 1) ?? problemOf(inner, depth - 1);
}

/** Returns true if the error has no further cause. */
function isLast(thrown: Error): boolean {
  return thrown.cause === undefined && !(thrown instanceof AggregateError);
}

function problemOfCode(code: string): Problem | undefined {
  return (
    problems[code] ??
    (tlsFamilies.test(code) ? 'tls' : undefined) ??
    (garbled.test(code) ? 'garbled' : undefined)
  );
}
