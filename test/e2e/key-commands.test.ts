import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test, vi } from 'vitest';
import { putCheapVault } from '../support/fakes/cheap-vault.ts';
import { partsOf } from '../support/network/leak-checks.ts';
import { serveFile } from '../support/network/served.ts';
import { keyringParts, startKeyring } from '../support/processes/keyring.ts';
import {
  isSecret,
  newer,
  onMachine,
  runShell,
  secret,
  withPassphrase,
} from '../support/processes/machine.ts';
import { programFile } from '../support/processes/program.ts';
import { filesHolding } from '../support/processes/tree.ts';

vi.setConfig({ testTimeout: 180_000 });

const served = serveFile();

/** A script that uses the stored key. */
const useInShell = `
  set -e
  "$NODE" "$PROGRAM" exec -- sh -c 'test "$MISTRAL_API_KEY" = "$KEY"'
  eval "$("$NODE" "$PROGRAM" env)"
  test "$MISTRAL_API_KEY" = "$KEY"
  printf 'piped on' | "$NODE" "$PROGRAM" exec -- cat
`;

test('passes a key through a pipe into the vault, and from there to one program', async () => {
  await onMachine(served(withPassphrase), async ({ folders, variables, run }) => {
    const given = { KEY: secret, NODE: process.execPath, PROGRAM: programFile() };
    const shell = (script: string) => runShell(script, { ...variables, ...given });
    const set = await shell('printf %s "$KEY" | "$NODE" "$PROGRAM" key set --store vault --json');
    expect(set).toMatchObject({ code: 0 });
    expect(JSON.parse(set.stdout)).toMatchObject({
      ok: true,
      store: 'vault',
      lastFour: secret.slice(-4),
      outcome: { code: 'ready' },
    });
    const own = join(folders.home, '.config/mistral-onboard');
    expect([
      (await stat(own)).mode & 0o777,
      (await stat(join(own, 'keys.json'))).mode & 0o777,
    ]).toEqual([0o700, 0o600]);
    const status = await run(['key', 'status', '--json']);
    expect(JSON.parse(status.stdout).profiles).toMatchObject([
      { profile: 'default', store: 'vault' },
    ]);
    // Another test shows that a vault stored this way opens in another process, which takes half a second each time.
    const cheap = await putCheapVault(folders.home, secret);
    const exec = await run(['exec', '--', 'sh', '-c', isSecret], { EXPECTED: secret });
    expect(exec).toEqual({ code: 0, stdout: 'it is\n', stderr: '' });
    expect((await run(['key', 'test'])).code).toBe(0);
    const ended = await shell(useInShell);
    expect(ended).toMatchObject({ code: 0, stdout: 'piped on' });
    const rotated = await run(['key', 'rotate', '--expires', '2999-12-31'], {}, `${newer}\n`);
    expect(rotated).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`…${secret.slice(-4)}`),
    });
    expect(await readFile(join(own, 'vault.age'))).not.toEqual(cheap);
    expect(JSON.parse(await readFile(join(own, 'keys.json'), 'utf8'))).toMatchObject({
      default: { store: 'vault', lastFour: newer.slice(-4), expiresOn: '2999-12-31' },
    });
    await putCheapVault(folders.home, newer);
    const env = await run(['env', '--shell', 'bash']);
    expect(env).toEqual({ code: 0, stdout: `export MISTRAL_API_KEY='${newer}'\n`, stderr: '' });
    for (const key of [secret, newer]) {
      expect(filesHolding(folders.root, key)).toEqual([]);
      for (const { stdout, stderr } of [set, exec, status, rotated]) {
        expect(partsOf(key, stdout + stderr)).toEqual([]);
      }
    }
    const before = await readFile(join(own, 'vault.age'));
    expect((await run(['key', 'remove'])).code).toBe(0);
    expect(await readFile(join(own, 'vault.age'))).not.toEqual(before);
    expect(JSON.parse((await run(['key', 'status', '--json'])).stdout).profiles).toEqual([]);
  });
});

test('refuses a call above the spending cap before it is sent', async () => {
  await onMachine(served({ MISTRAL_API_KEY: secret }), async ({ run }) => {
    const held = await run(['key', 'test', '--json', '--max-cost', '0.000001usd']);
    expect(held.code).toBe(5);
    expect(JSON.parse(held.stdout)).toMatchObject({ ok: false, error: { code: 'spending-cap' } });
  });
});

describe('with a keychain', { tags: [...keyringParts] }, () => {
  it('sets, uses, replaces and removes a key', async () => {
    const keyring = await startKeyring('unlocked');
    try {
      await onMachine(served(keyring.variables), async ({ run }) => {
        const set = await run(['key', 'set', '--profile', 'work', '--json'], {}, secret);
        expect(JSON.parse(set.stdout)).toMatchObject({ ok: true, place: 'secret-service' });
        const given = { EXPECTED: secret, MISTRAL_API_KEY: newer };
        const exec = await run(['exec', '--profile', 'work', '--', 'sh', '-c', isSecret], given);
        expect(exec).toMatchObject({ code: 0, stdout: 'it is\n' });
        expect(exec.stderr).toMatch(/^! MISTRAL_API_KEY is set to another key.*\n$/);
        expect((await run(['key', 'rotate', '--profile', 'work'], {}, newer)).code).toBe(0);
        const env = await run(['env', '--profile', 'work', '--shell', 'fish']);
        expect(env.stdout).toBe(`set -gx MISTRAL_API_KEY '${newer}'\n`);
        expect((await run(['key', 'remove', '--profile', 'work'])).code).toBe(0);
        const after = await run(['exec', '--profile', 'work', '--', 'sh', '-c', 'echo ran']);
        expect([after.code, after.stdout]).toEqual([4, '']);
        expect((await run(['key', 'remove', '--profile', 'work'])).code).toBe(4);
      });
    } finally {
      await keyring.stop();
    }
  });
});
