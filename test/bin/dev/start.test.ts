import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  goodInstall,
  lockfile,
  makeSandbox,
  printing,
  type Sandbox,
} from '../../support/processes/sandbox.ts';

const installing = 'Installing packages';
const building = 'Building';
const waiting = 'Waiting for another start';
const failed = 'The program could not be prepared:';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await makeSandbox();
});
afterEach(() => sandbox.remove());

const start = (...args: readonly string[]) => sandbox.start(...args).ended;

describe('npm start', () => {
  test('installs and builds once, then only starts; later changes build or install again', async () => {
    const first = await start();
    expect(first).toMatchObject({ code: 0, stdout: 'first\n' });
    expect(first.stderr).toMatch(new RegExp(`^${installing}.*\\n${building}.*\\n$`));
    expect(await start()).toEqual({ code: 0, stdout: 'first\n', stderr: '' });
    expect(await sandbox.npmCalls()).toEqual([expect.stringMatching(/^ci .*--ignore-scripts/)]);

    await sandbox.write('dist/left-over.cjs', '');
    await sandbox.write('src/main.ts', printing('changed'));
    const built = await start();
    expect(built.stdout).toBe('changed\n');
    expect(built.stderr).toMatch(new RegExp(`^${building}.*\\n$`));
    const files = readdirSync(join(sandbox.folder, 'dist')).filter((name) => !/^\.c/.test(name));
    expect(files).not.toContain('left-over.cjs');
    expect(files).toEqual(expect.arrayContaining(['.sources', 'NOTICES.txt', 'main.cjs']));

    await sandbox.write('package-lock.json', lockfile('2.0.0'));
    expect((await start()).stderr).toContain(installing);
    expect(await sandbox.npmCalls()).toHaveLength(2);
  });

  test('builds again if the one file changed that is outside src and in the bundle', async () => {
    await start();
    await sandbox.write('bin/caches.cjs', '');
    expect((await start()).stderr).toContain(building);
  });

  test('as the installed command, builds a checkout that was never built', async () => {
    const first = await sandbox.startCommand().ended;
    expect(first).toMatchObject({ code: 0, stdout: 'first\n' });
    expect(first.stderr).toContain(building);
    expect(await sandbox.startCommand().ended).toEqual({ code: 0, stdout: 'first\n', stderr: '' });
    await sandbox.write('src/main.ts', printing('changed'));
    expect((await sandbox.startCommand().ended).stdout).toBe('first\n');
  });

  test('passes arguments to the program, and ends with its exit code', async () => {
    const body = 'console.log(process.argv.slice(2).join()); return 5;';
    await sandbox.write('src/main.ts', `export async function main() { ${body} }`);
    expect(await start('--demo', '--lang=fr')).toMatchObject({
      code: 5,
      stdout: '--demo,--lang=fr\n',
    });
  });

  test('started twice at once installs and builds once, and runs both', async () => {
    await sandbox.npm(`while (!fs.existsSync('go')) {}; ${goodInstall}`);
    const one = sandbox.start();
    await one.says(installing);
    const other = sandbox.start();
    await other.says(waiting);
    await sandbox.write('go', '');
    const [first, second] = await Promise.all([one.ended, other.ended]);
    expect([first.stdout, second.stdout]).toEqual(['first\n', 'first\n']);
    expect(second.stderr).not.toContain(building);
    expect(await sandbox.npmCalls()).toHaveLength(1);
  });
});

