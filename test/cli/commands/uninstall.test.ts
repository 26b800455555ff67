import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { AppError, type ErrorData, type KeychainProblem } from '../../../src/errors/errors.ts';
import { createAppData } from '../../../src/services/app-data/app-data.ts';
import { createFiles } from '../../../src/services/files/files.ts';
import type { KeychainEntry } from '../../../src/services/ports/app-data.ts';
import { working } from '../../services/keychain/fake-keytar.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { createTestServices, key, keyText } from '../../support/fakes/services.ts';
import { createToolsOnDisk } from '../../support/fakes/tools-on-disk.ts';
import { runLine } from '../surroundings.ts';

const yes = '--yes';
const record = { store: 'keychain', createdAt: '2026-01-01T00:00:00Z', lastFour: '7yZ9' };

/** A home in which everything was used: keys of two profiles, a vault, progress, a connected tool, caches. */
async function usedMachine({ entryError }: { readonly entryError?: ErrorData } = {}) {
  const disk = await createToolsOnDisk(['aider', 'opencode', 'mistral-onboard']);
  const { home, write } = disk;
  const appFolder = join(home, '.config/mistral-onboard');
  const own = { pid: process.pid, uid: process.getuid?.(), isRunning: () => true };
  const { entries, keytar } = working();
  for (const profile of ['default', 'work']) {
    await keytar.setPassword('mistral-onboard', profile, keyText);
  }
  await keytar.setPassword('mistral-onboard-probe', '00ff', 'value');
  await keytar.setPassword('another-program', 'default', 'mine');
  const clock = createFakeClock({ autoAdvance: true });
  const appData = createAppData({
    appFolder,
    cacheFolders: [join(home, '.cache/mistral-onboard')],
    sharedCache: undefined,
    uid: own.uid,
    platform: 'darwin',
    variables: {},
    clock,
    load: async () => keytar,
  });
  const fail = async () => {
    throw new AppError(entryError ?? { code: 'cancelled' });
  };
  const services = await createTestServices({
    stored: key,
    connections: disk.connections,
    files: createFiles({ own, clock }),
    appData: {
      ...appData,
      installation: () => ({ form: 'npm', path: '/usr/lib/node_modules/mistral-onboard' }),
      ...(entryError !== undefined && { keychainEntries: fail }),
    },
  });
  const around = { ...services, environment: { ...services.environment, appFolder } };
  const run = (argv: readonly string[], typed?: string) =>
    runLine(argv, {
      services: around,
      stdin: Readable.from(typed === undefined ? [] : [Buffer.from(typed)]),
      terminal: { stdin: typed !== undefined, stdout: typed !== undefined },
    });
  const before = { 'notes.txt': 'mine', '.aider.conf.yml': '# mine\nauto-commits: false\n' };
  for (const [name, text] of Object.entries(before)) await write(name, text);
  await mkdir(appFolder, { recursive: true, mode: 0o700 });
  await write('.config/mistral-onboard/progress/default.json', '{}');
  await write('.config/mistral-onboard/keys.json', JSON.stringify({ default: record }));
  const connected = await run(['connect', 'aider', yes, '--profile', 'default']);
  expect([connected.code, connected.err]).toEqual([0, '']);
  await write('.config/mistral-onboard/setup/default.json', '{}');
  await write('.config/mistral-onboard/vault.age', 'encrypted');
  await write('.config/mistral-onboard/crash-report.txt', 'trace');
  await write('.cache/mistral-onboard/compiled/code', 'compiled');
  return { ...disk, before, entries, keytar, run };
}

const mine = ['another-program/default'];

describe('uninstall', () => {
  it('removes the keys of all profiles, the vault, files, caches and changed settings', async () => {
    const machine = await usedMachine();
    expect((await machine.files())['.aider.conf.yml']).toContain('mistral');
    const { code, out, err } = await machine.run(['uninstall', yes]);
    expect([code, err]).toEqual([0, '']);
    expect([...machine.entries.keys()]).toEqual(mine);
    expect(await machine.files()).toEqual(machine.before);
    for (const told of [
      'the key of profile default',
      'the key of profile work',
      'vault, with every key in it',
      'for aider in',
      'npm uninstall -g mistral-onboard',
      'works at Mistral until you delete it there',
    ]) {
      expect(out).toContain(told);
    }
    const again = await machine.run(['uninstall', yes]);
    expect(again.code).toBe(0);
    expect(again.out).toContain('Nothing that this program stores was found here.');
  });

  it('lists the same with --dry-run, and removes nothing', async () => {
    const machine = await usedMachine();
    const before = await machine.files();
    const { code, out } = await machine.run(['uninstall', '--dry-run', '--json']);
    expect(code).toBe(0);
    const document = JSON.parse(out);
    expect(document).toMatchObject({
      ok: true,
      state: 'planned',
      tools: [{ tool: 'aider', paths: [join(machine.home, '.aider.conf.yml')] }],
      keychain: {
        state: 'read',
        entries: [
          { kind: 'key', account: 'default' },
          { kind: 'key', account: 'work' },
          { kind: 'probe', account: '00ff' },
        ],
      },
      notRemoved: [],
      program: { form: 'npm', remove: ['npm uninstall -g mistral-onboard'] },
    });
    const listed = document.files.map(({ path }: { readonly path: string }) => path);
    const kept = ['notes.txt', '.aider.conf.yml', '.cache/mistral-onboard/compiled/code'];
    const expected = Object.keys(before).filter((name) => !kept.includes(name));
    expect(listed.toSorted()).toEqual(
      [...expected, '.cache/mistral-onboard'].map((name) => join(machine.home, name)).toSorted(),
    );
    expect(await machine.files()).toEqual(before);
    expect(machine.entries.size).toBe(4);
  });

  it.each([
    ['en', '\n', 'Nothing was removed.'],
    ['fr', 'non\n', 'Rien n’a été retiré.'],
  ])('shows all and asks; in %s, %j removes nothing', async (lang, typed, told) => {
    const machine = await usedMachine();
    const before = await machine.files();
    const { code, out, err } = await machine.run(['uninstall', '--lang', lang], typed);
    expect([code, out]).toEqual([0, `${told}\n`]);
    expect(err).toContain(join(machine.home, '.config/mistral-onboard/vault.age'));
    expect(await machine.files()).toEqual(before);
    expect(machine.entries.size).toBe(4);
  });

  it('removes after a yes', async () => {
    const machine = await usedMachine();
    expect((await machine.run(['uninstall', '--lang', 'fr'], 'oui\n')).code).toBe(0);
    expect(await machine.files()).toEqual(machine.before);
  });

  it('removes nothing without a terminal and without --yes', async () => {
    const machine = await usedMachine();
    const before = await machine.files();
    const { code, err } = await machine.run(['uninstall']);
    expect(code).toBe(2);
    expect(err).toContain('--yes');
    expect(await machine.files()).toEqual(before);
  });

  it('keeps the keys, the vault and the record of where they are with --keep-key', async () => {
    const machine = await usedMachine();
    const { code, out } = await machine.run(['uninstall', yes, '--keep-key']);
    expect(code).toBe(0);
    expect(machine.entries.size).toBe(4);
    expect(Object.keys(await machine.files())).toEqual([
      '.aider.conf.yml',
      '.config/mistral-onboard/keys.json',
      '.config/mistral-onboard/vault.age',
      'notes.txt',
    ]);
    expect(out).toContain('The keys stay where they are.');
    expect(out).not.toContain('until you delete it');
  });
});

