import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { randomKey } from '../support/fakes/random-key.ts';
import { serveFile } from '../support/network/served.ts';
import { type Keyring, keyringParts, startKeyring } from '../support/processes/keyring.ts';
import { withPassphrase } from '../support/processes/machine.ts';
import {
  copyProgram,
  type Ended,
  installCommand,
  runProgram,
  type Variables,
} from '../support/processes/program.ts';
import { pathsBelow } from '../support/processes/tree.ts';

vi.setConfig({ testTimeout: 120_000 });

const served = serveFile();
const secret = randomKey();

interface UsedMachine {
  readonly keyring: Keyring;
  readonly home: string;
  /** The paths below HOME before the first start of the program. */
  readonly before: readonly string[];
  run(args: readonly string[], input?: string): Promise<Ended>;
}

const inKeychain = [
  ['key', 'set', '--no-check'],
  ['key', 'set', '--no-check', '--profile', 'work'],
];
const inEveryStore = [
  ...inKeychain,
  ['key', 'set', '--no-check', '--profile', 'server', '--store', 'vault'],
  ['setup', '--yes'],
  ['connect', 'aider', '--yes'],
];

/** Runs these commands on a separate machine, then calls `use` with it. */
async function onUsedMachine(
  commands: readonly (readonly string[])[],
  use: (machine: UsedMachine) => Promise<void>,
): Promise<void> {
  const keyring = await startKeyring('unlocked');
  try {
    const { HOME: home = '' } = keyring.variables;
    const program = await copyProgram(join(home, 'programs/mistral-onboard'));
    const script = join(program, 'bin/mistral-onboard.cjs');
    const bin = await installCommand(home, script);
    await writeFile(join(bin, 'aider'), '#!/bin/sh\n', { mode: 0o755 });
    await writeFile(join(home, '.aider.conf.yml'), '# mine\n');
    const variables: Variables = {
      ...keyring.variables,
      ...served(withPassphrase),
      HOME: home,
      PATH: `${bin}:${keyring.variables['PATH'] ?? ''}`,
    };
    const run = (args: readonly string[], input = '') =>
      runProgram(args, variables, input, { program: script, cwd: home });
    await mkdir(join(home, 'config'));
    const before = ownPart(home);
    for (const args of commands) {
      const { code, stderr } = await run([...args, '--lang', 'en'], `${secret}\n`);
      expect({ code, args, stderr }).toMatchObject({ code: 0 });
    }
    expect(ownPart(home)).not.toEqual(before);
    await use({ keyring, home, before, run });
  } finally {
    await keyring.stop();
  }
}

/** Returns the paths of the home without those of the keyring daemon and the bus. */
function ownPart(home: string): readonly string[] {
  return pathsBelow(home).filter((path) => !/^(?:data|run|bus socket|cache$)/.test(path));
}

async function storedAccounts({ run }: Keyring): Promise<readonly string[]> {
  const found = await run('secret-tool', ['search', '--all', 'service', 'mistral-onboard']);
  return [...`${found.stdout}${found.stderr}`.matchAll(/attribute\.account = (\S+)/g)]
    .map(([, account = '']) => account)
    .toSorted();
}

describe('uninstall', { tags: [...keyringParts, 'secret-tool'] }, () => {
  it('leaves nothing of ours in HOME and in the keychain', async () => {
    await onUsedMachine(inEveryStore, async ({ keyring, home, before, run }) => {
      expect(await storedAccounts(keyring)).toEqual(['default', 'work']);
      const { code, stdout } = await run(['uninstall', '--yes', '--lang', 'en']);
      expect([code, stdout]).toEqual([0, expect.stringContaining('the key of profile work')]);
      expect(stdout).not.toContain(secret);
      expect(await storedAccounts(keyring)).toEqual([]);
      expect(ownPart(home)).toEqual(before);
      expect(await readFile(join(home, '.aider.conf.yml'), 'utf8')).toBe('# mine\n');
    });
  });

  it('reports a locked keychain, removes the rest, and finishes once it is unlocked', async () => {
    await onUsedMachine(inKeychain, async ({ keyring, home, before, run }) => {
      await keyring.lock();
      const locked = await run(['uninstall', '--yes', '--lang', 'en']);
      expect([locked.code, locked.stdout]).toEqual([
        1,
        expect.stringContaining('The keychain was not checked. The keychain is locked.'),
      ]);
      expect(locked.stdout).not.toContain('the key of profile');
      await keyring.serve('unlocked');
      expect(await storedAccounts(keyring)).toEqual(['default', 'work']);
      expect((await run(['uninstall', '--yes'])).code).toBe(0);
      expect(await storedAccounts(keyring)).toEqual([]);
      expect(ownPart(home)).toEqual(before);
    });
  });
});
