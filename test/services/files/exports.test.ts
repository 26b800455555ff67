import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/services/clock.ts';
import { createExports } from '../../../src/services/files/exports.ts';
import { newLockOwner } from '../../../src/services/files/lock-owner.ts';
import { errorOf } from '../../support/error-of.ts';
import { programsIn } from '../../support/processes/found-programs.ts';
import {
  type Folder,
  gitVariables,
  makeFolder,
  makeRepository,
} from '../../support/processes/repository.ts';
import { own } from '../vault/fixture.ts';

const exportsIn = ({ path }: Folder) =>
  createExports({
    home: join(path, 'home'),
    workingFolder: path,
    platform: process.platform,
    own,
    clock: systemClock(),
    programs: programsIn(gitVariables),
    stop: new AbortController().signal,
  });

const fresh = { replaces: false };
const modeOf = (path: string) => lstatSync(path).mode & 0o777;

test('refuses a .env or .gitignore of 32 MB, and leaves it unchanged', {
  tags: ['git'],
}, async () => {
  const folder = makeRepository();
  for (const name of ['.env', '.gitignore']) {
    const path = join(folder.path, name);
    writeFileSync(path, '');
    truncateSync(path, 32_000_000);
  }
  const exports = exportsIn(folder);
  const problem = (path: string) => ({ code: 'files', problem: 'other', path, isNamed: true });
  expect(await errorOf(exports.writeSecret('.env', () => 'A=1\n'))).toEqual(problem('.env'));
  expect(await errorOf(exports.ignore('.env'))).toEqual(problem('.gitignore'));
  expect(lstatSync(join(folder.path, '.env')).size).toBe(32_000_000);
  expect(lstatSync(join(folder.path, '.gitignore')).size).toBe(32_000_000);
});

describe('a file', () => {
  test('is written to the given path with default permissions', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder.path, 'home'));
    mkdirSync(join(folder.path, 'sub'));
    for (const [path, whole] of [
      ['a.py', 'a.py'],
      ['sub/b.py', 'sub/b.py'],
      ['~/c.py', 'home/c.py'],
      [join(folder.path, 'd.py'), 'd.py'],
    ] as const) {
      await exportsIn(folder).write(path, 'é\n', fresh);
      expect(readFileSync(join(folder.path, whole), 'utf8')).toBe('é\n');
      expect(modeOf(join(folder.path, whole))).toBe(0o666 & ~process.umask());
    }
  });

  test('replaces another with permission, and retains its mode', async () => {
    const folder = makeFolder();
    folder.write({ 'a.sh': 'old' });
    chmodSync(join(folder.path, 'a.sh'), 0o755);
    expect(await errorOf(exportsIn(folder).write('a.sh', 'new', fresh))).toEqual({
      code: 'usage',
      problem: 'out-exists',
      given: 'a.sh',
    });
    expect(readFileSync(join(folder.path, 'a.sh'), 'utf8')).toBe('old');
    await exportsIn(folder).write('a.sh', 'new', { replaces: true });
    expect(readFileSync(join(folder.path, 'a.sh'), 'utf8')).toBe('new');
    expect(modeOf(join(folder.path, 'a.sh'))).toBe(0o755);
  });

  test.each([
    ['missing', 'nowhere/a.py', 'nowhere'],
    ['is-a-folder', 'sub', 'sub'],
    ['not-a-file', 'link', 'link'],
    ['not-a-folder', 'file/a.py', 'file/a.py'],
  ])(
    'that cannot be written is reported, and nothing is left behind: %s',
    async (problem, path, told) => {
      const folder = makeFolder();
      folder.write({ file: 'x', target: 'x' });
      mkdirSync(join(folder.path, 'sub'));
      symlinkSync('target', join(folder.path, 'link'));
      const before = readdirSync(folder.path);
      expect(await errorOf(exportsIn(folder).write(path, 'x', { replaces: true }))).toEqual({
        code: 'files',
        problem,
        path: told,
        isNamed: true,
      });
      expect(readdirSync(folder.path)).toEqual(before);
    },
  );

  test('reports an error if the path is not writable', async () => {
    const error = await errorOf(exportsIn(makeFolder()).write('/proc/sys/a.py', 'x', fresh));
    expect(error).toMatchObject({ code: 'files', path: '/proc/sys/a.py', isNamed: true });
  });
});