describe('a start that fails', () => {
  /** Expects one sentence in each language, no stack trace, and that the next start recovers. */
  async function expectRecovery(code: number, reason: string): Promise<void> {
    const ended = await start();
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toContain(
      `${failed} ${reason}. Correct that, then start again.\nPréparation `,
    );
    expect(ended.stderr).not.toMatch(/\n +at /);
    await sandbox.npm(goodInstall);
    expect(await start()).toMatchObject({ code: 0, stdout: 'first\n' });
  }

  test.each([
    ['npm error code EAI_AGAIN\nnpm error request failed', 'npm has no network'],
    ['npm error code ENOTFOUND', 'npm has no network'],
    ['npm error ENOSPC: no space left on device, write', 'the disk is full'],
    ['npm error code EACCES\nnpm error syscall mkdir', 'a folder is not writable'],
    [`Error: Cannot find module '/check out/no-npm'`, 'npm is not installed'],
  ])('because npm reports %j', async (report, reason) => {
    await sandbox.npm(`console.error(${JSON.stringify(report)}); process.exitCode = 9;`);
    const ended = await start();
    expect(ended.stderr).not.toContain('npm error');
    await expectRecovery(9, reason);
  });

  test('because npm stops for an unknown reason shows the output of npm', async () => {
    await sandbox.npm(`fs.mkdirSync('node_modules/half', { recursive: true });
      console.error('npm error code E404'); process.exitCode = 1;`);
    expect((await start()).stderr).toContain('\nnpm error code E404\nThe program');
    await expectRecovery(1, 'see above');
  });

  test('because the checkout is read-only says so in one sentence', async () => {
    await chmod(join(sandbox.folder, '..'), 0o755);
    await chmod(sandbox.folder, 0o555);
    const { code, stderr } = await sandbox.startAsUser().ended;
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(failed) });
    expect(stderr).toMatch(/^The program [^\n]*: a folder is not writable\.[^\n]*\n[^\n]*\n$/);
    await chmod(sandbox.folder, 0o755);
    expect(await start()).toMatchObject({ code: 0, stdout: 'first\n' });
  });

  test('because a source has an error shows that, without a stack trace', async () => {
    for (const [text, expected] of [
      ['export async function main( {', 'src/main.ts:1:'],
      ["import './none.ts';", 'none.ts'],
    ] as const) {
      await sandbox.write('src/main.ts', text);
      const { code, stdout, stderr } = await start();
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(expected);
      expect(stderr).toContain(failed);
      expect(stderr).not.toMatch(/\n +at /);
    }
    await sandbox.write('src/main.ts', printing('first'));
    expect(await start()).toMatchObject({ code: 0, stdout: 'first\n' });
  });
});

describe('a start that is interrupted', () => {
  /** Hangs until it is ended, or until the process that waits for it has ended. */
  const hangingNpm = `fs.writeFileSync('npm-runs', ''); const { ppid } = process;
    setInterval(() => { if (process.ppid !== ppid) process.exit(); }, 20);`;

  async function startUntilNpmRuns() {
    await sandbox.npm(hangingNpm);
    const run = sandbox.start();
    while (!existsSync(join(sandbox.folder, 'npm-runs'))) await new Promise(setImmediate);
    return run;
  }

  test.each(['SIGTERM', 'SIGINT'] as const)('by %s ends npm, too', async (signal) => {
    const { child, ended } = await startUntilNpmRuns();
    child.kill(signal);
    // Ends after npm, which has the same stderr open.
    expect((await ended).code).toBeGreaterThan(128);
    await sandbox.npm(goodInstall);
    expect(await start()).toMatchObject({ code: 0, stdout: 'first\n' });
  });

  test('by a kill while npm runs lets the next start install again', async () => {
    await start();
    await sandbox.write('package-lock.json', lockfile('2.0.0'));
    const { child, ended } = await startUntilNpmRuns();
    child.kill('SIGKILL');
    await ended;
    // Simulates that ten seconds have passed since the lock was renewed.
    const past = new Date(Date.now() - 11_000);
    utimesSync(join(sandbox.folder, 'dist/.lock'), past, past);
    await sandbox.npm(goodInstall);
    await sandbox.write('package-lock.json', lockfile('1.0.0'));
    const next = await start();
    expect(next).toMatchObject({ code: 0, stdout: 'first\n' });
    expect(next.stderr).toContain(installing);
  });
});
