import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secret } from '../../support/terminal/screens.ts';
import { makeHome, type RunOptions, runInWine, type WindowsHome, windowsPath } from './wine.ts';

const file = fileURLToPath(
  new URL('../../../release/mistral-onboard-win-x64.exe', import.meta.url),
);
const keepAlive = windowsPath(fileURLToPath(new URL('keep-alive.cjs', import.meta.url)));

let home: WindowsHome;
beforeAll(() => {
  home = makeHome();
});
afterAll(() => home.remove());

/** Runs the single executable under Wine. */
function run(args: readonly string[], { variables, ...options }: RunOptions = {}) {
  const given = { ...home.variables, NODE_OPTIONS: `--require ${keepAlive}`, ...variables };
  return runInWine(windowsPath(file), args, { ...options, variables: given });
}

// It takes minutes to build: `npm run build:binary -- win-x64`.
describe.skipIf(!existsSync(file))('the Windows executable', () => {
  test.each([
    [['--version'], /^\d+\.\d+\.\d+\s*$/],
    [['help', 'key'], /key set\|status/],
    [['completion', 'bash'], /complete/],
    [['uninstall', '--dry-run'], /(?:del|Remove-Item) .*mistral-onboard-win-x64\.exe/],
  ] as const)('runs %j', async (args, expected) => {
    const { code, stdout } = await run(args, { variables: { LANG: 'en_US.UTF-8' } });
    expect([code, stdout]).toEqual([0, expect.stringMatching(expected)]);
  });

  test('reads a key from the Credential Manager, and removes it', async () => {
    // Stored by the package: under Wine 8, Node 22 can't read what a process that it starts prints.
    const set = await home.run(['key', 'set', '--no-check', '--store', 'keychain'], {
      input: secret,
    });
    expect(set).toMatchObject({ code: 0 });
    expect((await run(['key', 'print'])).stdout.trim()).toBe(secret);
    const cache = join(home.folder, 'AppData/Local/mistral-onboard/Cache');
    expect(readdirSync(cache)).toEqual([expect.stringMatching(/^keytar-[0-9a-f]{16}\.node$/)]);
    const removed = await run(['uninstall', '--yes', '--json']);
    expect(JSON.parse(removed.stdout)).toMatchObject({
      keychain: { state: 'read', entries: [{ kind: 'key', account: 'default' }] },
      program: { form: 'binary' },
    });
    expect((await run(['key', 'print'])).code).toBe(4);
  });

  test('keeps a key in the vault and passes it to a program', async () => {
    const variables = { MISTRAL_ONBOARD_PASSPHRASE: 'correct horse battery' };
    const args = ['key', 'set', '--no-check', '--store', 'vault', '--profile', 'vault'];
    expect(await run(args, { input: secret, variables })).toMatchObject({ code: 0 });
    const shell = ['exec', '--profile', 'vault', '--', 'cmd', '/c', 'echo', '%MISTRAL_API_KEY%'];
    const { stdout } = await run(shell, { variables });
    expect(stdout.trim()).toBe(secret);
  });
});
