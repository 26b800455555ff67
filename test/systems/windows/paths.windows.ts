import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRoot, makeHome, type WindowsHome, windowsPath } from './wine.ts';

let home: WindowsHome;
let unc = '';
beforeAll(() => {
  home = makeHome('Zoé Durand');
  unc = join(home.folder, 'shared');
  mkdirSync(unc);
  // Wine looks for shares of the network here.
  mkdirSync(inRoot('wine/dosdevices/unc/server'), { recursive: true });
  symlinkSync(unc, inRoot('wine/dosdevices/unc/server/share'));
});
afterAll(() => home.remove());

/** Exports a program, and returns where it says that it wrote it. */
async function exportTo(path: string, cwd = home.folder) {
  const { code, stdout, stderr } = await home.run(['export', 'python', '--out', path], { cwd });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return stdout;
}

test.each([
  ['a name with spaces and accents', 'été à la mer.py', 'été à la mer.py'],
  ['the home folder with a backslash', '~\\in home.py', 'in home.py'],
  ['the home folder with a slash', '~/in home too.py', 'in home too.py'],
  ['a folder below', 'Zoé\\sub\\y.py', 'Zoé/sub/y.py'],
])('writes to %s', async (_, path, expected) => {
  mkdirSync(join(home.folder, 'Zoé/sub'), { recursive: true });
  await exportTo(path);
  expect(existsSync(join(home.folder, expected))).toBe(true);
  expect(existsSync(join(home.folder, '~'))).toBe(false);
});

test('writes to a share of the network', async () => {
  await exportTo('\\\\server\\share\\y.py');
  expect(existsSync(join(unc, 'y.py'))).toBe(true);
});

test('writes to a path of more than 260 characters, and from a folder that has one', async () => {
  const deep = join(
    home.folder,
    ...Array.from({ length: 8 }, () => 'a folder with a long name'.repeat(2)),
  );
  mkdirSync(deep, { recursive: true });
  const path = join(deep, 'y.py');
  expect(windowsPath(path).length).toBeGreaterThan(400);
  await exportTo(windowsPath(path));
  expect(existsSync(path)).toBe(true);
});

test('keeps its own files in a folder of a share, in a long path, and below the home folder', async () => {
  const long = `${windowsPath(home.folder)}\\${'own files '.repeat(8)}x\\${'deeper '.repeat(20)}x`;
  for (const folder of ['\\\\server\\share\\own', long, '~\\own folder']) {
    const variables = {
      MISTRAL_ONBOARD_HOME: folder,
      MISTRAL_ONBOARD_PASSPHRASE: 'correct horse battery',
    };
    const set = ['key', 'set', '--store', 'vault', '--no-check'];
    const input = 'AbCdEfGh12345678IjKlMnOp87654321';
    expect(await home.run(set, { input, variables })).toMatchObject({ code: 0 });
    const { stdout } = await home.run(['key', 'print'], { variables });
    expect(stdout.trim()).toBe(input);
  }
});
