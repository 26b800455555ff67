import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { type Emulator, startEmulator } from '../../../src/emulator/server.ts';
import { messages as key } from '../../../src/steps/key/messages.ts';
import { storeMessages } from '../../../src/steps/key/store-messages.ts';
import {
  environmentWith,
  makeFolders,
  type PrivateFolders,
  type Variables,
} from '../../support/processes/program.ts';
import { type ProgramTerminal, startInTerminal } from '../../support/terminal/pty.ts';
import { choose, isAt, says, secret, wizard } from '../../support/terminal/screens.ts';
import { installedProgram, runtimes } from './runtime.ts';

const execute = promisify(execFile);
const passphrase = 'correct horse battery staple';

/** Runs the program to its end, and returns what it printed. Rejects if it fails. */
async function output(
  path: string,
  args: readonly string[],
  { variables, input = '' }: { readonly variables: Variables; readonly input?: string },
): Promise<string> {
  const env = environmentWith({ ...variables, MISTRAL_ONBOARD_PASSPHRASE: passphrase });
  const running = execute(path, [installedProgram, ...args], { env, timeout: 60_000 });
  running.child.stdin?.end(input);
  return (await running).stdout;
}

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ scenario: 'ok', pace: 'none' });
});
afterAll(() => emulator.close());

describe.each(runtimes)('on $name', ({ path, isHere }) => {
  let folders: PrivateFolders;
  let variables: Variables;

  beforeAll(async () => {
    folders = await makeFolders();
    variables = { ...folders.variables, MISTRAL_ONBOARD_BASE_URL: emulator.url };
  });
  afterAll(() => folders.remove());

  const inTerminal = (...args: readonly string[]) =>
    startInTerminal({
      node: path,
      program: installedProgram,
      args: [...args, '--lang', 'en'],
      variables,
    });

  test.runIf(isHere)('runs short commands', async () => {
    const run = (...args: readonly string[]) => output(path, args, { variables });
    expect((await run('--version')).trim()).toBe(packageJson.version);
    expect(await run('--help')).toContain('Usage');
    expect(await run('export', 'python')).toContain('import');
  });

  test.runIf(isHere)('keeps a key in the vault, and gives it to a program', async () => {
    const run = (...args: readonly string[]) => output(path, args, { variables });
    await output(path, ['key', 'set', '--store', 'vault'], { variables, input: secret });
    expect((await run('key', 'print')).trim()).toBe(secret);
    const code = 'echo "$MISTRAL_API_KEY" and "$1"';
    const exec = await run('exec', '--', 'sh', '-c', code, 'sh', 'two words');
    expect(exec.trim()).toBe(`${secret} and two words`);
    expect(JSON.parse(await run('models', '--json'))).toMatchObject({ ok: true });
    expect(await run('chat', 'Quel fromage ?')).not.toBe('');
    await run('key', 'remove');
  });

  test.runIf(isHere)('reaches the end of the demo', async () => {
    const terminal = await inTerminal('--demo');
    await toTheEnd(terminal, () => wizard(terminal, { lang: 'en', paste: secret, to: 'done' }));
  });

  test.runIf(isHere)('reaches the end of the wizard with a key in the vault', async () => {
    variables = { ...variables, MISTRAL_ONBOARD_HOME: join(folders.root, 'own') };
    const terminal = await inTerminal();
    await toTheEnd(terminal, async () => {
      await wizard(terminal, { lang: 'en', paste: secret, to: 'paste' });
      await terminal.pasteUntil(secret, '•••');
      await terminal.pressUntil('return', isAt('place', 'en'));
      await storeInVault(terminal);
      await wizard(terminal, { lang: 'en', paste: '', from: 'stored', to: 'done' });
    });
    expect(terminal.everyByte()).not.toContain(secret);
  });
});

/** Goes to the last screen with `use`, leaves the program there, and expects exit code 0. */
async function toTheEnd(terminal: ProgramTerminal, use: () => Promise<unknown>): Promise<void> {
  try {
    await use();
    expect(await terminal.pressToEnd('return')).toBe(0);
  } finally {
    await terminal.close();
  }
}

async function storeInVault(terminal: ProgramTerminal): Promise<void> {
  const text = storeMessages.en;
  await choose(terminal, text.vault);
  await terminal.waitFor(says(text.createRule));
  for (const outcome of [text.again, key.en.stored]) {
    await terminal.typeUntil(passphrase, '•••');
    await terminal.pressUntil('return', (frame) => !frame.includes('•••'));
    await terminal.waitFor(says(outcome));
  }
}

test.for(runtimes.filter(({ name, isHere }) => isHere && /^Node 2[246]/.test(name)))(
  'a bad NODE_EXTRA_CA_CERTS does not write into a screen on $name',
  async ({ path }) => {
    const folders = await makeFolders();
    const warning = 'Ignoring extra certs';
    const terminal = await startInTerminal({
      node: path,
      program: installedProgram,
      args: ['--lang', 'en', '--base-url', 'https://127.0.0.1:9'],
      variables: { ...folders.variables, NODE_EXTRA_CA_CERTS: '/nowhere.pem' },
    });
    try {
      await wizard(terminal, { lang: 'en', paste: secret, to: 'paste' });
      await terminal.pasteUntil(secret, '•••');
      await terminal.pressUntil('return', (frame) => !frame.includes('•••'));
      await terminal.waitFor(/127\.0\.0\.1/);
      const [before = '', ...after] = terminal.everyByte().split(warning);
      expect(after).toHaveLength(1);
      expect(before).not.toContain('Step 1');
    } finally {
      await terminal.close();
      await folders.remove();
    }
  },
);

const musl = runtimes.find(({ name }) => name === 'musl');

// Libraries of this machine are for another C library, so the keychain has no libsecret here.
test.runIf(musl?.isHere)('names the package of Alpine where musl finds no libsecret', async () => {
  const folders = await makeFolders();
  try {
    const set = ['key', 'set', '--store', 'keychain', '--no-check'];
    const { variables } = folders;
    const failing = output(musl?.path ?? '', set, { variables, input: secret });
    await expect(failing).rejects.toMatchObject({
      code: 7,
      stderr: expect.stringContaining('apk add libsecret'),
    });
  } finally {
    await folders.remove();
  }
});

test('the vault of one runtime is read by all others', async () => {
  const [first, ...others] = runtimes.filter(({ isHere }) => isHere);
  expect(others).not.toEqual([]);
  const folders = await makeFolders();
  const variables = { ...folders.variables, MISTRAL_ONBOARD_HOME: join(folders.home, 'own') };
  try {
    const set = ['key', 'set', '--store', 'vault', '--no-check'];
    await output(first?.path ?? '', set, { variables, input: secret });
    for (const { name, path } of others) {
      const printed = await output(path, ['key', 'print'], { variables });
      expect({ name, key: printed.trim() }).toEqual({ name, key: secret });
    }
  } finally {
    await folders.remove();
  }
});
