import { EventEmitter } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChildrenOptions, createChildren } from '../../../src/services/processes/children.ts';
import { key, keyText } from '../../support/fakes/services.ts';

const folder = { current: '' };

beforeEach(async () => {
  folder.current = await mkdtemp(join(tmpdir(), 'children-'));
});

afterEach(() => rm(folder.current, { recursive: true, force: true }));

/** Children of a process that gets its signals by `signals.emit`. */
function childrenWith(options: Partial<ChildrenOptions> = {}) {
  const signals = new EventEmitter();
  const variables = { PATH: process.env['PATH'], OUT: join(folder.current, 'out') };
  const children = createChildren({
    variables,
    platform: 'linux',
    signals,
    isOnTerminal: () => false,
    ...options,
  });
  return { signals, run: (command: string, ...args: string[]) => children.run(command, args, key) };
}

/** A busy machine starts a shell late. */
const soon = { timeout: 20_000, interval: 20 };

const said = () => readFile(join(folder.current, 'out'), 'utf8').catch(() => '');

/** Tells of its signals in the file, and ends at SIGTERM with 40. */
const listener = `
  for name in INT QUIT HUP USR1 USR2; do trap "echo $name >>$OUT" $name; done
  trap 'exit 40' TERM
  echo ready >>$OUT
  while :; do sleep 0.02; done
`;

describe('a child', () => {
  it('gets the key, and the environment that we were given, without the passphrase', async () => {
    const { run } = childrenWith({
      variables: {
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

  it('gets the key in a second variable where one is named', async () => {
    const children = createChildren({
      variables: { PATH: process.env['PATH'], OUT: join(folder.current, 'out'), LLM_KEY: 'old' },
      platform: 'linux',
      signals: new EventEmitter(),
      isOnTerminal: () => false,
    });
    await children.run('sh', ['-c', 'env >$OUT'], key, 'LLM_KEY');
    const lines = (await said()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([`LLM_KEY=${keyText}`, `MISTRAL_API_KEY=${keyText}`]),
    );
  });

  it('gets its arguments as they are: no shell reads them', async () => {
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
  ])('that ends by %s is told as %j', async (script, end) => {
    expect(await childrenWith().run('sh', '-c', script)).toEqual(end);
  });

  it('that is no program does not begin', async () => {
    const { run } = childrenWith();
    const plain = join(folder.current, 'plain');
    await writeFile(plain, 'no program');
    await chmod(plain, 0o644);
    const end = (problem: string) => ({ type: 'not-started', problem });
    expect(await run('no-such-program-here')).toEqual(end('missing'));
    expect(await run(join(folder.current, 'nowhere'))).toEqual(end('missing'));
    expect(await run(plain)).toEqual(end('denied'));
    expect(await run(folder.current)).toEqual(end('denied'));
    expect(await run('sh', '-c', '\0')).toEqual(end('other'));
  });
});

describe('signals', () => {
  it('go on to the child, and no longer once it has ended', async () => {
    const { run, signals } = childrenWith();
    const ended = run('sh', '-c', listener);
    await expect.poll(said, soon).toBe('ready\n');
    for (const name of ['INT', 'QUIT', 'HUP', 'USR1', 'USR2']) {
      const before = await said();
      signals.emit(`SIG${name}`);
      await expect.poll(said, soon).toBe(`${before}${name}\n`);
    }
    signals.emit('SIGTERM');
    expect(await ended).toEqual({ type: 'exited', code: 40 });
    expect(signals.eventNames()).toEqual([]);
  });

  it('that a terminal sends to both are not sent twice', async () => {
    const { run, signals } = childrenWith({ isOnTerminal: () => true });
    const ended = run('sh', '-c', listener);
    await expect.poll(said, soon).toBe('ready\n');
    signals.emit('SIGINT');
    signals.emit('SIGQUIT');
    signals.emit('SIGHUP');
    await expect.poll(said, soon).toBe('ready\nHUP\n');
    signals.emit('SIGTERM');
    expect(await ended).toEqual({ type: 'exited', code: 40 });
  });

  it('end no one on Windows, where to send one is to kill', async () => {
    const { run, signals } = childrenWith({ platform: 'win32' });
    const ended = run(
      'sh',
      '-c',
      `echo ready >>$OUT; until [ -e ${folder.current}/go ]; do sleep 0.02; done`,
    );
    await expect.poll(said, soon).toBe('ready\n');
    expect(signals.eventNames().sort()).toEqual(['SIGBREAK', 'SIGHUP', 'SIGINT']);
    for (const name of signals.eventNames()) signals.emit(name);
    await writeFile(join(folder.current, 'go'), '');
    expect(await ended).toEqual({ type: 'exited', code: 0 });
  });

  it('are let go where the child did not begin', async () => {
    const { run, signals } = childrenWith();
    await run('no-such-program-here');
    expect(signals.eventNames()).toEqual([]);
  });
});
