import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { putCheapVault } from '../support/fakes/cheap-vault.ts';
import { leftovers, partsOf } from '../support/network/leak-checks.ts';
import { serveFile } from '../support/network/served.ts';
import { newer, onMachine, withPassphrase } from '../support/processes/machine.ts';
import type { Variables } from '../support/processes/program.ts';
import { describeTree } from '../support/processes/tree.ts';
import { errorFamily } from '../support/rules/error-families.ts';

vi.setConfig({ testTimeout: 180_000 });

// Typed as an argument on purpose. No other test searches this machine's command lines for this key.
const secret = 'wM4kD9pS2xH7bT1nY6cR3vZ8gL5jQ0fA';

const served = serveFile();

describe(
  errorFamily('input', 'a command that cannot do its work changes nothing on the disk'),
  () => {
    test.each<[string, readonly string[], Variables, string | Buffer, number, string]>([
      ['nothing piped in', ['key', 'set'], {}, '', 2, 'key-malformed'],
      [
        'nothing piped in, for a vault',
        ['key', 'set', '--store', 'vault'],
        {},
        '\n',
        2,
        'key-malformed',
      ],
      [
        'bytes that are not text',
        ['key', 'set'],
        {},
        Buffer.from([0xff, 0xfe, 0, 1]),
        2,
        'key-malformed',
      ],
      ['three megabytes of input', ['key', 'set'], {}, 'x'.repeat(3_000_000), 2, 'key-malformed'],
      ['an invalid profile name', ['key', 'set', '--profile', 'Été'], {}, secret, 2, 'usage'],
      [
        'a profile that is too long',
        ['key', 'set', '--profile', 'a'.repeat(65)],
        {},
        secret,
        2,
        'usage',
      ],
      ['a profile that is a path', ['key', 'remove', '--profile', '../../x'], {}, '', 2, 'usage'],
      ['an unknown store', ['key', 'set', '--store', 'file'], {}, secret, 2, 'usage'],
      ['a key as an argument', ['key', 'set', secret], {}, secret, 2, 'usage'],
      ['no keychain', ['key', 'set'], {}, secret, 7, 'keychain'],
      [
        'no passphrase',
        ['key', 'set', '--store', 'vault'],
        { MISTRAL_ONBOARD_PASSPHRASE: '' },
        secret,
        2,
        'passphrase',
      ],
      [
        'a short passphrase',
        ['key', 'set', '--store', 'vault'],
        { MISTRAL_ONBOARD_PASSPHRASE: 'short' },
        secret,
        2,
        'passphrase',
      ],
      [
        'a port where no service listens',
        ['key', 'set', '--store', 'vault'],
        { MISTRAL_ONBOARD_BASE_URL: 'http://127.0.0.1:1' },
        secret,
        6,
        'network',
      ],
      ['no key to test', ['key', 'test'], {}, '', 4, 'key-missing'],
      ['no key to remove', ['key', 'remove'], {}, '', 4, 'key-missing'],
      ['no key to replace', ['key', 'rotate'], {}, secret, 4, 'key-missing'],
    ])('because of %s', async (_, args, given, input, exit, error) => {
      await onMachine(served(withPassphrase), async ({ folders, run }) => {
        const ended = await run([...args, '--json'], given, input);
        expect([ended.code, JSON.parse(ended.stdout)]).toMatchObject([
          exit,
          { ok: false, error: { code: error, message: expect.stringMatching(/\.$/) } },
        ]);
        expect(ended.stdout.trim()).not.toContain('\n');
        expect(describeTree(folders.root).map((line) => line.split(' ')[0])).toEqual([
          'home',
          'temp',
        ]);
        expect(partsOf(secret, ended.stdout + ended.stderr)).toEqual([]);
        expect(leftovers(ended.stderr)).toEqual([]);
      });
    });

    test('in a demo: it contacts nobody and stores nothing', async () => {
      const given = { ...withPassphrase, MISTRAL_ONBOARD_BASE_URL: 'http://127.0.0.1:1' };
      await onMachine(given, async ({ folders, run }) => {
        const set = await run(['--demo', 'key', 'set', '--store', 'vault', '--json'], {}, secret);
        expect([set.code, JSON.parse(set.stdout)]).toMatchObject([
          0,
          { outcome: { code: 'ready' } },
        ]);
        const exec = await run(['--demo', 'exec', '--', 'true'], { MISTRAL_API_KEY: secret });
        expect(exec.code).toBe(4);
        expect(describeTree(folders.root).map((line) => line.split(' ')[0])).toEqual([
          'home',
          'temp',
        ]);
      });
    });

    test.each(['a wrong passphrase', 'a vault that is damaged'])('because of %s', async (what) => {
      await onMachine(served(withPassphrase), async ({ folders, run }) => {
        await putCheapVault(folders.home, secret);
        const vault = join(folders.home, '.config/mistral-onboard/vault.age');
        const isDamaged = what.includes('damaged');
        if (isDamaged) await writeFile(vault, (await readFile(vault)).subarray(0, 100));
        const before = describeTree(folders.root);
        const given: Variables = isDamaged ? {} : { MISTRAL_ONBOARD_PASSPHRASE: 'something else' };
        for (const args of [
          ['key', 'set'],
          ['key', 'remove'],
          ['exec', '--', 'true'],
        ]) {
          const { code, stdout } = await run(args, given, newer);
          expect([args, code, stdout]).toEqual([args, isDamaged ? 7 : 2, '']);
        }
        expect(describeTree(folders.root)).toEqual(before);
      });
    });
  },
);
