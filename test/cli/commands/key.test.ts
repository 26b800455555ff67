import { Readable } from 'node:stream';
import { describe, expect, it, test } from 'vitest';
import { readKeyRecords, writeKeyRecord } from '../../../src/core/keys/key-records.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeVault, passphraseText } from '../../support/fakes/fake-vault.ts';
import {
  createTestServices,
  key,
  keyText,
  type TestServices,
  type TestServicesOptions,
} from '../../support/fakes/services.ts';
import { runLine, type Said } from '../surroundings.ts';

const newText = 'zZ3dE5gH7jK9mN1pQ3sT5vW7yZ9bD2gH';
const noKeychain = {
  probe: async () => ({ ready: false, problem: 'no-bus', detail: '' }) as const,
  read: async () => {
    throw new AppError({ code: 'keychain', problem: 'no-bus', detail: '' });
  },
};
const withPassphrase = { variables: { MISTRAL_ONBOARD_PASSPHRASE: passphraseText } };

/** Runs `key …` without a terminal, with piped input. Returns its output and the services afterwards. */
async function keyLine(
  messages: readonly string[],
  { piped = '', ...options }: TestServicesOptions & { readonly piped?: string } = {},
  given?: TestServices,
): Promise<Said & { readonly services: TestServices }> {
  const services = given ?? (await createTestServices(options));
  const said = await runLine(['--lang', 'en', 'key', ...messages], {
    terminal: { stdin: false, stdout: false },
    stdin: Readable.from([Buffer.from(piped)]),
    services,
  });
  expect(said.out + said.err).not.toContain(keyText);
  return { ...said, services };
}

