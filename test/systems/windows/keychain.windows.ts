import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { langs } from '../../../src/i18n/languages.ts';
import { secret } from '../../support/terminal/screens.ts';
import { inRoot, makeHome, type WindowsHome } from './wine.ts';

let home: WindowsHome;
beforeAll(() => {
  home = makeHome();
});
afterAll(() => home.remove());

/** Runs `use` while a file of the keychain's package holds something else. */
async function withFile(name: string, content: string, use: () => Promise<void>): Promise<void> {
  const path = inRoot('installed/node_modules/keytar', name);
  const whole = readFileSync(path);
  writeFileSync(path, content);
  try {
    await use();
  } finally {
    writeFileSync(path, whole);
  }
}

const store = async (...options: readonly string[]) =>
  home.run(['key', 'set', '--store', 'keychain', '--no-check', ...options], { input: secret });

test.each(langs)('reports in %s that the library of the keychain does not load', async (lang) => {
  await withFile('prebuilds/win32-x64/keytar.node', 'not a library', async () => {
    const { code, stderr } = await store('--lang', lang);
    expect({ code, stderr }).toEqual({ code: 7, stderr: expect.stringContaining('keytar') });
    expect(stderr).toContain('--store vault');
    expect(stderr).not.toMatch(/2[,\u202f]560/);
  });
});

/** "Access is denied" of a French Windows, as Node reads the bytes of each code page for UTF-8. */
const messages = [
  ['850', Buffer.from('Acc\x8as refus\x82.', 'latin1')],
  ['1252', Buffer.from('Acc\xe8s refus\xe9.', 'latin1')],
] as const;

describe('a message of the keychain in a code page of Windows', () => {
  test.each(messages)('with %s of unknown meaning offers the vault', async (_, bytes) => {
    const fake = `const fail = () => Promise.reject(new Error(${JSON.stringify(bytes.toString('utf8'))}));
      module.exports = { getPassword: fail, setPassword: fail, deletePassword: fail };`;
    await withFile('lib/keytar.js', fake, async () => {
      const { code, stderr } = await store();
      expect({ code, stderr }).toEqual({ code: 7, stderr: expect.stringContaining('vault') });
      expect(stderr).not.toMatch(/2,560|\ufffd|refus/);
    });
  });
});
