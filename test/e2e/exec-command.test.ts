import { constants } from 'node:os';
import { describe, expect, test, vi } from 'vitest';
import { inTerminal, onMachine, runShell, runUntil, secret } from '../support/processes/machine.ts';
import { environmentWith, programFile } from '../support/processes/program.ts';

vi.setConfig({ testTimeout: 90_000 });

const passphrase = 'correct horse battery';

const withKey = { MISTRAL_API_KEY: secret };

test('passes on streams, arguments and the exit code', async () => {
  await onMachine(withKey, async ({ run }) => {
    const script = 'cat; echo "$1|$2|$#" >&2; exit 42';
    const args = ['exec', '--', 'sh', '-c', script, 'sh', '--json', 'a  b'];
    const ended = await run(args, {}, 'piped in\n');
    expect(ended).toEqual({ code: 42, stdout: 'piped in\n', stderr: '--json|a  b|2\n' });
  });
});

test('passes on more input than fits in a pipe, from a program that starts late', async () => {
  await onMachine(withKey, async ({ variables }) => {
    const script = '(sleep 0.2; head -c 3000000 /dev/zero) | "$NODE" "$PROGRAM" exec -- wc -c';
    const given = { NODE: process.execPath, PROGRAM: programFile() };
    const ended = await runShell(script, { ...variables, ...given });
    expect([ended.stdout.trim(), ended.stderr]).toEqual(['3000000', '']);
  });
});

test('leaves the environment unchanged except for the key', async () => {
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
])('reports that %s cannot be run', async (name, exit) => {
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
      const heard = await runUntil(['exec', '--', 'sh', '-c', script], variables, 'ready', signal);
      expect(heard).toEqual({ code: 33, said: 'ready\nheard\n' });
      const deaf = 'echo ready; while :; do sleep 0.02; done';
      const ended = await runUntil(['exec', '--', 'sh', '-c', deaf], variables, 'ready', signal);
      expect(ended).toEqual({ code: 128 + constants.signals[signal], said: 'ready\n' });
    });
  },
);

test('sends Ctrl+C once to the program that exec runs, which decides what to do', async () => {
  await onMachine({ MISTRAL_API_KEY: secret }, async ({ variables }) => {
    const script = `trap 'n=x$n; echo heard $n' INT; trap 'exit 9' USR1; echo ready; while :; do sleep 0.02; done`;
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

test('warns that a printed key is visible', async () => {
  await onMachine({ MISTRAL_API_KEY: secret }, async ({ variables }) => {
    await inTerminal(['env', '--shell', 'fish'], variables, async (terminal) => {
      expect(await terminal.waitForExit()).toBe(0);
      const frame = terminal.everyByte();
      expect(frame).toContain('in plain text, as you asked');
      expect(frame).toContain(`set -gx MISTRAL_API_KEY '${secret}'`);
    });
  });
});

/** Runs a shell command line in which `run` stands for the program. */
async function inShell(line: string) {
  return await onMachine(withKey, async ({ variables }) => {
    const script = `run() { "$NODE" "$PROGRAM" "$@"; }\n${line}`;
    const given = { NODE: process.execPath, PROGRAM: programFile() };
    return await runShell(script, { ...variables, ...given });
  });
}

describe.runIf(process.platform === 'linux')('the program that exec runs gets', () => {
  test('the open descriptors of the shell', async () => {
    const script = `run exec -- sh -c 'echo three >&3; cat <&4; ls /proc/self/fd | wc -l' 3>&1 4</dev/stdin`;
    const given = await inShell(`echo four | { ${script}; }`);
    const without = await inShell(
      `echo four | { sh -c 'echo three >&3; cat <&4; ls /proc/self/fd | wc -l' 3>&1 4</dev/stdin; }`,
    );
    expect(given).toEqual(without);
    expect(given.stdout).toMatch(/^three\nfour\n/);
  });

  test('the limit of open files that the shell has', async () => {
    const { stdout } = await inShell(`ulimit -Sn 256; run exec -- sh -c 'ulimit -Sn; ulimit -Hn'`);
    expect(stdout).toBe((await inShell(`ulimit -Sn 256; sh -c 'ulimit -Sn; ulimit -Hn'`)).stdout);
    expect(stdout).toMatch(/^256\n/);
  });

  test('the ignored signals of a script, so that it outlives the terminal as exec does', async () => {
    const { stdout } = await inShell(
      `trap '' HUP; run exec -- sh -c 'kill -HUP $PPID; kill -HUP $$; sleep 0.2; echo alive'`,
    );
    expect(stdout).toBe('alive\n');
  });

  test('the protection of nohup if nohup is the program of exec', async () => {
    const { stdout } = await inShell(
      `run exec -- nohup sh -c 'kill -HUP $PPID; kill -HUP $$; sleep 0.2; echo alive'`,
    );
    expect(stdout).toContain('alive\n');
  });

  test('no start in a deleted working folder, in which export writes no file either', async () => {
    const gone = 'mkdir gone; cd gone; rmdir ../gone';
    const { code, stdout, stderr } = await inShell(`cd "$HOME"; ${gone}; run exec -- touch x`);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      '✗ The current folder no longer exists. Go to another one with cd, then try again.\n',
    );
    const { stdout: names } = await inShell(
      `cd "$HOME"; ${gone}; run export python --out p.py; ls "$HOME" /p.py 2>&1`,
    );
    expect(names).not.toMatch(/^\/?p\.py$/m);
  });
});
