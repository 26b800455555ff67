import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { posixSyntax } from '../../../src/i18n/command-line.ts';
import { findLaunchers, type LauncherOptions } from '../../../src/services/processes/launchers.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'onboard-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text = ''): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o755 });
  return file;
}

/** Creates a copy of the program: its script and its package.json. */
function copyAt(folder: string, version = '1.2.3'): string {
  write(`${folder}/package.json`, JSON.stringify({ name: 'mistral-onboard', version }));
  return write(`${folder}/bin/mistral-onboard.cjs`);
}

const folder = (...names: readonly string[]) =>
  names.map((name) => join(root, name)).join(delimiter);

function found(given: Partial<LauncherOptions> & Pick<LauncherOptions, 'script'>, path = '') {
  const { here, anywhere } = findLaunchers({
    inherited: { PATH: path, PATHEXT: '.EXE;.CMD' },
    platform: process.platform,
    workingFolder: root,
    nodePath: join(root, 'node-24'),
    isBinary: false,
    version: '1.2.3',
    shell: posixSyntax,
    ...given,
  });
  const lineOf = ({ words, beforeArguments }: typeof here) => [...words, ...beforeArguments];
  return { here: lineOf(here).join(' '), anywhere: lineOf(anywhere).join(' ') };
}

test('names the command if PATH leads to this script', () => {
  const script = copyAt('checkout');
  mkdirSync(join(root, 'bin'));
  symlinkSync(script, join(root, 'bin/mistral-onboard'));
  expect(found({ script }, folder('empty', 'bin'))).toEqual({
    here: 'mistral-onboard',
    anywhere: 'mistral-onboard',
  });
});

test('names the command if PATH leads to another copy of this version', () => {
  const script = copyAt('checkout');
  mkdirSync(join(root, 'bin'));
  symlinkSync(copyAt('lib/node_modules/mistral-onboard'), join(root, 'bin/mistral-onboard'));
  expect(found({ script }, folder('bin')).here).toBe('mistral-onboard');
});

test('names the command if PATH leads to npm’s script on Windows', () => {
  const script = copyAt('npm/node_modules/mistral-onboard');
  write('npm/mistral-onboard.cmd');
  symlinkSync(write('elsewhere'), join(root, 'npm/mistral-onboard'));
  expect(found({ script }, join(root, 'npm')).here).toBe('mistral-onboard');
});

test.each([
  ['another version', () => copyAt('lib/other', '1.2.2')],
  ['another program of that name', () => write('lib/other/bin/mistral-onboard.cjs')],
])('%s on PATH is not this one', (_name, make) => {
  const script = copyAt('elsewhere');
  mkdirSync(join(root, 'bin'));
  symlinkSync(make(), join(root, 'bin/mistral-onboard'));
  const line = `${join(root, 'node-24')} ${script}`;
  expect(found({ script }, folder('bin'))).toEqual({ here: line, anywhere: line });
});

test('uses the first PATH entry, except relative ones and those that npm adds', () => {
  const script = copyAt('checkout');
  mkdirSync(join(root, 'bin'));
  mkdirSync(join(root, 'x/node_modules/.bin'), { recursive: true });
  symlinkSync(script, join(root, 'bin/mistral-onboard'));
  symlinkSync(script, join(root, 'x/node_modules/.bin/mistral-onboard'));
  write('first/mistral-onboard');
  expect(found({ script }, folder('first', 'bin')).here).not.toBe('mistral-onboard');
  expect(found({ script }, folder('x/node_modules/.bin')).here).not.toBe('mistral-onboard');
  expect(found({ script }, ['.', '', 'bin'].join(delimiter)).here).not.toBe('mistral-onboard');
});

test('names npm start inside a checkout, and its path elsewhere', () => {
  const script = copyAt('checkout');
  write('checkout/src/main.ts');
  write('checkout/test/package.json', '{}');
  const byPath = `${join(root, 'node-24')} ${script}`;
  const at = (name: string, more: Partial<LauncherOptions> = {}) =>
    found({ script, workingFolder: join(root, name), ...more });
  expect(at('checkout')).toEqual({ here: 'npm start --', anywhere: byPath });
  expect(at('checkout/src').here).toBe('npm start --');
  // npm would find the nearer package.json.
  expect(at('checkout/test').here).toBe(byPath);
  expect(at('').here).toBe(byPath);
  // Simulates that npm was started from another folder.
  const inherited = { INIT_CWD: root };
  expect(at('checkout', { inherited }).here).toBe(byPath);
});

test('names node without a path if PATH leads to the running one', () => {
  const script = copyAt('elsewhere');
  write('node-24');
  mkdirSync(join(root, 'bin'));
  symlinkSync(join(root, 'node-24'), join(root, 'bin/node'));
  expect(found({ script }, folder('bin')).anywhere).toBe(`node ${script}`);
  write('other/node');
  expect(found({ script }, folder('other', 'bin')).anywhere).toBe(
    `${join(root, 'node-24')} ${script}`,
  );
});

test.each([
  ['npm/_npx/0f1e/node_modules/mistral-onboard/bin', 'npx mistral-onboard'],
  ['uv/archive-v0/Z/lib/python3.12/site-packages/mistral_onboard/app/bin', 'uvx mistral-onboard'],
  [
    'pipx/4705b464421c05e/lib/python3.12/site-packages/mistral_onboard/app/bin',
    'pipx run mistral-onboard',
  ],
])('in %s, a person types %s, and a tool gets the path', (place, here) => {
  const script = write(`${place}/mistral-onboard.cjs`);
  expect(found({ script })).toEqual({ here, anywhere: `${join(root, 'node-24')} ${script}` });
});

test('names the command if a Python installer put it on PATH', () => {
  const environment = 'pipx/venvs/mistral-onboard';
  const inner = 'lib/python3.12/site-packages/mistral_onboard/app/bin/mistral-onboard.cjs';
  const script = write(`${environment}/${inner}`);
  mkdirSync(join(root, 'bin'));
  symlinkSync(write(`${environment}/bin/mistral-onboard`), join(root, 'bin/mistral-onboard'));
  expect(found({ script }, folder('bin')).here).toBe('mistral-onboard');
});

test('names an executable by the command if that leads to it, else by its path', () => {
  const script = write('downloads/mistral-onboard-linux-x64');
  expect(found({ script, isBinary: true })).toEqual({ here: script, anywhere: script });
  mkdirSync(join(root, 'bin'));
  symlinkSync(script, join(root, 'bin/mistral-onboard'));
  expect(found({ script, isBinary: true }, folder('bin')).here).toBe('mistral-onboard');
});
