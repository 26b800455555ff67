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

const filesOf = (folder: string) => readdirSync(folder, { recursive: true }).map(String);

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

  const cache = () => join(home.folder, 'AppData/Local/mistral-onboard/Cache');

  /** Stores a key in the Credential Manager, which the executable proves by reading it back in another process. */
  async function store(...profile: readonly string[]) {
    const args = ['key', 'set', '--no-check', '--store', 'keychain', ...profile];
    expect(await run(args, { input: secret })).toMatchObject({ code: 0 });
    expect((await run(['key', 'print', ...profile])).stdout.trim()).toBe(secret);
  }

  test('stores a key in the Credential Manager, reads it back, and removes it', async () => {
    await store();
    expect(readdirSync(cache())).toEqual([expect.stringMatching(/^keytar-[0-9a-f]{16}\.node$/)]);
    expect(await run(['key', 'remove'])).toMatchObject({ code: 0 });
    expect((await run(['key', 'print'])).code).toBe(4);
  });

  test('removes the keys of all profiles, its files and its caches, and says how to remove itself', async () => {
    await store();
    await store('--profile', 'work');
    const removed = await run(['uninstall', '--yes', '--json']);
    const document = JSON.parse(removed.stdout);
    expect(document).toMatchObject({
      ok: true,
      keychain: { state: 'read' },
      notRemoved: [],
      program: { form: 'binary', path: windowsPath(file) },
    });
    const accounts = document.keychain.entries.map((entry: { account: string }) => entry.account);
    expect(accounts.toSorted()).toEqual(['default', 'work']);
    expect(document.program.remove).toEqual([
      expect.stringMatching(/^(?:del|Remove-Item) \S*mistral-onboard-win-x64\.exe$/),
    ]);
    expect(filesOf(home.folder).filter((path) => path.includes('mistral'))).toEqual([]);
    for (const profile of ['default', 'work']) {
      expect((await run(['key', 'print', '--profile', profile])).code).toBe(4);
    }
  });

  test('leaves nothing behind when it only lists what it would remove', async () => {
    await run(['uninstall', '--yes']);
    const { code, stdout } = await run(['uninstall', '--dry-run', '--json']);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { keychain: { entries: [] }, files: [] }]);
    expect(filesOf(home.folder).filter((path) => path.includes('mistral'))).toEqual([]);
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
