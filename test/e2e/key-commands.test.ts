import { spawn } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { describeWithKeyring } from '../support/describe-with-keyring.ts';
import { startKeyring } from '../support/keyring.ts';
import { watchCommandLines } from '../support/processes.ts';
import {
  type EmulatorProgram,
  type Ended,
  environmentWith,
  makeFolders,
  type PrivateFolders,
  programFile,
  runProgram,
  startEmulatorProgram,
  type Variables,
} from '../support/program.ts';
import { type ProgramTerminal, startInTerminal } from '../support/pty.ts';
import { saneTerminal } from '../support/terminal-state.ts';
import { leftovers, partsOf } from '../support/traces.ts';
import { describeTree, filesHolding } from '../support/tree.ts';

vi.setConfig({ testTimeout: 90_000 });

const secret = 'xQ7zW2kP9vT4mB8nR3jL6hG5fD1sC0yA';
const newer = 'bN6yV1jO8uS3lA7mQ2iK5gF4eC0rB9xZ';
const passphrase = 'correct horse battery';
const isSecret = 'test "$MISTRAL_API_KEY" = "$EXPECTED" && echo it is';

let emulator: EmulatorProgram;

beforeAll(async () => {
  emulator = await startEmulatorProgram('ok');
});

afterAll(() => emulator.stop());

/** A machine of one's own: no terminal, no D-Bus, an empty HOME. */
interface Machine {
  readonly folders: PrivateFolders;
  readonly variables: Variables;
  run(args: readonly string[], given?: Variables, input?: string | Buffer): Promise<Ended>;
}

async function onMachine<T>(given: Variables, use: (machine: Machine) => Promise<T>): Promise<T> {
  const folders = await makeFolders();
  const service = { MISTRAL_ONBOARD_BASE_URL: emulator.url };
  const variables = { ...folders.variables, ...service, ...given };
  try {
    return await use({
      ...{ folders, variables },
      run: (args, more = {}, input = '') => runProgram(args, { ...variables, ...more }, input),
    });
  } finally {
    await folders.remove();
  }
}

const withPassphrase = { MISTRAL_ONBOARD_PASSPHRASE: passphrase };

test('a key goes through a pipe into the vault, and from there to one program', async () => {
  await onMachine(withPassphrase, async ({ folders, run }) => {
    const watch = watchCommandLines();
    const set = await run(['key', 'set', '--store', 'vault', '--json'], {}, secret);
    expect(set).toMatchObject({ code: 0 });
    expect(JSON.parse(set.stdout)).toMatchObject({
      ...{ ok: true, store: 'vault', lastFour: 'C0yA' },
      outcome: { code: 'ready' },
    });
    const own = join(folders.home, '.config/mistral-onboard');
    expect([
      (await stat(own)).mode & 0o777,
      (await stat(join(own, 'keys.json'))).mode & 0o777,
    ]).toEqual([0o700, 0o600]);
    const given = { EXPECTED: secret };
    const exec = await run(['exec', '--', 'sh', '-c', isSecret], given);
    expect(exec).toEqual({ code: 0, stdout: 'it is\n', stderr: '' });
    const status = await run(['key', 'status', '--json']);
    expect(JSON.parse(status.stdout).profiles).toMatchObject([
      { profile: 'default', store: 'vault' },
    ]);
    expect((await run(['key', 'test'])).code).toBe(0);
    const rotated = await run(['key', 'rotate', '--expires', '2999-12-31'], {}, `${newer}\n`);
    expect(rotated).toMatchObject({ code: 0, stdout: expect.stringContaining('…C0yA') });
    const env = await run(['env', '--shell', 'bash']);
    expect(env).toEqual({ code: 0, stdout: `export MISTRAL_API_KEY='${newer}'\n`, stderr: '' });
    const lines = await watch.stop();
    for (const key of [secret, newer]) {
      expect(filesHolding(folders.root, key)).toEqual([]);
      expect(lines.filter((line) => line.includes(key))).toEqual([]);
      for (const { stdout, stderr } of [set, exec, status, rotated]) {
        expect(partsOf(key, stdout + stderr)).toEqual([]);
      }
    }
    expect((await run(['key', 'remove'])).code).toBe(0);
    expect((await run(['exec', '--', 'sh', '-c', 'echo ran'])).stdout).toBe('');
  });
});

