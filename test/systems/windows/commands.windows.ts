import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { secret } from '../../support/terminal/screens.ts';
import { makeHome, runInWine, type WindowsHome, windowsNode, windowsPath } from './wine.ts';

let home: WindowsHome;
beforeAll(() => {
  home = makeHome();
});
afterAll(() => home.remove());

const ending = secret.slice(-4);

async function output(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await home.run(args, { cwd: home.folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching(/\n +at /) });
  return stdout;
}

describe('without a key', () => {
  test('prints its version and its help', async () => {
    expect((await output('--version')).trim()).toBe(packageJson.version);
    expect(await output('--help')).toContain('Usage');
    expect(await output('help', 'exec')).toContain('exec');
  });

  test('says that the wizard needs a terminal', async () => {
    const { code, stderr } = await home.run([]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('terminal') });
  });

  test('says that no key is stored', async () => {
    const { code, stdout, stderr } = await home.run(['key', 'print']);
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toContain('key set');
  });

  test.each([
    ['the old console, whose fonts lack them', null, false],
    ['Windows Terminal', 'a session', true],
  ])('writes signs of Unicode or not in %s', async (_, WT_SESSION, expected) => {
    const { stderr } = await home.run(['key', 'print'], { variables: { TERM: null, WT_SESSION } });
    expect(/[✓✗★…›]/u.test(stderr)).toBe(expected);
  });

  test.each([
    ['a home folder', { USERPROFILE: null, APPDATA: null, LOCALAPPDATA: null }],
    ['SystemRoot, ComSpec and windir', { SystemRoot: null, ComSpec: null, windir: null }],
    ['PATH and PATHEXT', { PATH: null, PATHEXT: null }],
    [
      'a useful HOME, APPDATA and PATHEXT',
      { HOME: '/home/me', APPDATA: 'C:here', PATHEXT: 'EXE;;.' },
    ],
  ])('works without %s', async (_, variables) => {
    const status = await home.run(['key', 'status', '--json'], { variables });
    expect(JSON.parse(status.stdout)).toMatchObject({ ok: true });
    const exec = ['exec', '--', windowsNode(), '-p', 'process.env.MISTRAL_API_KEY'];
    const { code, stdout, stderr } = await home.run(exec, {
      variables: { ...variables, MISTRAL_API_KEY: secret },
    });
    expect({ code, stdout: stdout.trim(), stderr }).toEqual({
      code: 0,
      stdout: secret,
      stderr: '',
    });
  });

  test('refuses an invalid port of its simulated API', async () => {
    const { code, stderr } = await home.run(['emulator', '--port', 'none']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('--port') });
  });
});

describe('with a key in the Credential Manager', () => {
  test('stores the key, which a second process reads back', async () => {
    const set = ['key', 'set', '--store', 'keychain', '--json'];
    const { code, stdout } = await home.run(set, { input: `${secret}\r\n` });
    expect({ code, answer: JSON.parse(stdout) }).toMatchObject({ code: 0, answer: { ok: true } });
    expect(stdout).toContain('windows-credentials');
    expect(stdout).not.toContain(secret);
  });

  test('shows the store of the key, checks it, and prints it on request', async () => {
    expect(await output('key', 'status')).toContain(ending);
    expect(await output('key', 'test')).toContain('mistral-small-latest');
    expect((await output('key', 'print')).trim()).toBe(secret);
  });

  test('lists models, answers, and compares texts', async () => {
    expect(JSON.parse(await output('models', '--json'))).toMatchObject({ ok: true });
    expect(await output('chat', 'What is the best cheese, été ?')).not.toBe('');
    expect(await output('embed', 'Le chat dort.', 'A cat sleeps.')).not.toBe('');
  });

  test.each(['python', 'typescript', 'curl', 'postman', 'insomnia', 'openapi', 'agents'])(
    'exports %s without the key',
    async (format) => {
      const text = await output('export', format);
      expect(text.length).toBeGreaterThan(200);
      expect(text).not.toContain(secret);
    },
  );

  test('exports a folder, a workflow and a .env file', async () => {
    await output('export', 'bruno', '--out', 'bruno');
    expect(existsSync(join(home.folder, 'bruno/Chat.bru'))).toBe(true);
    expect(await output('export', 'github-actions')).toContain('secrets.MISTRAL_API_KEY');
    await output('export', 'dotenv', '--out', '.env');
    expect(readFileSync(join(home.folder, '.env'), 'utf8')).toContain(secret);
  });

  test('makes a new project and connects a tool', async () => {
    await output('new', 'python', 'project');
    expect(existsSync(join(home.folder, 'project/README.md'))).toBe(true);
    expect(await output('connect', '--json')).not.toContain(secret);
    const { code, stderr } = await home.run(['connect', 'opencode', '--dry-run']);
    expect({ code, stderr }).toEqual({ code: 7, stderr: expect.stringContaining('opencode') });
  });

  test('plans a setup', async () => {
    expect(JSON.parse(await output('setup', '--plan', '--json'))).toMatchObject({ ok: true });
  });

  test('checks this machine, and claims nothing about rights that it did not look at', async () => {
    const { stdout } = await home.run(['doctor', '--json'], { cwd: home.folder });
    const { checks } = JSON.parse(stdout);
    const statuses = Object.fromEntries(
      checks.map(({ id, status }: { id: string; status: string }) => [id, status]),
    );
    expect(statuses).toMatchObject({ keychain: 'ok' });
    expect(statuses).not.toMatchObject({ 'dotenv-mode': 'ok' });
    expect(stdout).not.toContain(secret);
  });

  test('prints a completion script, and lists what it would uninstall', async () => {
    expect(await output('completion', 'bash')).toContain('mistral-onboard');
    expect(JSON.parse(await output('uninstall', '--dry-run', '--json'))).toMatchObject({
      ok: true,
    });
  });

  test('replaces and removes the key', async () => {
    const other = secret.split('').reverse().join('');
    const { code } = await home.run(['key', 'rotate'], { input: other });
    expect(code).toBe(0);
    expect(await output('key', 'status')).toContain(other.slice(-4));
    await output('key', 'remove');
    expect((await home.run(['key', 'test'])).code).toBe(4);
  });
});

test('Node itself is of Windows', async () => {
  const { stdout } = await runInWine(windowsNode(), ['-p', 'process.platform'], {
    cwd: home.folder,
  });
  expect(stdout.trim()).toBe('win32');
  expect(windowsPath('/tmp/a')).toBe('Z:\\tmp\\a');
});
