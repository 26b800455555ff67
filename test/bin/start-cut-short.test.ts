import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  aStartedSandbox,
  building,
  goodInstall,
  installing,
  lockOf,
  makeSandbox,
  type Sandbox,
  saying,
} from './sandbox.ts';

const waiting = 'Waiting for another start';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await makeSandbox();
});
afterEach(() => sandbox.remove());

/** Starts, and gives what a person sees of it. */
const start = () => sandbox.run('start').ended;

const started = aStartedSandbox();

/** Goes on in a copy of a checkout where a start has installed and built. */
async function onceStarted(): Promise<void> {
  await sandbox.remove();
  sandbox = await makeSandbox(started());
}

describe('what is cut short', () => {
  const half = `mkdir -p node_modules/esbuild; echo $$ >npm.pid; echo half way; exec sleep 60`;

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'an install, by %s: npm ends too, and the next start installs',
    async (signal) => {
      await sandbox.writeNpm(half);
      const { child, ended, says } = sandbox.run('start');
      await says('half way');
      child.kill(signal);
      const { code, stderr } = await ended;
      expect(code).toBeGreaterThan(128);
      expect(stderr).toMatch(/half way\n$/);
      await sandbox.writeNpm(`rm -r node_modules; ${goodInstall}`);
      expect(await start()).toMatchObject({ code: 0, stdout: 'first\n' });
    },
  );

  test('an install whose start is killed: the next one waits for npm’s end', async () => {
    await sandbox.writeNpm(half);
    const killed = sandbox.run('start');
    await killed.says('half way');
    killed.child.kill('SIGKILL');
    await once(killed.child, 'exit');
    await sandbox.writeNpm(`rm -r node_modules; ${goodInstall}`);
    const next = sandbox.run('start');
    await next.says(waiting);
    expect(await sandbox.npmCalls()).toHaveLength(1);
    process.kill(Number(await sandbox.read('npm.pid')), 'SIGKILL');
    expect(await next.ended).toMatchObject({ code: 0, stdout: 'first\n' });
    expect(await sandbox.npmCalls()).toHaveLength(2);
  });

  test('an install over one that was whole', async () => {
    await onceStarted();
    await sandbox.write('package-lock.json', lockOf('2.0.0'));
    await sandbox.writeNpm(half);
    const { child, ended, says } = sandbox.run('start');
    await says('half way');
    child.kill('SIGTERM');
    await ended;
    await sandbox.write('package-lock.json', lockOf('1.0.0'));
    await sandbox.writeNpm(goodInstall);
    expect((await start()).stderr).toContain(installing);
  });

  test.each([
    ['half of a file', 'export async function ma'],
    ['nothing', ''],
  ])('a build that left %s', async (_, text) => {
    await onceStarted();
    await sandbox.write('dist/main.cjs', text);
    spawnSync('rm', [join(sandbox.folder, 'dist/.sources')]);
    expect(await start()).toMatchObject({ code: 0, stdout: 'first\n' });
  });

  test.each([
    ['a process that is over', String(spawnSync('true').pid)],
    ['a process that had not said who it is', ''],
  ])('a lock of %s holds no one up', async (_, text) => {
    await sandbox.write('dist/.preparing', text);
    const past = new Date(Date.now() - 60_000);
    utimesSync(join(sandbox.folder, 'dist/.preparing'), past, past);
    expect(await start()).toMatchObject({ code: 0, stdout: 'first\n' });
  });

  test.runIf(process.platform === 'linux')(
    'a lock of a process that has ended but was never collected holds no one up',
    async () => {
      // After the `exec`, nobody waits for the shell's child any more.
      const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
      const [pid] = await once(parent.stdout, 'data');
      await sandbox.write('dist/.preparing', String(pid).trim());
      const past = new Date(Date.now() - 60_000);
      utimesSync(join(sandbox.folder, 'dist/.preparing'), past, past);
      try {
        expect(await start()).toMatchObject({ code: 0, stdout: 'first\n' });
      } finally {
        parent.kill('SIGKILL');
      }
    },
  );

  test.each([
    ['long ago', -3_600_000],
    ['the future, by a clock that was set back', 3_600_000],
  ])('a lock of %s, whose number has gone to another process, holds no one up', async (_, ms) => {
    await sandbox.write('dist/.preparing', String(process.pid));
    const then = new Date(Date.now() + ms);
    utimesSync(join(sandbox.folder, 'dist/.preparing'), then, then);
    expect(await start()).toMatchObject({ code: 0, stdout: 'first\n' });
  });
});

test('two first starts at once: one installs and builds, both run', async () => {
  await sandbox.writeNpm(`until [ -e go ]; do sleep 0.02; done; ${goodInstall}`);
  const one = sandbox.run('start');
  await one.says(installing);
  const other = sandbox.run('start');
  await other.says(waiting);
  await sandbox.write('go', '');
  const [first, second] = await Promise.all([one.ended, other.ended]);
  expect(first).toMatchObject({ code: 0, stdout: 'first\n' });
  expect(second).toMatchObject({ code: 0, stdout: 'first\n' });
  expect(second.stderr).not.toContain(building);
  expect(await sandbox.npmCalls()).toHaveLength(1);
});

test('several starts after a change: each runs the new program', async () => {
  await onceStarted();
  await sandbox.write('src/main.ts', saying('changed'));
  const all = await Promise.all([start(), start(), start(), start()]);
  for (const one of all) expect(one).toMatchObject({ code: 0, stdout: 'changed\n' });
  expect(all.filter(({ stderr }) => stderr.includes(building))).toHaveLength(1);
});
