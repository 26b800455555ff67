import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  createTestServices,
  key,
  keyText,
  type TestServices,
  type TestServicesOptions,
} from '../../support/fakes/services.ts';
import { runLine } from '../surroundings.ts';

async function setup(
  options: readonly string[],
  given: TestServicesOptions & { readonly piped?: string; readonly services?: TestServices } = {},
) {
  const { piped, services = await createTestServices(given) } = given;
  const said = await runLine(['setup', '--lang', 'en', ...options], {
    services,
    stdin: Readable.from(piped === undefined ? [] : [Buffer.from(piped)]),
    terminal: { stdin: false, stdout: false },
  });
  return { ...said, services, document: () => JSON.parse(said.out) };
}

describe('setup', () => {
  it('completes with a key on stdin, and prints one document without the key', async () => {
    const { code, out, err, document } = await setup(['--json'], { piped: `${keyText}\n` });
    expect(code).toBe(0);
    expect(document()).toMatchObject({
      ok: true,
      profile: 'default',
      store: 'keychain',
      person: [],
      found: [],
      key: { from: 'stdin', lastFour: keyText.slice(-4) },
      chat: { answer: expect.any(String), cost: { usd: expect.any(Number) } },
      embeddings: { count: 3, dimensions: 1024, cost: { usd: expect.any(Number) } },
      doctor: { findings: expect.any(Array) },
    });
    expect(document().chat.cost.usd).toBeLessThan(0.01);
    expect(document().embeddings.cost.eur).toBeLessThan(0.01);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(out + err).not.toContain(keyText);
  });

  it('changes nothing the second time', async () => {
    const { services } = await setup(['--json'], { piped: keyText });
    const paid = services.ledger.entries().length;
    const written = services.written.length;
    const { code, document } = await setup(['--json'], { services });
    expect(code).toBe(0);
    expect(document()).toMatchObject({ ok: true, store: 'keychain' });
    expect([services.ledger.entries().length, services.written.length]).toEqual([paid, written]);
  });

  it('prints what a person must do without a key, and exits with 4', async () => {
    const { code, document } = await setup(['--json']);
    expect(code).toBe(4);
    expect(document()).toMatchObject({
      ok: false,
      error: { code: 'key-missing' },
      fault: { code: 'key-missing' },
      person: [
        {
          step: 'key',
          task: 'create-key',
          url: 'https://console.mistral.ai/api-keys',
          instruction: expect.stringContaining('mistral-onboard setup'),
        },
      ],
    });
  });

  it('stops waiting for a pipe without input', async () => {
    const services = await createTestServices();
    const { code } = await runLine(['setup', '--json'], {
      services,
      stdin: new PassThrough(),
      terminal: { stdin: false, stdout: false },
    });
    expect(code).toBe(4);
  }, 20_000);

  it.each([
    ['key-refused', 4],
    ['payment', 5],
    ['zero-quota', 5],
  ] as const)('exits with the code of the error: %s', async (scenario, exit) => {
    const { code, document } = await setup(['--json'], { scenario, piped: keyText });
    expect(code).toBe(exit);
    expect(document()).toMatchObject({ ok: false, error: { code: scenario } });
  });

  it('refuses an invalid key, and does nothing', async () => {
    const { code, out, services } = await setup(['--json'], { piped: 'sk-ant-abcdefghijklmnop' });
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: { code: 'key-malformed' } });
    expect(services.emulator.requests).toEqual([]);
  });

  it('prints the plan without a call', async () => {
    const { code, document, services } = await setup(['--plan', '--json'], { piped: keyText });
    expect(code).toBe(0);
    expect(document().steps).toContainEqual({ id: 'chat', state: 'planned' });
    expect(services.emulator.requests).toEqual([]);
  });

  it('reports line by line in both languages', async () => {
    const { out } = await setup([], { piped: keyText });
    expect(out).toContain('Chat: done');
    expect(out).toContain('mistral-onboard connect');
    const services = await createTestServices({ stored: key });
    const french = await runLine(['setup', '--lang', 'fr'], { services });
    expect(french.out).toMatch(/Embeddings[\u202f\u00a0 ]: fait/);
  });
});

describe('without a terminal and without arguments', () => {
  it('names setup, and exits with 2', async () => {
    const { code, err } = await runLine(['--lang', 'en'], {
      terminal: { stdin: false, stdout: false },
    });
    expect(code).toBe(2);
    expect(err).toContain('mistral-onboard setup --json');
  });
});