describe('a folder', () => {
  const files = [
    { name: 'a.json', text: '{}' },
    { name: 'sub/b.bru', text: 'b' },
  ];

  test.each(['made', 'there already'])('is written (%s)', async (state) => {
    const folder = makeFolder();
    if (state !== 'made') mkdirSync(join(folder.path, 'out'));
    await exportsIn(folder).writeFolder('out', files, fresh);
    expect(readFileSync(join(folder.path, 'out/a.json'), 'utf8')).toBe('{}');
    expect(readFileSync(join(folder.path, 'out/sub/b.bru'), 'utf8')).toBe('b');
    expect(modeOf(join(folder.path, 'out'))).toBe(0o777 & ~process.umask());
    expect(readdirSync(folder.path)).toEqual(['out']);
  });

  test('with content is left unchanged, or retains the files that are not replaced', async () => {
    const folder = makeFolder();
    folder.write({ 'out/a.json': 'old', 'out/mine': 'mine' });
    expect(await errorOf(exportsIn(folder).writeFolder('out', files, fresh))).toMatchObject({
      problem: 'out-exists',
    });
    expect(readdirSync(join(folder.path, 'out'))).toEqual(['a.json', 'mine']);
    await exportsIn(folder).writeFolder('out', files, { replaces: true });
    expect(readdirSync(join(folder.path, 'out'))).toEqual(['a.json', 'mine', 'sub']);
    expect(readFileSync(join(folder.path, 'out/a.json'), 'utf8')).toBe('{}');
  });

  test.each([
    ['missing', 'nowhere/out', 'nowhere'],
    ['not-a-folder', 'file', 'file'],
  ])('that cannot be created is reported: %s', async (problem, path, told) => {
    const folder = makeFolder();
    folder.write({ file: 'x' });
    const error = await errorOf(exportsIn(folder).writeFolder(path, files, { replaces: true }));
    expect(error).toMatchObject({ code: 'files', problem, path: told });
    expect(readdirSync(folder.path)).toEqual(['file']);
  });

  test('that cannot be written completely is removed', async () => {
    const folder = makeFolder();
    const impossible = [...files, { name: 'a.json/c', text: 'c' }];
    expect(await errorOf(exportsIn(folder).writeFolder('out', impossible, fresh))).toMatchObject({
      code: 'files',
      path: 'out',
    });
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

test('writes a secret file for its owner only, and changes only the affected bytes', async () => {
  const folder = makeFolder();
  const path = join(folder.path, '.env');
  writeFileSync(path, Buffer.from([0x41, 0xff, 0xe9, 0x0a]));
  chmodSync(path, 0o644);
  await exportsIn(folder).writeSecret('.env', (text) => `${text}B\n`);
  expect([...readFileSync(path)]).toEqual([0x41, 0xff, 0xe9, 0x0a, 0x42, 0x0a]);
  expect(modeOf(path)).toBe(0o600);
  // A file that does not exist has no text.
  await exportsIn(folder).writeSecret('new.env', (text) => `${text}`);
  expect(readFileSync(join(folder.path, 'new.env'), 'utf8')).toBe('undefined');
  expect(modeOf(join(folder.path, 'new.env'))).toBe(0o600);
});

describe('the effect of git on a file', () => {
  function repository(): Folder {
    const folder = makeFolder();
    folder.git('init', '-q');
    return folder;
  }

  test('is reported as no-git outside of a repository', async () => {
    expect(await exportsIn(makeFolder()).gitStatus('.env')).toBe('no-git');
  });

  test.each<[string, (folder: Folder) => void]>([
    ['not-ignored', (folder) => folder.git('init', '-q')],
    [
      'ignored',
      (folder) => {
        folder.git('init', '-q');
        folder.write({ '.gitignore': '.env\n' });
      },
    ],
    [
      'tracked',
      (folder) => {
        folder.git('init', '-q');
        folder.write({ '.env': 'A=1\n' });
        folder.git('add', '-f', '.env');
        folder.write({ '.gitignore': '.env\n' });
      },
    ],
    ['git-broken', (folder) => folder.write({ '.git': 'gitdir: /nowhere\n' })],
  ])('is reported as %s', { tags: ['git'] }, async (status, prepare) => {
    const folder = makeFolder();
    prepare(folder);
    expect(await exportsIn(folder).gitStatus('.env')).toBe(status);
  });

  test.each([
    ['.env', undefined, '/.env\n'],
    ['.env', 'node_modules\r\n', 'node_modules\r\n/.env\n'],
    ['.env', 'no end', 'no end\n/.env\n'],
    ['a [b]*.env', undefined, '/a \\[b\\]\\*.env\n'],
    ['sub/é ', undefined, '/é\\ \n'],
    ['!x', undefined, '/!x\n'],
  ])(
    '%s is ignored once .gitignore lists it: %j',
    { tags: ['git'] },
    async (path, before, after) => {
      const folder = repository();
      mkdirSync(join(folder.path, 'sub'));
      const list = path.startsWith('sub/') ? 'sub/.gitignore' : '.gitignore';
      if (before !== undefined) folder.write({ [list]: before });
      expect(await exportsIn(folder).gitStatus(path)).toBe('not-ignored');
      await exportsIn(folder).ignore(path);
      expect(readFileSync(join(folder.path, list), 'utf8')).toBe(after);
      expect(await exportsIn(folder).gitStatus(path)).toBe('ignored');
    },
  );
});

// PowerShell 5 writes UTF-16 for `>`.
test.each([
  ['UTF-16 LE', '\u00ff\u00feA\u0000=\u00001\u0000'],
  ['UTF-16 BE without a mark', '\u0000A\u0000=\u00001'],
])('leaves a .env and a .gitignore in %s unchanged', async (_, bytes) => {
  const folder = makeFolder();
  for (const name of ['.env', '.gitignore']) {
    writeFileSync(join(folder.path, name), bytes, 'latin1');
  }
  const exports = exportsIn(folder);
  const refusal = { code: 'files', problem: 'not-text', isNamed: true };
  const writing = exports.writeSecret('.env', () => 'changed');
  expect(await errorOf(writing)).toEqual({ ...refusal, path: '.env' });
  expect(await errorOf(exports.ignore('.env'))).toEqual({ ...refusal, path: '.gitignore' });
  for (const name of ['.env', '.gitignore']) {
    expect(readFileSync(join(folder.path, name), 'latin1')).toBe(bytes);
  }
});

describe('the draft of a file that holds a secret', () => {
  /** The owner of a draft whose process has ended. */
  const gone = newLockOwner(2 ** 31 - 1);

  test('is readable by nobody else, and ignored by git', { tags: ['git'] }, async () => {
    const folder = makeRepository();
    folder.write({ '.env': 'A=1\n' });
    let seen: readonly string[] = [];
    await exportsIn(folder).writeSecret('.env', () => {
      seen = readdirSync(folder.path);
      return 'A=2\n';
    });
    expect(seen).not.toContain('.env.draft');
    const left = join(folder.path, `.onboard-${gone}.draft`);
    mkdirSync(left, { mode: 0o700 });
    writeFileSync(join(left, '.gitignore'), '*\n');
    writeFileSync(join(left, '.env'), 'MISTRAL_API_KEY=left\n');
    const listed = execFileSync('git', ['status', '--porcelain', '-uall'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    expect(listed).not.toContain('onboard');
    await exportsIn(folder).writeSecret('.env', () => 'A=3\n');
    expect(readdirSync(folder.path).filter((name) => name.includes('onboard'))).toEqual([]);
  });

  test('is never written through a link or a planted file', async () => {
    const folder = makeFolder();
    folder.write({ '.env': 'A=1\n', target: 'mine' });
    const planted = ['.env.draft', `.env.${process.pid}`, `.env.${process.pid}.new`];
    for (const name of planted) symlinkSync('target', join(folder.path, name));
    await exportsIn(folder).writeSecret('.env', () => 'SECRET\n');
    expect(readFileSync(join(folder.path, 'target'), 'utf8')).toBe('mine');
    expect(lstatSync(join(folder.path, '.env')).isSymbolicLink()).toBe(false);
  });

  test('is refused below a link that another user may have created', async () => {
    const folder = makeFolder();
    folder.write({ target: 'mine' });
    symlinkSync('target', join(folder.path, '.env'));
    expect(await errorOf(exportsIn(folder).writeSecret('.env', () => 'SECRET\n'))).toMatchObject({
      problem: 'not-a-file',
    });
    expect(readFileSync(join(folder.path, 'target'), 'utf8')).toBe('mine');
    expect(readdirSync(folder.path).sort()).toEqual(['.env', 'target']);
  });
});