describe('key set', () => {
  it('stores a working key in the keychain, and says so', async () => {
    const { code, out, err, services } = await keyLine(['set'], { piped: `${keyText}\n` });
    expect(code).toBe(0);
    expect(out).toBe(
      '✓ Stored in the keychain, profile default; it ends in …D1fG.\n' +
        '✓ Checked: this account can call mistral-small-latest.\n',
    );
    expect(err).toContain('32 characters, ending in …D1fG.');
    expect((await services.keychain.read('default'))?.equals(key)).toBe(true);
    expect((await readKeyRecords(services)).get('default')?.store).toBe('keychain');
  });

  it('prints one document with --json', async () => {
    const { code, out, services } = await keyLine(
      ['set', '--json', '--profile', 'work', '--store', 'vault', '--expires', '2027-02-18'],
      { piped: keyText, ...withPassphrase },
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      ok: true,
      profile: 'work',
      store: 'vault',
      place: 'vault',
      lastFour: 'D1fG',
      outcome: { code: 'ready', model: 'mistral-small-latest' },
      expiresOn: '2027-02-18',
      left: null,
    });
    expect((await services.vault.read('work'))?.equals(key)).toBe(true);
    expect(await services.keychain.read('work')).toBeUndefined();
  });

  it('extracts the key from its surroundings, and prints what was removed', async () => {
    const piped = `export MISTRAL_API_KEY="${keyText}"\r\n`;
    const { code, err } = await keyLine(['set'], { piped });
    expect(code).toBe(0);
    expect(err).toContain('Removed around the key: the variable’s name, quotes.');
  });

  it('uses the same store as last time', async () => {
    const { services } = await keyLine(['set', '--store', 'vault'], {
      piped: keyText,
      ...withPassphrase,
    });
    const { code, out } = await keyLine(['set'], { piped: newText }, services);
    expect([code, out]).toEqual([0, expect.stringContaining('Stored in the vault')]);
    expect((await services.vault.read('default'))?.reveal()).toBe(newText);
  });

  it.each([
    ['the option', ['--store', 'keychain'], 'vault', 'keychain'],
    ['the variable', [], 'vault', 'vault'],
  ])('stores the key in the store that %s names', async (_, option, variable, store) => {
    const variables = { ...withPassphrase.variables, MISTRAL_ONBOARD_STORE: variable };
    const { out } = await keyLine(['set', '--json', ...option], { piped: keyText, variables });
    expect(JSON.parse(out)).toMatchObject({ ok: true, store });
  });

  it.each([
    ['refused by the service', 'key-refused', 4, 'key-refused'],
    ['that the service could not be asked about', 'malformed', 6, 'bad-answer'],
  ] as const)('stores no key that is %s', async (_, scenario, exit, error) => {
    const { code, out, services } = await keyLine(['set', '--json'], { piped: keyText, scenario });
    expect([code, JSON.parse(out).fault.code]).toEqual([exit, error]);
    expect(await services.keychain.read('default')).toBeUndefined();
    expect(services.written).toEqual([]);
  });

  it.each(['payment', 'zero-quota', 'tier', 'inactive'] as const)(
    'stores the key of an account with a problem (%s), and names the problem',
    async (scenario) => {
      const { code, out, services } = await keyLine(['set', '--json'], {
        piped: keyText,
        scenario,
      });
      expect([code, JSON.parse(out)]).toMatchObject([0, { ok: true, outcome: { code: scenario } }]);
      expect((await services.keychain.read('default'))?.equals(key)).toBe(true);
      const { out: lines } = await keyLine(['set'], { piped: keyText, scenario });
      expect(lines).toMatch(/^✓ Stored in the keychain.*\n! .+\n$/);
    },
  );

  it('makes no call with --no-check', async () => {
    const { code, out, services } = await keyLine(['set', '--no-check', '--json'], {
      piped: keyText,
      scenario: 'key-refused',
    });
    expect([code, JSON.parse(out).outcome]).toEqual([0, null]);
    expect(services.emulator.requests).toEqual([]);
  });

  it.each([
    ['', 'empty'],
    ['\n', 'empty'],
    ['hunter2', 'too-short'],
    ['sk-ant-0123456789012345678901234567890123456789', 'anthropic'],
    [`${keyText} `.repeat(4_000), 'too-long'],
  ])('refuses what can’t be a key: %.12s', async (piped, problem) => {
    const { code, out, services } = await keyLine(['set', '--json'], { piped });
    expect(code).toBe(2);
    expect(JSON.parse(out).fault.code).toBe('key-malformed');
    const said = await keyLine(['set'], { piped });
    expect([said.out, said.err]).toEqual(['', expect.stringMatching(/\.\n$/)]);
    expect(services.written).toEqual([]);
    expect(services.emulator.requests, problem).toEqual([]);
  });

  it('names the vault if there is no keychain, and makes no call', async () => {
    const { code, out, services } = await keyLine(['set', '--json'], {
      piped: keyText,
      keychain: noKeychain,
    });
    const { fault: error } = JSON.parse(out);
    expect([code, error.code, error.hint]).toEqual([
      7,
      'keychain',
      expect.stringContaining('--store vault'),
    ]);
    expect([services.emulator.requests, services.written]).toEqual([[], []]);
    const asked = await keyLine(['set', '--store', 'keychain'], {
      piped: keyText,
      keychain: noKeychain,
    });
    expect([asked.code, asked.err]).toEqual([7, expect.stringContaining('--store vault')]);
  });

  it.each([
    ['no passphrase', ''],
    ['a short passphrase', 'short'],
  ])('creates no vault with %s', async (_, passphrase) => {
    const { code, out, services } = await keyLine(['set', '--store', 'vault', '--json'], {
      piped: keyText,
      variables: { MISTRAL_ONBOARD_PASSPHRASE: passphrase },
    });
    expect([code, JSON.parse(out).fault.code]).toEqual([2, 'passphrase']);
    expect([services.emulator.requests, await services.vault.exists()]).toEqual([[], false]);
  });

  it('reports a variable with another key', async () => {
    const variables = { MISTRAL_API_KEY: newText };
    const { err } = await keyLine(['set'], { piped: keyText, variables });
    expect(err).toContain('! MISTRAL_API_KEY is set to another key (…D2gH)');
    const same = await keyLine(['set'], { piped: newText, variables });
    expect(same.err).not.toContain('is set to another key');
  });

  it.each([
    ['an unknown store', ['--store', 'cloud']],
    ['a store that ends with the command', ['--store', 'session']],
    ['an invalid profile name', ['--profile', 'My Keys']],
    ['a profile that is a path', ['--profile', '../x']],
    ['an empty profile', ['--profile=']],
    ['a day that does not exist', ['--expires', '2027-02-30']],
    ['a day in the past', ['--expires', '2026-11-19']],
    ['an option of another command', ['--shell', 'bash']],
  ])('stops at %s, before it reads a key', async (_, options) => {
    const { code, out, services } = await keyLine(['set', '--json', ...options], {
      piped: keyText,
    });
    expect([code, JSON.parse(out).fault.code]).toEqual([2, 'usage']);
    expect([services.emulator.requests, services.written]).toEqual([[], []]);
  });

  it('stores nothing after a stop', async () => {
    const services = await createTestServices();
    const stop = new AbortController();
    const stdin = Readable.from([Buffer.from(keyText)]);
    stdin.once('end', () => stop.abort());
    const { code } = await runLine(['key', 'set', '--no-check'], {
      services,
      stdin,
      signal: stop.signal,
      terminal: { stdin: false, stdout: false },
    });
    expect([code, await services.keychain.read('default')]).toEqual([130, undefined]);
  });

  it('stores no key in memory, because the command ends at once', async () => {
    const variables = { MISTRAL_ONBOARD_STORE: 'memory' };
    const { code, err } = await keyLine(['set'], { piped: keyText, variables });
    expect([code, err]).toEqual([2, expect.stringContaining('“memory”')]);
  });

  it.each([
    ['set', keyText],
    [keyText],
    ['--profile', keyText, 'set'],
    ['set', '--store', keyText],
    ['set', `--key=${keyText}`],
  ])('takes no key from the command line, and does not repeat one: %s', async (...messages) => {
    const { code } = await keyLine(messages, { piped: keyText });
    expect(code).toBe(2);
  });
});

