import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomKey } from '../support/fakes/random-key.ts';
import { startKeyring } from '../support/processes/keyring.ts';
import { makeFolders, type Variables } from '../support/processes/program.ts';
import { filesHolding, pathsBelow } from '../support/processes/tree.ts';
import { wizardByEnter } from '../support/terminal/demo-walk.ts';
import { startInTerminal } from '../support/terminal/pty.ts';
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
      const removed = await run(start, ['uninstall', '--yes', '--json'], own);
      expect(JSON.parse(removed.stdout)).toMatchObject({
        ok: true,
        keychain: { state: 'read', entries: [{ kind: 'key', account: 'default' }] },
        program: { form: formNamed(name).installed },
      });
      const left = () => pathsBelow(own['HOME'] ?? '').filter((path) => path.includes('mistral'));
      expect(left()).toEqual([]);
      const again = await run(start, ['uninstall', '--dry-run', '--json'], own);
      expect(JSON.parse(again.stdout)).toMatchObject({ keychain: { entries: [] }, files: [] });
      expect(left()).toEqual([]);
      expect((await run(start, ['key', 'print'], own)).code).toBe(4);
    } finally {
      await keyring.stop();
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
