import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { randomKey } from '../support/fakes/random-key.ts';
import { startKeyring } from '../support/processes/keyring.ts';
import { makeFolders, type Variables } from '../support/processes/program.ts';
import { filesHolding, pathsBelow } from '../support/processes/tree.ts';
import { wizardByEnter } from '../support/terminal/demo-wizard.ts';
import { startInTerminal } from '../support/terminal/pty.ts';
import { isAt } from '../support/terminal/screens.ts';
import { canEmptySystem } from './empty-system.ts';
import { type Form, makeForms } from './forms.ts';
import { run } from './run.ts';

const root = mkdtempSync(join(tmpdir(), 'forms-'));
let forms: readonly Form[] = [];
beforeAll(async () => {
  forms = await makeForms(root);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Folders that uv and pipx make for themselves. */
const ofInstallers = /^\.local(?:$|\/(?:bin|share)(?:$|\/(?:uv|man)(?:$|\/)))/;
const secret = randomKey();
const names = [
  'checkout',
  ...['npm', 'npx', 'pnpm', 'yarn', 'bun'].map((manager) => `package by ${manager}`),
  'wheel by uvx',
  'wheel by pipx',
  'executable',
  ...(canEmptySystem ? ['executable on an empty system'] : []),
];

/** Commands that together write to every place in which the program stores something. */
const inEveryStore = [
  ['key', 'set', '--no-check'],
  ['key', 'set', '--no-check', '--profile', 'work'],
  ['key', 'set', '--no-check', '--profile', 'server', '--store', 'vault'],
  ['setup', '--yes'],
  ['connect', 'aider', '--yes'],
];
const written = ['keys.json', 'vault.age', 'connections.json', 'progress/default.json'].map(
  (path) => `config/mistral-onboard/${path}`,
);

/** Starts a keyring and the simulated API, with a tool to connect to. */
async function startMachine(form: Form) {
  const keyring = await startKeyring('unlocked');
  const emulator = await startEmulator({ scenario: 'ok', pace: 'none' });
  const { HOME: home = '' } = keyring.variables;
  const bin = join(home, 'programs');
  mkdirSync(bin);
  writeFileSync(join(bin, 'aider'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(home, '.aider.conf.yml'), '# mine\n');
  const variables: Variables = {
    ...keyring.variables,
    ...form.variables,
    PATH: `${bin}:${form.variables['PATH']}`,
    MISTRAL_ONBOARD_BASE_URL: emulator.url,
    MISTRAL_ONBOARD_PASSPHRASE: 'correct horse battery',
  };
  return {
    home,
    variables,
    /** Returns what is left of the program in the keychain. */
    search: async () => {
      const words = ['search', '--all', 'service', 'mistral-onboard'];
      const { stdout, stderr } = await keyring.run('secret-tool', words);
      return `${stdout}${stderr}`.match(/^\[.*\]$/gm) ?? [];
    },
    stop: async () => {
      await emulator.close();
      await keyring.stop();
    },
  };
}

const ownPaths = (home: string) => pathsBelow(home).filter((path) => path.includes('mistral'));

function accountsIn(document: { keychain: { entries: { account: string }[] } }) {
  return document.keychain.entries.map(({ account }) => account).toSorted();
}

/** Leaves the wizard after its first step, whose answer is saved. */
async function leaveProgress(start: Form['start'], variables: Variables): Promise<void> {
  const [node, program, ...args] = start;
  const terminal = await startInTerminal({
    node,
    program,
    args: [...args, '--lang', 'en'],
    variables,
  });
  try {
    await terminal.waitFor(isAt('account', 'en'));
    await terminal.pressUntil('return', isAt('billing', 'en'));
    expect(await terminal.pressToEnd('ctrl+c')).toBe(130);
  } finally {
    await terminal.close();
  }
}

function formNamed(name: string): Form {
  const form = forms.find((each) => each.name === name);
  if (form === undefined) throw new Error(`There is no ${name}`);
  return form;
}

test('every form is tried', () => {
  expect(forms.map(({ name }) => name)).toEqual(names);
});

describe.each(names)('the %s', (name) => {
  test('completes the demo and leaves nothing behind', async () => {
    const { start, variables } = formNamed(name);
    const folders = await makeFolders();
    const [node, program, ...args] = start;
    const terminal = await startInTerminal({
      node,
      program,
      args: [...args, '--demo', '--lang', 'en'],
      variables: { ...folders.variables, ...variables },
    });
    try {
      expect(await wizardByEnter(terminal, 'en')).not.toEqual([]);
      expect(await terminal.pressToEnd('return')).toBe(0);
      const left = pathsBelow(folders.home).filter((path) => !ofInstallers.test(path));
      expect(left).toEqual([]);
    } finally {
      await terminal.close();
      await folders.remove();
    }
  });

  test('stores a key in the keychain, reads it back in another process, and removes it', async () => {
    const keyring = await startKeyring('unlocked');
    try {
      const { variables, start } = formNamed(name);
      const own = { ...keyring.variables, ...variables };
      const set = await run(start, ['key', 'set', '--no-check'], own, secret);
      expect(set).toMatchObject({ code: 0 });
      expect((await run(start, ['key', 'print'], own)).stdout.trim()).toBe(secret);
      expect(await run(start, ['key', 'remove'], own)).toMatchObject({ code: 0 });
      expect((await run(start, ['key', 'print'], own)).code).toBe(4);
    } finally {
      await keyring.stop();
    }
  });

  test('removes all that it stored in the keychain and in HOME, and says how to remove itself', async () => {
    const { start, installed } = formNamed(name);
    const machine = await startMachine(formNamed(name));
    try {
      const { variables, home } = machine;
      for (const args of inEveryStore) {
        const { code, stderr } = await run(start, [...args, '--lang', 'en'], variables, secret);
        expect({ args, code, stderr }).toMatchObject({ code: 0 });
      }
      await leaveProgress(start, variables);
      expect(ownPaths(home)).toEqual(expect.arrayContaining(written));
      const removed = await run(start, ['uninstall', '--yes', '--json'], variables);
      const document = JSON.parse(removed.stdout);
      expect(document).toMatchObject({
        ok: true,
        notRemoved: [],
        tools: [{ tool: 'aider' }],
        program: { form: installed },
      });
      expect(accountsIn(document)).toEqual(['default', 'work']);
      const again = await run(start, ['uninstall', '--dry-run', '--json'], variables);
      expect(JSON.parse(again.stdout)).toMatchObject({ keychain: { entries: [] }, files: [] });
      expect(ownPaths(home)).toEqual([]);
      expect(readFileSync(join(home, '.aider.conf.yml'), 'utf8')).toBe('# mine\n');
      expect(await machine.search()).toEqual([]);
    } finally {
      await machine.stop();
    }
  });

  test('keeps a key in the vault and passes it to a program', async () => {
    const { variables, start } = formNamed(name);
    const folders = await makeFolders();
    const given: Variables = { MISTRAL_ONBOARD_PASSPHRASE: 'correct horse battery' };
    const own = { ...folders.variables, ...variables, ...given };
    try {
      const set = await run(start, ['key', 'set', '--no-check', '--store', 'vault'], own, secret);
      expect(set).toMatchObject({ code: 0 });
      expect(filesHolding(folders.home, secret)).toEqual([]);
      const test = 'test "$MISTRAL_API_KEY" = "$EXPECTED" && echo it is';
      const more = { ...own, EXPECTED: secret };
      const used = await run(start, ['exec', '--', 'sh', '-c', test], more);
      expect(used).toMatchObject({ code: 0, stdout: 'it is\n' });
    } finally {
      await folders.remove();
    }
  });
});
