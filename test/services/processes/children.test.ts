import { EventEmitter } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChildrenOptions, createChildren } from '../../../src/services/processes/children.ts';
import { unknownState } from '../../../src/services/processes/process-state.ts';
import { key, keyText } from '../../support/fakes/services.ts';
import { longWait } from '../../support/long-wait.ts';

const folder = { current: '' };

beforeEach(async () => {
  folder.current = await mkdtemp(join(tmpdir(), 'children-'));
});

afterEach(() => rm(folder.current, { recursive: true, force: true }));

/** Creates the port for a process that receives its signals from `signals.emit`. */
function childrenWith(options: Partial<ChildrenOptions> = {}) {
  const signals = new EventEmitter();
  const children = createChildren({
    inherited: { PATH: process.env['PATH'], OUT: join(folder.current, 'out') },
    platform: 'linux',
    workingFolder: folder.current,
    signals,
    isOnTerminal: () => false,
    readState: () => unknownState,
    ...options,
  });
  const run = async (command: string, ...args: string[]) =>
    (await children.prepare())(command, args, key);
  return { children, signals, run };
}

const said = () => readFile(join(folder.current, 'out'), 'utf8').catch(() => '');

const notStarted = (problem: string) => ({ type: 'not-started', problem });

const inheritedWith = (path: string) => ({ PATH: path, OUT: join(folder.current, 'out') });

