import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { startProxy } from '../support/network/proxy.ts';
import { untrustedServer } from '../support/network/tls-server.ts';
import { onMachine } from '../support/processes/machine.ts';
import { errorFamily } from '../support/rules/error-families.ts';

vi.setConfig({ testTimeout: 90_000 });

const secret = 'xQ7zW2kP9vT4mB8nR3jL6hG5fD1sC0yA';
const service = { MISTRAL_API_KEY: secret, MISTRAL_ONBOARD_BASE_URL: 'https://api.mistral.test' };

/** Starts the service behind TLS, reachable by its name only through a proxy. */
async function startBehindProxy() {
  const emulator = await startEmulator({ scenario: 'ok' });
  const tls = await untrustedServer((got, response) => {
    const { method, url } = got;
    const headers = { ...got.headers, host: new URL(emulator.url).host };
    const onward = request(new URL(url ?? '', emulator.url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    got.pipe(onward);
  }, 'DNS:api.mistral.test');
  const proxy = await startProxy({ port: tls.port });
  const stop = async () => {
    proxy.close();
    tls.close();
    await emulator.close();
  };
  return { proxy, certificate: tls.certificate, stop };
}

describe(errorFamily('network', 'a proxy from the environment'), () => {
  test('carries the calls with HTTPS_PROXY and its certificates, and never sees the key in plain text', {
    tags: ['openssl'],
  }, async () => {
    const { proxy, certificate, stop } = await startBehindProxy();
    try {
      await onMachine({ ...service, HTTPS_PROXY: proxy.address.href }, async ({ folders, run }) => {
        const file = join(folders.root, 'certificate.pem');
        await writeFile(file, certificate);
        const unknown = await run(['key', 'test', '--lang', 'en']);
        expect(unknown).toMatchObject({
          code: 6,
          stderr: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
        });
        const known = await run(['key', 'test'], { NODE_EXTRA_CA_CERTS: file });
        expect(known.code).toBe(0);
      });
      expect(new Set(proxy.seen.to)).toEqual(new Set(['api.mistral.test:443']));
      expect(Buffer.concat(proxy.seen.bytes).includes(secret)).toBe(false);
    } finally {
      await stop();
    }
  });

  test('is named in one sentence when it refuses', async () => {
    const proxy = await startProxy({ status: 407 });
    try {
      const { host } = proxy.address;
      await onMachine({ ...service, HTTPS_PROXY: `http://me:pw@${host}` }, async ({ run }) => {
        const ended = await run(['key', 'test', '--lang', 'fr']);
        expect(ended.code).toBe(6);
        expect(ended.stderr).toContain(`Le proxy ${host} refuse`);
        expect(ended.stderr).not.toContain('pw');
      });
    } finally {
      proxy.close();
    }
  });
});