describe('key status', () => {
  it('names the command that stores a key for the profile that was asked for', async () => {
    const { out } = await keyLine(['status', '--profile', 'work']);
    expect(out).toMatch(/^- No key is stored here\. .* key set --profile work\n$/);
    expect((await keyLine(['status'])).out).toMatch(/ key set\n$/);
  });

  async function withKeys() {
    const services = await createTestServices({ variables: { MISTRAL_API_KEY: newText } });
    const createdAt = '2026-08-01T00:00:00.000Z';
    await writeKeyRecord(services, 'work', { store: 'vault', createdAt, lastFour: 'abcd' });
    const young = { store: 'keychain', lastFour: 'D1fG', expiresOn: '2026-11-30' } as const;
    const yesterday = '2026-11-19T00:00:00.000Z';
    await writeKeyRecord(services, 'default', { ...young, createdAt: yesterday });
    return services;
  }

  it('prints each profile, its age and the next step', async () => {
    const { code, out } = await keyLine(['status'], {}, await withKeys());
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      '- MISTRAL_API_KEY is set (…D2gH): commands use it unless you name a profile.',
      '✓ default: in the keychain, ending in …D1fG, 1 day old, expires on 30 November\u00a02026',
      '! It expires within 14 days. Rotate it with mistral-onboard key rotate.',
      '✓ work: in the vault, ending in …abcd, 111 days old',
      '! It is over 90 days old. Rotate it with mistral-onboard key rotate.',
      '',
    ]);
  });

  it.each([
    [[], ['default', 'work']],
    [['--profile', 'work'], ['work']],
    [['--store', 'keychain'], ['default']],
    [['--profile', 'other'], []],
  ])('prints one document with --json: %j', async (options, names) => {
    const { code, out } = await keyLine(['status', '--json', ...options], {}, await withKeys());
    const document = JSON.parse(out);
    expect([code, document.ok, document.environment]).toEqual([0, true, { lastFour: 'D2gH' }]);
    expect(document.profiles.map(({ profile }: { profile: string }) => profile)).toEqual(names);
  });

  it('says so if there is no key', async () => {
    const { code, out } = await keyLine(['status'], { keychain: noKeychain });
    expect([code, out]).toEqual([0, expect.stringContaining('mistral-onboard key set')]);
  });
});

