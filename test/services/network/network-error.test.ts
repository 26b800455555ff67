import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetch as undiciFetch } from 'undici';
import { describe, expect, it } from 'vitest';
import { createDirectFetch } from '../../../src/services/network/direct-fetch.ts';
import { networkError } from '../../../src/services/network/network-error.ts';
import { errorFamily } from '../../support/rules/error-families.ts';

const host = 'api.test';
const withCode = (code: string, cause?: unknown) =>
  Object.assign(new Error('said in words', { cause }), { code });
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });

describe(errorFamily('network', 'the meaning of a missing answer'), () => {
  it.each([
    ['ENETUNREACH', 'offline'],
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ECONNRESET', 'reset'],
    ['EPIPE', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-unknown-ca'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-unknown-ca'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls-unknown-ca'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-unknown-ca'],
    ['CERT_HAS_EXPIRED', 'tls-expired'],
    ['CERT_NOT_YET_VALID', 'tls-expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['CERT_SIGNATURE_FAILURE', 'tls'],
    ['EPROTO', 'tls'],
    ['UND_ERR_ABORTED', 'proxy'],
    ['UND_ERR_PRX_TLS', 'proxy'],
    ['E_NEVER_HEARD_OF', 'other'],
  ])('%s is %s', (code, problem) => {
    const expected = { code: 'network', problem, host };
    expect(networkError(fetchFailed(withCode(code)), host)).toEqual(expected);
    expect(networkError(withCode(code), host)).toEqual(expected);
    expect(networkError(fetchFailed(withCode('E_OUTER', withCode(code))), host)).toEqual(expected);
  });

  it('reads all addresses that were tried at once', () => {
    const tried = new AggregateError([withCode('ENETUNREACH'), withCode('ECONNREFUSED')]);
    expect(networkError(fetchFailed(tried), host)).toMatchObject({ problem: 'refused' });
  });

  it.each([undefined, null, 'text', {}, new Error('odd')])('%j is other', (thrown) => {
    expect(networkError(thrown, host)).toEqual({ code: 'network', problem: 'other', host });
  });

  it('follows a limited number of causes', () => {
    const round: Error & { cause?: unknown } = new Error('round');
    round.cause = round;
    expect(networkError(round, host)).toMatchObject({ problem: 'other' });
  });

  it('recognises what a direct and a proxied fetch really throw', async () => {
    const direct = createDirectFetch();
    const server = createServer(({ socket, url }) => {
      if (url === '/no-http') socket.end('SSH-2.0-OpenSSH_9.2\r\n');
      else socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const call = (scheme: string) =>
      direct(`${scheme}://127.0.0.1:${port}/`).catch((thrown: unknown) => thrown);
    const reset = await call('http');
    const tls = await call('https');
    const noHttp = `http://127.0.0.1:${port}/no-http`;
    const garbled = [
      await direct(noHttp).catch((thrown: unknown) => thrown),
      await undiciFetch(noHttp).catch((thrown: unknown) => thrown),
    ];
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(networkError(reset, host)).toMatchObject({ problem: 'reset' });
    expect(networkError(tls, host)).toMatchObject({ problem: 'tls' });
    expect(networkError(await call('http'), host)).toMatchObject({ problem: 'refused' });
    const badAnswer = { code: 'bad-answer', host };
    expect(garbled.map((thrown) => networkError(thrown, host))).toEqual([badAnswer, badAnswer]);
  });
});
