import { describe, expect, it } from 'vitest';
import {
  createTestServices,
  key,
  keyText,
  type TestServicesOptions,
} from '../../../support/fakes/services.ts';
import { runLine } from '../../surroundings.ts';

const other = 'zZ3dE5gH7jK9mN1pQ3sT5vW7yZ9bD2gH';

async function print(
  options: readonly string[] = [],
  { stdout = false, ...given }: TestServicesOptions & { readonly stdout?: boolean } = {},
) {
  const services = await createTestServices({ stored: key, ...given });
  const terminal = { stdin: true, stdout };
  return await runLine(['key', 'print', '--lang', 'en', ...options], { services, terminal });
}

describe('key print', () => {
  it('prints only the stored key into a pipe', async () => {
    expect(await print()).toMatchObject({ code: 0, out: `${keyText}\n`, err: '' });
  });

  it('prints nothing on a terminal without --reveal', async () => {
    const { code, out, err } = await print([], { stdout: true });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('--reveal');
    expect(err).not.toContain(keyText);
  });

  it('prints the key on a terminal with --reveal, and warns', async () => {
    const { code, out, err } = await print(['--reveal'], { stdout: true });
    expect([code, out]).toEqual([0, `${keyText}\n`]);
    expect(err).toContain('! Your key follows in plain text, as you asked');
  });

  it('prints the key of the variable, unless a profile or a store is named', async () => {
    const given = { variables: { MISTRAL_API_KEY: other } };
    expect((await print([], given)).out).toBe(`${other}\n`);
    expect((await print(['--profile', 'default'], given)).out).toBe(`${keyText}\n`);
    expect((await print(['--store', 'keychain'], given)).out).toBe(`${keyText}\n`);
  });

  it('prints one document with --json', async () => {
    const { out } = await print(['--json']);
    expect(JSON.parse(out)).toEqual({ ok: true, from: 'keychain', key: keyText });
  });

  it.each([
    [['--profile', 'work'], 4],
    [['--store', 'attic'], 2],
    [['--expires', '2099-01-01'], 2],
    [['please'], 2],
  ])('prints no key with %j', async (options, exit) => {
    expect(await print(options)).toMatchObject({ code: exit, out: '' });
  });

  it('prints no key after a stop', async () => {
    const services = await createTestServices({ stored: key });
    const line = await runLine(['key', 'print'], {
      services,
      signal: AbortSignal.abort(),
      terminal: { stdin: true, stdout: false },
    });
    expect(line).toMatchObject({ code: 130, out: '' });
  });
});
