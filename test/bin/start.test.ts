import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
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
  trueInstall,
} from './sandbox.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await makeSandbox();
});
afterEach(() => sandbox.remove());

/** Starts, and gives what a person sees of it. */
const start = () => sandbox.run('start').ended;

const started = aStartedSandbox(trueInstall);

/** Goes on in a copy of a checkout where a start has installed and built. */
async function onceStarted(): Promise<void> {
  await sandbox.remove();
  sandbox = await makeSandbox(started());
}

describe('npm start', () => {
  test('installs and builds once, and then does nothing but start', async () => {
    const { first, npmCalls, run } = started();
    expect(first.stderr).toMatch(new RegExp(`^${installing}.*\\n${building}.*\\n$`));
    expect(await run('start').ended).toEqual({ code: 0, stdout: 'first\n', stderr: '' });
    expect(await npmCalls()).toEqual([
      'ci --include=dev --include=optional --ignore-scripts --no-audit --no-fund --loglevel=error',
    ]);
  });

  test('builds again where a source has changed, and leaves nothing of the older build behind', async () => {
    await onceStarted();
    await sandbox.write('dist/chunk-OLD.js', '');
    await sandbox.write('src/main.ts', saying('changed'));
    const { stdout, stderr } = await start();
    expect(stdout).toBe('changed\n');
    expect(stderr).toMatch(new RegExp(`^${building}.*\\n$`));
    expect(readdirSync(join(sandbox.folder, 'dist')).sort()).toEqual([
      '.sources',
      'NOTICES.txt',
      'age.cjs',
      'errors.cjs',
      'help.cjs',
      'help.cjs.compiled',
      'main.cjs',
      'main.cjs.compiled',
      'read-back.cjs',
      'short.cjs',
      'short.cjs.compiled',
    ]);
  });

  test('installs again where the lockfile has changed', async () => {
    await onceStarted();
    await sandbox.write('package-lock.json', lockOf('2.0.0'));
    expect((await start()).stderr).toContain(installing);
    expect(await sandbox.npmCalls()).toHaveLength(1);
  });

  test('takes what someone installed by hand', async () => {
    spawnSync('sh', ['-c', goodInstall], { cwd: sandbox.folder });
    expect((await start()).stderr).not.toContain(installing);
    expect(await sandbox.npmCalls()).toEqual([]);
  });

  test('hands the program its arguments, and gives its exit code', async () => {
    await sandbox.write(
      'src/main.ts',
      'export async function main() { console.log(process.argv.slice(2).join()); return 5; }',
    );
    const { code, stdout } = await sandbox.run('start', ['--demo', '--lang=fr']).ended;
    expect({ code, stdout }).toEqual({ code: 5, stdout: '--demo,--lang=fr\n' });
  });
});

describe('what fails', () => {
  test('an install: npm’s words and exit code, and the next start tries again', async () => {
    await sandbox.writeNpm('echo "npm error no network"; mkdir -p node_modules/half; exit 9');
    const { code, stdout, stderr } = await start();
    expect({ code, stdout }).toEqual({ code: 9, stdout: '' });
    expect(stderr).toContain('npm error no network\nnpm could not install them');
    expect(stderr).not.toMatch(/\n +at /);
    await sandbox.writeNpm(goodInstall);
    expect(await start()).toMatchObject({ code: 0, stdout: 'first\n' });
  });

  test('a build: esbuild’s words, and no stack of ours, until it is mended', async () => {
    await onceStarted();
    for (const [text, expected] of [
      ['export async function main( {', 'src/main.ts:1:'],
      ["import './none.ts';", 'Could not resolve "./none.ts"'],
    ] as const) {
      await sandbox.write('src/main.ts', text);
      for (const nth of [1, 2]) {
        const { code, stdout, stderr } = await start();
        expect({ text, nth, code, stdout }).toEqual({ text, nth, code: 1, stdout: '' });
        expect(stderr).toContain(expected);
        expect(stderr).toContain('The build failed');
        expect(stderr).not.toMatch(/\n +at /);
      }
    }
    await sandbox.write('src/main.ts', saying('mended'));
    expect(await start()).toMatchObject({ code: 0, stdout: 'mended\n' });
  });

  test('npm is not there', async () => {
    const { folder } = sandbox;
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin/dev/start.js')], {
      env: { PATH: '/nowhere' },
      encoding: 'utf8',
    });
    expect(status).not.toBe(0);
    expect(stderr).toContain('npm');
    expect(stderr).not.toMatch(/\n +at /);
  });
});
