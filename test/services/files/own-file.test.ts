import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFiles } from '../../../src/services/files/files.ts';
import {
  checkOwnFolder,
  notYours,
  type OwnFileError,
  readOwnFile,
} from '../../../src/services/files/own-file.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { errorOf } from '../../support/error-of.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { lockedVault, own, passphrase } from '../vault/fixture.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const uid = own.uid ?? 0;
const limits = { uid, maxBytes: 100 };

function problemOf(path: string, options = limits): string {
  try {
    return readOwnFile(path, options) === undefined ? 'none' : 'read';
  } catch (thrown) {
    return (thrown as OwnFileError).problem;
  }
}

describe('a file of this program', () => {
  test('is read up to its limit', () => {
    const path = join(folder, 'file');
    writeFileSync(path, 'é'.repeat(50));
    expect(readOwnFile(path, limits)?.toString()).toBe('é'.repeat(50));
    writeFileSync(path, `${'é'.repeat(50)}x`);
    expect(problemOf(path)).toBe('too-large');
    expect(problemOf(join(folder, 'nowhere'))).toBe('none');
  });

  test('is never a link, even to another file of this program', () => {
    writeFileSync(join(folder, 'file'), '');
    symlinkSync(join(folder, 'file'), join(folder, 'link'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'broken'));
    expect([problemOf(join(folder, 'link')), problemOf(join(folder, 'broken'))]).toEqual([
      'link',
      'link',
    ]);
  });

  test('is neither a folder nor a pipe, and never blocks', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(problemOf(pipe)).toBe('not-a-file');
    expect(problemOf('/dev/zero', { ...limits, uid: 0 })).toBe('not-a-file');
    mkdirSync(join(folder, 'folder'));
    expect(problemOf(join(folder, 'folder'))).toBe('folder');
  });

  test('does not belong to another user', () => {
    const path = join(folder, 'file');
    writeFileSync(path, '');
    expect(problemOf(path, { ...limits, uid: uid + 1 })).toBe('other-owner');
  });
});

describe('the folder of our own files', () => {
  test('is accepted if it belongs to this user, or does not exist yet', () => {
    checkOwnFolder(folder, uid);
    checkOwnFolder(join(folder, 'nowhere', 'deep'), uid);
    checkOwnFolder('/', undefined);
  });

  test('is refused if it belongs to another user, even if it is writable', async () => {
    chmodSync(folder, 0o777);
    const options = { own: { ...own, uid: uid + 1 }, clock: createFakeClock() };
    const files = createFiles(options);
    const error = { code: 'files', problem: 'not-yours', path: folder, owner: userInfo().username };
    const path = join(folder, 'keys.json');
    writeFileSync(path, '{}');
    expect(await errorOf(files.read(path))).toMatchObject(error);
    expect(await errorOf(files.writeAtomic(path, '{}'))).toMatchObject(error);
    expect(await errorOf(files.change(path, () => '{}'))).toMatchObject(error);
    expect(await errorOf(files.checkWritable(path))).toMatchObject(error);
    const place = { folder, path: join(folder, 'vault.age'), remove: async () => {} };
    const vault = () => lockedVault(place, options);
    expect(await errorOf(vault().exists())).toMatchObject(error);
    expect(await errorOf(vault().create(new Secret(passphrase)))).toMatchObject(error);
    expect(await errorOf(vault().unlock(new Secret(passphrase)))).toMatchObject(error);
  });

  test('is reported with the command that fixes its owner', () => {
    const path = join(folder, 'my settings');
    const other = uid + 1;
    expect(notYours(path, 0, other).error).not.toHaveProperty('command');
    if (uid !== 0) {
      const command = `sudo chown -R ${userInfo().username} "${path}"`;
      expect(notYours(path, 0, uid).error).toHaveProperty('command', command);
    }
    expect(notYours(join('/', 'srv'), 0, other).error).not.toHaveProperty('command');
  });

  test.runIf(uid === 0)('names the folder above that is in the way', () => {
    const above = join(folder, 'config');
    mkdirSync(join(above, 'mistral-onboard'), { recursive: true });
    chownSync(above, 0, 0);
    chmodSync(above, 0o700);
    chownSync(folder, 65_534, 65_534);
    const before = process.geteuid?.() ?? 0;
    process.seteuid?.(65_534);
    try {
      expect(() => checkOwnFolder(join(above, 'mistral-onboard'), 65_534)).toThrow('files');
      let error: unknown;
      try {
        checkOwnFolder(join(above, 'mistral-onboard'), 65_534);
      } catch (thrown) {
        error = (thrown as { error: unknown }).error;
      }
      expect(error).toEqual({
        code: 'files',
        problem: 'not-yours',
        path: above,
        owner: 'root',
        command: `sudo chown -R nobody ${above}`,
      });
    } finally {
      process.seteuid?.(before);
      chownSync(folder, 0, 0);
    }
  });
});