describe('key test', () => {
  it('prints which key works', async () => {
    const { code, out } = await keyLine(['test'], { stored: key });
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('The key in the keychain (…D1fG) works.'),
    ]);
    const variables = { MISTRAL_API_KEY: keyText };
    const { out: document } = await keyLine(['test', '--json'], { variables });
    expect(JSON.parse(document)).toEqual({
      ok: true,
      from: 'environment',
      profile: null,
      lastFour: 'D1fG',
      outcome: { code: 'ready', model: 'mistral-small-latest' },
    });
  });

  it.each([
    ['payment', 1],
    ['zero-quota', 1],
    ['monthly-quota', 1],
    ['key-refused', 4],
    ['malformed', 6],
  ] as const)('exits with the code of the result (%s): %i', async (scenario, exit) => {
    const { code, out } = await keyLine(['test', '--json'], { stored: key, scenario });
    expect(code).toBe(exit);
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: { message: expect.any(String) } });
  });

  it('reports that there is no key', async () => {
    const { code, err } = await keyLine(['test']);
    expect([code, err]).toEqual([4, expect.stringContaining('mistral-onboard key set')]);
  });
});

describe('key remove', () => {
  it('removes the key, and explains that it still works elsewhere', async () => {
    const { code, out, services } = await keyLine(['remove'], { stored: key });
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('https://console.mistral.ai/api-keys'),
    ]);
    expect(await services.keychain.read('default')).toBeUndefined();
    expect((await keyLine(['remove', '--json'], {}, services)).code).toBe(4);
  });
});

describe('key rotate', () => {
  it('replaces the earlier key, and prints where to delete it', async () => {
    const { code, out, services } = await keyLine(['rotate', '--json'], {
      stored: key,
      piped: newText,
    });
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      {
        ok: true,
        store: 'keychain',
        lastFour: 'D2gH',
        old: { lastFour: 'D1fG', page: 'https://console.mistral.ai/api-keys' },
      },
    ]);
    expect((await services.keychain.read('default'))?.reveal()).toBe(newText);
  });

  it.each<[string, TestServicesOptions, number]>([
    ['is refused', { scenario: 'key-refused' }, 4],
    ['could not be checked', { scenario: 'malformed' }, 6],
    ['can’t be read back', { keychain: { readBack: async () => false } }, 7],
  ])('keeps the earlier key if the new one %s', async (_, options, exit) => {
    const { code, services } = await keyLine(['rotate'], {
      ...options,
      stored: key,
      piped: newText,
    });
    expect(code).toBe(exit);
    expect((await services.keychain.read('default'))?.equals(key)).toBe(true);
    expect(services.written).toEqual([]);
  });

  it('refuses the earlier key as the new one', async () => {
    const { code, err, services } = await keyLine(['rotate'], { stored: key, piped: keyText });
    expect([code, err]).toEqual([2, expect.stringContaining('already stored')]);
    expect(services.emulator.requests).toEqual([]);
  });

  it('requires an earlier key, and refuses --no-check', async () => {
    expect((await keyLine(['rotate'], { piped: newText })).code).toBe(4);
    expect((await keyLine(['rotate', '--no-check'], { stored: key, piped: newText })).code).toBe(2);
  });

  it('moves the key if another store is named', async () => {
    const { code, services } = await keyLine(['set'], { piped: keyText, ...withPassphrase });
    expect(code).toBe(0);
    await keyLine(['rotate', '--store', 'vault'], { piped: newText }, services);
    expect(await services.keychain.read('default')).toBeUndefined();
    expect((await services.vault.read('default'))?.reveal()).toBe(newText);
  });

  it('finds the earlier key in the vault', async () => {
    const vault = createFakeVault({ holds: { default: key } });
    const { code } = await keyLine(['rotate'], {
      vault,
      piped: newText,
      keychain: noKeychain,
      ...withPassphrase,
    });
    expect(code).toBe(0);
    await vault.unlock(new Secret(passphraseText));
    expect((await vault.read('default'))?.reveal()).toBe(newText);
  });
});

test.each([
  [[], 'set|status'],
  [['sett'], 'set'],
  [['constructor'], 'constructor'],
])('key %j is no command', async (messages, said) => {
  const { code, err } = await keyLine(messages);
  expect([code, err]).toEqual([2, expect.stringContaining(said)]);
});