/** Writes a program into the working folder of the children, and returns its path. */
async function program(name: string, text: string): Promise<string> {
  const path = join(folder.current, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  await chmod(path, 0o755);
  return path;
}

/** Records its signals in the file, and exits at SIGTERM with 40. */
const listener = `
  for name in INT QUIT HUP USR1 USR2; do trap "echo $name >>$OUT" $name; done
  trap 'exit 40' TERM
  echo ready >>$OUT
  while :; do sleep 0.02; done
`;

describe('a child', () => {
  it('gets the key and the environment of this program, without the passphrase', async () => {
    const { run } = childrenWith({
      inherited: {
        PATH: process.env['PATH'],
        OUT: join(folder.current, 'out'),
        MISTRAL_API_KEY: 'an old one',
        MISTRAL_ONBOARD_PASSPHRASE: 'correct horse',
        FORCE_COLOR: undefined,
        OTHER: 'stays',
      },
    });
    expect(await run('sh', '-c', 'env >$OUT')).toEqual({ type: 'exited', code: 0 });
    const lines = (await said()).split('\n');
    expect(lines).toEqual(expect.arrayContaining([`MISTRAL_API_KEY=${keyText}`, 'OTHER=stays']));
    expect(lines.join()).not.toMatch(/PASSPHRASE|correct horse|an old one|FORCE_COLOR/);
    expect(process.env['MISTRAL_API_KEY']).not.toBe(keyText);
  });

  it('gets the key in a second variable if one is named', async () => {
    const { children } = childrenWith({
      inherited: { PATH: process.env['PATH'], OUT: join(folder.current, 'out'), LLM_KEY: 'old' },
    });
    await (await children.prepare())('sh', ['-c', 'env >$OUT'], key, 'LLM_KEY');
    const lines = (await said()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([`LLM_KEY=${keyText}`, `MISTRAL_API_KEY=${keyText}`]),
    );
  });

  it('gets its arguments unchanged, without a shell', async () => {
    const { run } = childrenWith();
    const args = ['a b', '', '$HOME', '*', '"', "'", ';', '-x', '\n'];
    await run('sh', '-c', 'for one; do printf "<%s>" "$one"; done >$OUT', 'sh', ...args);
    expect(await said()).toBe(args.map((one) => `<${one}>`).join(''));
  });

  it.each([
    ['exit 0', { type: 'exited', code: 0 }],
    ['exit 7', { type: 'exited', code: 7 }],
    ['exit 255', { type: 'exited', code: 255 }],
    ['kill -9 $$', { type: 'signalled', number: 9 }],
    ['kill -TERM $$', { type: 'signalled', number: 15 }],
  ])('that ends by %s is reported as %j', async (script, end) => {
    expect(await childrenWith().run('sh', '-c', script)).toEqual(end);
  });

  it('does not start if it is not a program', async () => {
    const { run } = childrenWith();
    const plain = join(folder.current, 'plain');
    await writeFile(plain, 'no program');
    await chmod(plain, 0o644);
    expect(await run('no-such-program-here')).toEqual(notStarted('missing'));
    expect(await run(join(folder.current, 'nowhere'))).toEqual(notStarted('missing'));
    expect(await run(plain)).toEqual(notStarted('denied'));
    expect(await run(folder.current)).toEqual(notStarted('denied'));
    expect(await run('sh', '-c', '\0')).toEqual(notStarted('other'));
    expect(await run('')).toEqual(notStarted('missing'));
  });

  it.each([
    ['the first line of which ends with a carriage return', '#!/bin/sh\r\nexit 0\r\n', 'line-end'],
    ['whose interpreter is missing', '#!/nowhere/python3\nexit 0\n', 'interpreter'],
  ])('that is a script %s does not start', async (_, text, problem) => {
    expect(await childrenWith().run(await program('script', text))).toEqual(notStarted(problem));
  });

  it('runs in a shell if it is a script without an interpreter line', async () => {
    const path = await program('script', 'exit 9\n');
    expect(await childrenWith().run(path)).toEqual({ type: 'exited', code: 9 });
  });
});

describe('the program found for a name', () => {
  const mark = () => readFile(join(folder.current, 'out'), 'utf8').catch(() => 'not started');

  it('may be in node_modules/.bin inside a package script', async () => {
    const bin = join(folder.current, 'node_modules/.bin');
    await program('node_modules/.bin/vite', '#!/bin/sh\necho started >$OUT\n');
    const { run } = childrenWith({ inherited: inheritedWith(`${bin}:/usr/bin:/bin`) });
    expect(await run('vite')).toEqual({ type: 'exited', code: 0 });
    expect(await mark()).toBe('started\n');
  });

  it.each(['', '.', ':/usr/bin:/bin', '.:/usr/bin', './bin:/bin', 'bin', '/usr/bin:', '../x'])(
    'is never one of the working folder, with PATH=%j',
    async (path) => {
      await program('planted', '#!/bin/sh\necho started >$OUT\n');
      await program('bin/planted', '#!/bin/sh\necho started >$OUT\n');
      const { run } = childrenWith({ inherited: inheritedWith(path) });
      expect(await run('planted')).toEqual(notStarted('not-on-path'));
      expect(await mark()).toBe('not started');
    },
  );

  it('may be given with its folder', async () => {
    await program('mine', '#!/bin/sh\necho started >$OUT\n');
    const { run } = childrenWith();
    expect(await run(join(folder.current, 'mine'))).toEqual({ type: 'exited', code: 0 });
    expect(await mark()).toBe('started\n');
  });

  it('gets the typed name as its argv[0]', async () => {
    await childrenWith().run('sh', '-c', 'tr "\\0" " " </proc/$$/cmdline >$OUT');
    expect(await said()).toMatch(/^sh -c /);
  });
});

describe('the state in which this process was started', () => {
  it('is recorded first, and passed on', async () => {
    const state = { descriptors: [], openFiles: 123, ignored: ['HUP', 'USR1'] };
    const { run } = childrenWith({ readState: () => state });
    const script = 'ulimit -Sn >$OUT; grep SigIgn /proc/self/status >>$OUT; echo "$0 $1" >>$OUT';
    expect(await run('sh', '-c', script, 'a b', '$c')).toEqual({ type: 'exited', code: 0 });
    const [limit, ignored, args] = (await said()).split('\n');
    expect([limit, args]).toEqual(['123', 'a b $c']);
    const mask = Number.parseInt((ignored ?? '').replace('SigIgn:', ''), 16);
    expect(mask & 0b10_0000_0001).toBe(0b10_0000_0001);
  });

  it('includes open descriptors, each under its number', async () => {
    const given = join(folder.current, 'given');
    await writeFile(given, 'from the descriptor');
    const file = openSync(given, 'r');
    try {
      const state = { ...unknownState, descriptors: [file] };
      const { run } = childrenWith({ readState: () => state });
      await run('sh', '-c', `cat </proc/self/fd/${file} >$OUT`);
      expect(await said()).toBe('from the descriptor');
    } finally {
      closeSync(file);
    }
  });

  it('must hold a folder that still exists', async () => {
    const { children } = childrenWith({ workingFolder: undefined });
    await expect(children.prepare()).rejects.toMatchObject({
      error: { code: 'usage', problem: 'folder-gone' },
    });
  });
});

describe('signals', () => {
  it('are passed on to the child until it ends', async () => {
    const { run, signals } = childrenWith();
    const ended = run('sh', '-c', listener);
    await expect.poll(said, longWait).toBe('ready\n');
    for (const name of ['INT', 'QUIT', 'HUP', 'USR1', 'USR2']) {
      const before = await said();
      signals.emit(`SIG${name}`);
      await expect.poll(said, longWait).toBe(`${before}${name}\n`);
    }
    signals.emit('SIGTERM');
    expect(await ended).toEqual({ type: 'exited', code: 40 });
    expect(signals.eventNames()).toEqual([]);
  });

  it('that a terminal sends to both are not sent twice', async () => {
    const { run, signals } = childrenWith({ isOnTerminal: () => true });
    const ended = run('sh', '-c', listener);
    await expect.poll(said, longWait).toBe('ready\n');
    signals.emit('SIGINT');
    signals.emit('SIGQUIT');
    signals.emit('SIGHUP');
    await expect.poll(said, longWait).toBe('ready\nHUP\n');
    signals.emit('SIGTERM');
    expect(await ended).toEqual({ type: 'exited', code: 40 });
  });

  it('are not sent on Windows, where they would kill the child', async () => {
    const { run, signals } = childrenWith({ platform: 'win32' });
    await symlink('/bin/sh', join(folder.current, 'sh.exe'));
    const ended = run(
      join(folder.current, 'sh'),
      '-c',
      `echo ready >>$OUT; until [ -e ${folder.current}/go ]; do sleep 0.02; done`,
    );
    await expect.poll(said, longWait).toBe('ready\n');
    expect(signals.eventNames().sort()).toEqual(['SIGBREAK', 'SIGHUP', 'SIGINT']);
    for (const name of signals.eventNames()) signals.emit(name);
    await writeFile(join(folder.current, 'go'), '');
    expect(await ended).toEqual({ type: 'exited', code: 0 });
  });

  it('are not handled if the child did not start', async () => {
    const { run, signals } = childrenWith();
    await run('no-such-program-here');
    expect(signals.eventNames()).toEqual([]);
  });
});