const keychain = (problem: KeychainProblem): ErrorData => ({
  code: 'keychain',
  problem,
  detail: '',
});

describe('a keychain that can’t be read', () => {
  it.each(['locked', 'hanging', 'denied', 'no-bus', 'library-missing'] as const)(
    'is reported if it is %s; the record of its key stays, and the exit code is 1',
    async (problem) => {
      const machine = await usedMachine({ entryError: keychain(problem) });
      const { code, out } = await machine.run(['uninstall', yes]);
      expect(code).toBe(1);
      expect(out).toContain('The keychain was not checked.');
      expect(out).toContain('Keys of this program may still be in it');
      expect(out).not.toContain('the key of profile');
      expect(machine.entries.size).toBe(4);
      expect(Object.keys(await machine.files())).toEqual([
        '.aider.conf.yml',
        '.config/mistral-onboard/keys.json',
        'notes.txt',
      ]);
    },
  );

  it('exits with 0 if there is none and none was ever used', async () => {
    const machine = await usedMachine({ entryError: keychain('no-bus') });
    await machine.write('.config/mistral-onboard/keys.json', '{}');
    const { code, out } = await machine.run(['uninstall', yes]);
    expect(code).toBe(0);
    expect(out).toContain('The keychain was not checked.');
    expect(await machine.files()).toEqual(machine.before);
  });

  it('exits with 1 if a locked one may hold keys without a record', async () => {
    const machine = await usedMachine({ entryError: keychain('locked') });
    await machine.write('.config/mistral-onboard/keys.json', '{}');
    expect((await machine.run(['uninstall', yes])).code).toBe(1);
  });
});

describe('what can’t be removed', () => {
  it('an entry that the keychain falsely claims to have removed is reported, and its record stays', async () => {
    const machine = await usedMachine();
    machine.keytar.deletePassword = async () => true;
    const { code, out } = await machine.run(['uninstall', yes, '--json']);
    expect(code).toBe(1);
    const { ok, notRemoved } = JSON.parse(out);
    expect(ok).toBe(false);
    expect(notRemoved).toContainEqual(
      expect.objectContaining({
        kind: 'key',
        account: 'work',
        error: expect.objectContaining({ code: 'keychain' }),
      }),
    );
    expect(Object.keys(await machine.files())).toContain('.config/mistral-onboard/keys.json');
  });

  it('settings that were changed since are left with the lines to remove, and undone later', async () => {
    const machine = await usedMachine();
    const path = join(machine.home, '.aider.conf.yml');
    const connected = (await machine.read('.aider.conf.yml')) ?? '';
    const line = connected.split('\n').find((each) => each.includes('mistral')) ?? '';
    await writeFile(path, connected.replace(line, `${line}-mine`));
    const { code, out } = await machine.run(['uninstall', yes]);
    expect(code).toBe(1);
    expect(out).toContain(`  ${line.trimEnd()}`);
    expect(Object.keys(await machine.files())).toEqual([
      '.aider.conf.yml',
      '.config/mistral-onboard/connections.json',
      'notes.txt',
    ]);
    await writeFile(path, '# mine\n');
    expect((await machine.run(['uninstall', yes])).code).toBe(0);
    expect(await machine.files()).toEqual({ ...machine.before, '.aider.conf.yml': '# mine\n' });
  });
});

it('names no entry of another program', async () => {
  const machine = await usedMachine();
  const { out } = await machine.run(['uninstall', '--dry-run', '--json']);
  const { entries } = JSON.parse(out).keychain as { readonly entries: readonly KeychainEntry[] };
  expect(entries.map(({ account }) => account)).toEqual(['default', 'work', '00ff']);
  expect(out).not.toContain('mine"');
});
