import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cardsOf } from '../../src/emulator/models/cards.ts';
import { type Emulator, startEmulator } from '../../src/emulator/server.ts';
import { startScripted } from '../services/mistral/scripted-server.ts';
import { onMachine, runShell, secret } from '../support/processes/machine.ts';
import { programFile } from '../support/processes/program.ts';

vi.setConfig({ testTimeout: 60_000 });

let defaults: Emulator;

beforeAll(async () => {
  defaults = await startEmulator({ scenario: 'ok' });
});

afterAll(() => defaults.close());

const withKey = () => ({
  MISTRAL_API_KEY: secret,
  MISTRAL_ONBOARD_BASE_URL: defaults.url,
  LANG: 'en_GB.UTF-8',
});

test('prints one document with --json', async () => {
  await onMachine(withKey(), async ({ run }) => {
    const { code, stdout } = await run(['models', '--json', '--task', 'code', '--callable']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      models: [
        { id: 'codestral-latest', pinned: 'codestral-2508', access: 'ready' },
        { id: 'devstral-latest', pinned: 'devstral-2512', access: 'ready' },
      ],
    });
  });
});

test('keeps the key out of what Node prints with NODE_DEBUG', async () => {
  await onMachine(withKey(), async ({ run }) => {
    const everything = 'http,https,net,tls,stream,fetch,undici';
    const { code, stderr } = await run(['models', '--json'], { NODE_DEBUG: everything });
    expect([code, stderr]).toEqual([0, expect.stringContaining('/v1/models')]);
    expect(stderr).not.toContain(secret);
  });
});

test('reports an unknown task with the nearest one, and a missing key with the command that stores one', async () => {
  const { MISTRAL_API_KEY: _, ...withoutKey } = withKey();
  await onMachine(withoutKey, async ({ run }) => {
    const misspelt = await run(['models', '--task', 'visoin']);
    expect(misspelt).toMatchObject({ code: 2, stdout: '' });
    expect(misspelt.stderr).toContain('Did you mean vision?');
    const missing = await run(['models', '--json']);
    expect(missing.code).toBe(4);
    expect(JSON.parse(missing.stdout)).toMatchObject({
      error: { code: 'key-missing', hint: expect.stringContaining('key set') },
    });
  });
});

/** Number of models whose table exceeds the buffer of a pipe. */
const manyCards = Array.from({ length: 1_500 }, (_, index) =>
  cardsOf({ ids: [`chat-${index}`], contextTokens: 32_768, can: ['completion_chat'] }, 0),
).flat();

test('exits without an error if the reader closes the pipe', async () => {
  const service = await startScripted();
  const data = JSON.stringify({ object: 'list', data: manyCards });
  service.play((response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(data);
  });
  await onMachine(withKey(), async ({ variables }) => {
    const script = '{ "$NODE" "$PROGRAM" models; echo "code $?" >&2; } | head -n 1';
    const { stdout, stderr } = await runShell(script, {
      ...variables,
      NODE: process.execPath,
      PROGRAM: programFile(),
      MISTRAL_ONBOARD_BASE_URL: service.baseUrl,
    });
    expect(stdout).toMatch(/^model .*\n$/);
    expect(stderr).toContain('code 0');
    expect(stderr).not.toMatch(/EPIPE|Error/);
  });
  await service.close();
});