test('the same, as a shell does it', async () => {
  await onMachine(withPassphrase, async ({ folders, variables }) => {
    const script = `
      set -e
      printf %s "$KEY" | "$NODE" "$PROGRAM" key set --store vault --json >"$HOME/set.json"
      "$NODE" "$PROGRAM" exec -- sh -c 'test "$MISTRAL_API_KEY" = "$KEY"'
      eval "$("$NODE" "$PROGRAM" env)"
      test "$MISTRAL_API_KEY" = "$KEY"
      printf 'piped on' | "$NODE" "$PROGRAM" exec -- cat
    `;
    const given = { KEY: secret, NODE: process.execPath, PROGRAM: programFile() };
    const ended = await runShell(script, { ...variables, ...given });
    expect(ended).toMatchObject({ code: 0, stdout: 'piped on' });
    expect(JSON.parse(await readFile(join(folders.home, 'set.json'), 'utf8')).ok).toBe(true);
    expect(filesHolding(folders.root, secret)).toEqual([]);
  });
});

describe('what can’t be used changes nothing on the disk', () => {
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
      'bytes that are no text',
      ['key', 'set'],
      {},
      Buffer.from([0xff, 0xfe, 0, 1]),
      2,
      'key-malformed',
    ],
    ['ever so much', ['key', 'set'], {}, 'x'.repeat(3_000_000), 2, 'key-malformed'],
    ['a profile that is no name', ['key', 'set', '--profile', 'Été'], {}, secret, 2, 'usage'],
    [
      'a profile that is too long',
      ['key', 'set', '--profile', 'a'.repeat(65)],
      {},
      secret,
      2,
      'usage',
    ],
    [
      'a profile that leads elsewhere',
      ['key', 'remove', '--profile', '../../x'],
      {},
      '',
      2,
      'usage',
    ],
    ['a store that there is not', ['key', 'set', '--store', 'file'], {}, secret, 2, 'usage'],
    ['a key among the words', ['key', 'set', secret], {}, secret, 2, 'usage'],
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
      'a service that no one runs',
      ['key', 'set', '--store', 'vault'],
      { MISTRAL_ONBOARD_BASE_URL: 'http://127.0.0.1:1' },
      secret,
      6,
      'network',
    ],
    ['no key to test', ['key', 'test'], {}, '', 4, 'key-missing'],
    ['no key to remove', ['key', 'remove'], {}, '', 4, 'key-missing'],
    ['no key to replace', ['key', 'rotate'], {}, secret, 4, 'key-missing'],
  ])('%s', async (_, args, given, input, exit, fault) => {
    await onMachine(withPassphrase, async ({ folders, run }) => {
      const ended = await run([...args, '--json'], given, input);
      expect([ended.code, JSON.parse(ended.stdout)]).toMatchObject([
        exit,
        { ok: false, fault: { code: fault, message: expect.stringMatching(/\.$/) } },
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

  test.each(['a wrong passphrase', 'a vault that is damaged'])('nor does %s', async (what) => {
    await onMachine(withPassphrase, async ({ folders, run }) => {
      await run(['key', 'set', '--store', 'vault'], {}, secret);
      const vault = join(folders.home, '.config/mistral-onboard/vault.age');
      const isDamaged = what.includes('damaged');
      if (isDamaged) await writeFile(vault, (await readFile(vault)).subarray(0, 100));
      const before = describeTree(folders.root);
      const given: Variables = isDamaged ? {} : { MISTRAL_ONBOARD_PASSPHRASE: 'something else' };
      for (const args of [['key', 'set'], ['key', 'remove'], ['exec', '--', 'true'], ['env']]) {
        const { code, stdout } = await run(args, given, newer);
        expect([args, code, stdout]).toEqual([args, isDamaged ? 7 : 2, '']);
      }
      expect(describeTree(folders.root)).toEqual(before);
    });
  });
});

describe('exec', () => {
  const withKey = { MISTRAL_API_KEY: secret };

  test('hands streams, arguments and the exit code through', async () => {
    await onMachine(withKey, async ({ run }) => {
      const script = 'cat; echo "$1|$2|$#" >&2; exit 42';
      const ended = await run(
        ['exec', '--', 'sh', '-c', script, 'sh', '--json', 'a  b'],
        ...([{}, 'piped in\n'] as const),
      );
      expect(ended).toEqual({ code: 42, stdout: 'piped in\n', stderr: '--json|a  b|2\n' });
    });
  });

  test('hands more through than a pipe holds, from a pipe that comes late', async () => {
    await onMachine(withKey, async ({ variables }) => {
      const script = '(sleep 0.2; head -c 3000000 /dev/zero) | "$NODE" "$PROGRAM" exec -- wc -c';
      const given = { NODE: process.execPath, PROGRAM: programFile() };
      const ended = await runShell(script, { ...variables, ...given });
      expect([ended.stdout.trim(), ended.stderr]).toEqual(['3000000', '']);
    });
  });

  test('leaves the environment but for the key as it was', async () => {
    const given = { NO_COLOR: '1', MISTRAL_DEBUG: 'true', MISTRAL_ONBOARD_PASSPHRASE: passphrase };
    await onMachine({ ...withKey, ...given }, async ({ run, variables }) => {
      const { stdout } = await run(['exec', '--', 'env']);
      const own = ['PWD', 'SHLVL', '_'];
      const got = stdout
        .trim()
        .split('\n')
        .filter((line) => !own.includes(line.split('=')[0] ?? ''));
      const { MISTRAL_ONBOARD_PASSPHRASE: _, ...expected } = environmentWith(variables);
      expect(got.sort()).toEqual(
        Object.entries(expected)
          .map((pair) => pair.join('='))
          .sort(),
      );
    });
  });

  test.each([
    ['no-such-program-here', 127],
    ['/etc', 126],
  ])('says that %s can’t be run', async (name, exit) => {
    await onMachine(withKey, async ({ run }) => {
      const { code, stdout, stderr } = await run(['exec', '--', name]);
      expect([code, stdout, stderr]).toEqual([exit, '', expect.stringContaining(`“${name}”`)]);
    });
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const)(
    'passes %s on, and ends as the program does',
    async (signal) => {
      await onMachine(withKey, async ({ variables }) => {
        const name = signal.slice(3);
        const script = `trap 'echo heard; exit 33' ${name}; echo ready; while :; do sleep 0.02; done`;
        const heard = await runUntil(
          ['exec', '--', 'sh', '-c', script],
          variables,
          'ready',
          signal,
        );
        expect(heard).toEqual({ code: 33, said: 'ready\nheard\n' });
        const deaf = 'echo ready; while :; do sleep 0.02; done';
        const ended = await runUntil(['exec', '--', 'sh', '-c', deaf], variables, 'ready', signal);
        expect(ended).toEqual({ code: 128 + numbers[signal], said: 'ready\n' });
      });
    },
  );
});

const numbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1, SIGQUIT: 3, SIGUSR1: 10, SIGUSR2: 12 };

describe('on a terminal', () => {
  test('the key and the passphrase are asked for, unseen, and the terminal is left as it was', async () => {
    await onMachine({}, async ({ variables, folders, run }) => {
      await inTerminal(['key', 'set', '--store', 'vault'], variables, async (terminal) => {
        await terminal.waitFor('press Enter:');
        terminal.paste(`${secret}\n`);
        await terminal.waitFor('at least:');
        terminal.type('short\r');
        await terminal.waitFor('again:');
        terminal.type('short\r');
        await terminal.waitFor(/needs at least 8[\s\S]+at least:/);
        terminal.type(`${passphrase}x\x7f\r`);
        await terminal.waitFor(/again:[\s\S]+again:/);
        terminal.type(`${passphrase}\r`);
        await terminal.waitFor('Stored in the vault');
        expect(await terminal.waitForExit()).toBe(0);
        expect(partsOf(secret, terminal.everyByte())).toEqual([]);
        expect(terminal.everyByte()).not.toContain('correct');
        expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
      });
      const opened = await run(['exec', '--', 'sh', '-c', isSecret], {
        ...{ ...withPassphrase, EXPECTED: secret },
      });
      expect(opened.stdout).toBe('it is\n');
      expect(filesHolding(folders.root, secret)).toEqual([]);
    });
  });

  test.each(['ctrl+c', 'hang up'])('%s at the question stores nothing', async (how) => {
    await onMachine({}, async ({ variables, folders }) => {
      await inTerminal(['key', 'set'], variables, async (terminal) => {
        await terminal.waitFor('press Enter:');
        terminal.type(secret);
        await terminal.waitFor('***');
        if (how === 'ctrl+c') {
          terminal.press('ctrl+c');
          expect(await terminal.waitForExit()).toBe(130);
          expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
        } else terminal.hangUp();
        await terminal.exited;
        expect(partsOf(secret, terminal.everyByte())).toEqual([]);
      });
      expect(filesHolding(folders.root, secret)).toEqual([]);
    });
  });

  test('Ctrl+C reaches the program that exec runs once, and that one decides', async () => {
    await onMachine({ MISTRAL_API_KEY: secret }, async ({ variables }) => {
      const script =
        'trap "n=x$n; echo heard $n" INT; trap "exit 9" USR1; echo ready; while :; do sleep 0.02; done';
      await inTerminal(['exec', '--', 'sh', '-c', script], variables, async (terminal) => {
        await terminal.waitFor('ready');
        terminal.press('ctrl+c');
        await terminal.waitFor('heard x');
        terminal.kill('SIGUSR1');
        expect(await terminal.waitForExit()).toBe(9);
        expect(terminal.everyByte()).not.toContain('heard xx');
      });
    });
  });

  test('a key that is shown is said to be', async () => {
    await onMachine({ MISTRAL_API_KEY: secret }, async ({ variables }) => {
      await inTerminal(['env', '--shell', 'fish'], variables, async (terminal) => {
        expect(await terminal.waitForExit()).toBe(0);
        const frame = terminal.everyByte();
        expect(frame).toContain('because you asked for it');
        expect(frame).toContain(`set -gx MISTRAL_API_KEY '${secret}'`);
      });
    });
  });
});

describeWithKeyring('with a keychain', (it) => {
  it('a key is set, used, replaced and removed', async () => {
    const keyring = await startKeyring('unlocked');
    try {
      await onMachine(keyring.variables, async ({ run, folders }) => {
        const set = await run(['key', 'set', '--profile', 'work', '--json'], {}, secret);
        expect(JSON.parse(set.stdout)).toMatchObject({ ok: true, place: 'secret-service' });
        const given = { EXPECTED: secret, MISTRAL_API_KEY: newer };
        const exec = await run(['exec', '--profile', 'work', '--', 'sh', '-c', isSecret], given);
        expect(exec).toMatchObject({ code: 0, stdout: 'it is\n' });
        expect(exec.stderr).toMatch(/^MISTRAL_API_KEY held something else.*\n$/);
        expect((await run(['key', 'rotate', '--profile', 'work'], {}, newer)).code).toBe(0);
        const env = await run(['env', '--profile', 'work', '--shell', 'fish']);
        expect(env.stdout).toBe(`set -gx MISTRAL_API_KEY '${newer}'\n`);
        expect((await run(['key', 'remove', '--profile', 'work'])).code).toBe(0);
        expect((await run(['key', 'remove', '--profile', 'work'])).code).toBe(4);
        for (const key of [secret, newer]) expect(filesHolding(folders.root, key)).toEqual([]);
      });
    } finally {
      await keyring.stop();
    }
  });
});

async function inTerminal(
  args: readonly string[],
  variables: Variables,
  use: (terminal: ProgramTerminal) => Promise<void>,
): Promise<void> {
  const terminal = await startInTerminal({ args, variables });
  try {
    await use(terminal);
  } finally {
    await terminal.close();
  }
}

/** Runs a script in `sh`, to its end. */
async function runShell(script: string, variables: Variables): Promise<Ended> {
  const child = spawn('sh', ['-c', script], { env: environmentWith(variables), timeout: 60_000 });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (piece) => {
    said.stdout += piece;
  });
  child.stderr.on('data', (piece) => {
    said.stderr += piece;
  });
  child.stdin.end();
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

/** Runs the program, sends it a signal once it has said so, and gives how it ended. */
function runUntil(
  args: readonly string[],
  variables: Variables,
  sign: string,
  signal: NodeJS.Signals,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [programFile(), ...args], {
    ...{ env: environmentWith(variables), timeout: 30_000, killSignal: 'SIGKILL' as const },
  });
  let said = '';
  child.stdout.on('data', (piece) => {
    const before = said.includes(sign);
    said += piece;
    if (!before && said.includes(sign)) child.kill(signal);
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}
