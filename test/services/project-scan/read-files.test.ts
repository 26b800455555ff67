import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  openSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../../src/services/project-scan/open-file.ts';
import { programsIn } from '../../support/processes/found-programs.ts';
import {
  type Folder,
  gitVariables,
  makeFolder,
  makeRepository,
} from '../../support/processes/repository.ts';
import { describeTree } from '../../support/processes/tree.ts';
import { asNobody } from '../../support/processes/users.ts';
import { filesOf, historyOf, scanOf, statesOf, unstopped } from './scans.ts';

/** Returns variables under which git runs as a user other than root, because root could list every folder. */
function gitOfNobody(folder: Folder) {
  if (process.getuid?.() !== 0) return gitVariables;
  const [git, setpriv] = ['git', 'setpriv'].map((name) => programsIn(gitVariables).find(name));
  const bin = makeFolder();
  const script = `#!/bin/sh\nexec ${setpriv} --reuid=65534 --regid=65534 --clear-groups ${git} "$@"\n`;
  bin.write({ git: script }, 0o755);
  chmodSync(bin.path, 0o755);
  chownSync(join(folder.path, '.git'), 65_534, 65_534);
  chownSync(folder.path, 65_534, 65_534);
  return { ...gitVariables, PATH: `${bin.path}:${gitVariables['PATH']}` };
}

describe('the files of a repository', { tags: ['git'] }, () => {
  it('are the tracked and untracked files, and ignored .env files', async () => {
    const folder = makeRepository();
    folder.write({ '.gitignore': '.env\nmade/\n', 'src/a.ts': 'a', 'a b é.txt': 'b' });
    folder.commit();
    folder.write({ '.env': 'x', 'web/.env.local': 'y', 'made/.env': 'z', 'made/b.js': 'z' });
    folder.write({ 'web/.env': 'y', 'node_modules/x/index.js': 'n', 'new.py': 'p' });
    const { files, broken } = await filesOf(scanOf(folder));
    expect([statesOf(files), broken]).toEqual([
      {
        '.gitignore': 'tracked',
        'src/a.ts': 'tracked',
        'a b é.txt': 'tracked',
        'new.py': 'untracked',
        'web/.env.local': 'untracked',
        '.env': 'ignored',
        'web/.env': 'ignored',
        'node_modules/x/index.js': 'untracked',
      },
      '',
    ]);
    expect(files.filter(({ isDotenv }) => isDotenv).map(({ path }) => path)).toHaveLength(3);
  });

  it('are all listed from a folder inside', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a', 'deep/er/b.txt': 'b' });
    const scan = scanOf(folder, { workingFolder: join(folder.path, 'deep/er') });
    expect(statesOf((await filesOf(scan)).files)).toEqual({
      'a.txt': 'untracked',
      'deep/er/b.txt': 'untracked',
    });
  });

  it('are read as text; links and empty files have only a name', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'é\n', 'utf16.env': Buffer.from('\ufeffKEY=é', 'utf16le') }, 0o640);
    folder.write({ 'empty.txt': '', 'binary.dat': Buffer.from([1, 0, 2]) });
    symlinkSync('/etc/hostname', join(folder.path, 'link.txt'));
    const { files, unread, empty } = await filesOf(scanOf(folder));
    const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    expect(texts).toEqual({
      'a.txt': 'Ã©\n',
      'utf16.env': '\ufeffKEY=é',
      'binary.dat': '\u0001\0\u0002',
    });
    expect(files.find(({ path }) => path === 'a.txt')?.mode).toBe(0o640);
    expect(unread).toEqual([]);
    expect(empty).toEqual(['empty.txt', 'link.txt']);
  });

  it('are read in parts, at any size', async () => {
    const folder = makeRepository();
    folder.write({ 'notebook.ipynb': `${'x'.repeat(99)}\n`.repeat(14_000) });
    const { files } = await filesOf(scanOf(folder));
    const lines = files.map(({ text, body = [0, 0], firstLine = 0 }) => {
      return firstLine + text.slice(0, body[1]).split('\n').length - 1;
    });
    expect(files.length).toBeGreaterThan(5);
    expect(lines.at(-1)).toBe(14_001);
  });

  it('are distinct if a name is not UTF-8 or has control characters', async () => {
    const folder = makeRepository();
    folder.write({ 'c\u001b[2J.env': 'a', 'two\nlines.txt': 'b' });
    for (const [byte, text] of [
      [0xe9, 'first'],
      [0xe8, 'second'],
    ] as const) {
      const name = Buffer.concat([Buffer.from(`${folder.path}/caf`), Buffer.from([byte])]);
      closeSync(openSync(name, 'w'));
      writeFileSync(name, text);
    }
    const { files, unread } = await filesOf(scanOf(folder));
    const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    expect([texts, unread]).toEqual([
      {
        'c\u001b[2J.env': 'a',
        'two\nlines.txt': 'b',
        'caf\udce9': 'first',
        'caf\udce8': 'second',
      },
      [],
    ]);
  });

  it('have no mode on Windows', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    const { files } = await filesOf(scanOf(folder, { platform: 'win32' }));
    expect(files).toMatchObject([{ mode: undefined }]);
  });

  it('end when the scan is stopped', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    expect((await filesOf(scanOf(folder), AbortSignal.abort())).files).toEqual([]);
  });

  it('are counted if the scan stops before all are read', async () => {
    const folder = makeFolder();
    const names = Array.from({ length: 400 }, (_, index) => [`${index}.txt`, 'x'.repeat(9_000)]);
    folder.write(Object.fromEntries(names));
    const scan = scanOf(folder);
    const stop = new AbortController();
    let read = 0;
    let left = 0;
    for await (const batch of scan.files(await scan.project(unstopped), stop.signal)) {
      if ('broken' in batch) continue;
      stop.abort();
      read += batch.files.length;
      left += batch.left?.count ?? 0;
    }
    expect([read > 0, left > 0, read + left]).toEqual([true, true, 400]);
  });

  it('include the files in which git keeps settings, hooks, names and messages', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    folder.commit();
    folder.git('branch', 'feature/x');
    folder.write({ '.git/hooks/pre-push': 'run', '.git/COMMIT_EDITMSG': 'draft' });
    folder.write({ '.git/hooks/pre-commit.sample': 'example' });
    const own = (await filesOf(scanOf(folder))).own.map(({ path }) => path);
    const expected = ['config', 'COMMIT_EDITMSG', 'hooks/pre-push', 'refs/heads/feature/x'];
    expect(own).toEqual(expect.arrayContaining(expected.map((name) => `.git/${name}`)));
    expect(own.filter((path) => /objects|index|sample/.test(path))).toEqual([]);
    const elsewhere = makeFolder();
    folder.git('worktree', 'add', '--quiet', `${elsewhere.path}/tree`);
    const tree = (await filesOf(scanOf({ ...folder, path: `${elsewhere.path}/tree` }))).own;
    expect(tree.filter(({ path }) => path.endsWith('/.git/hooks/pre-push'))).toHaveLength(1);
  });

  it('include those of nested repositories and submodules', async () => {
    const library = makeRepository();
    library.write({ 'lib.py': 'library' });
    library.commit();
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library.path];
    folder.git(...add, 'vendor/lib');
    folder.git('init', '--quiet', 'tools');
    folder.git('init', '--quiet', 'tools/deep');
    folder.write({ 'tools/b.py': 'b', 'tools/.gitignore': 'out\n', 'tools/out': 'made' });
    folder.write({ 'tools/deep/c.py': 'c' });
    expect(statesOf((await filesOf(scanOf(folder))).files)).toEqual({
      'a.txt': 'untracked',
      '.gitmodules': 'tracked',
      'vendor/lib/lib.py': 'tracked',
      'tools/.gitignore': 'untracked',
      'tools/b.py': 'untracked',
      'tools/deep/c.py': 'untracked',
    });
  });
});

describe('a repository nested in five others', { tags: ['git'] }, () => {
  it('is read, and one in it is named as not read', async () => {
    const folder = makeRepository();
    const path = (depth: number) => Array.from({ length: depth }, () => 'in').join('/');
    for (let depth = 1; depth <= 6; depth += 1) {
      folder.git('init', '--quiet', path(depth));
      folder.write({ [`${path(depth)}/a.txt`]: 'a' });
    }
    const { files, unread } = await filesOf(scanOf(folder));
    expect(files.map((file) => file.path)).toEqual(
      [1, 2, 3, 4, 5].map((at) => `${path(at)}/a.txt`),
    );
    expect(unread).toEqual([path(6)]);
  });
});

describe('a pipe', () => {
  it('is not opened, because that would wait for a writer', () => {
    const folder = makeFolder();
    const pipe = join(folder.path, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(openFile(pipe)).toBe('none');
  });
});

describe('the folder that is checked', { tags: ['git'] }, () => {
  it('is the one with .git, whatever core.worktree says', async () => {
    const elsewhere = makeFolder();
    elsewhere.write({ 'innocent.txt': 'x' });
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    folder.git('config', 'core.worktree', elsewhere.path);
    const scan = scanOf(folder);
    expect(await scan.project(unstopped)).toMatchObject({
      root: folder.path,
      git: { state: 'here', otherWorkTree: elsewhere.path },
    });
    expect(statesOf((await filesOf(scan)).files)).toEqual({ 'a.txt': 'untracked' });
    folder.git('config', 'core.worktree', '/nowhere');
    expect(statesOf((await filesOf(scanOf(folder))).files)).toEqual({ 'a.txt': 'untracked' });
  });

  it('has no other work tree if none is set, also through a link', async () => {
    const folder = makeRepository();
    const { git } = await scanOf(folder).project(unstopped);
    expect(git).toEqual({ state: 'here', isBare: false, isShallow: false });
    const outer = makeFolder();
    symlinkSync(folder.path, join(outer.path, 'link'));
    const linked = scanOf(folder, { workingFolder: join(outer.path, 'link') });
    expect((await linked.project(unstopped)).git).toEqual(git);
  });

  it('is the folder of a bare repository, with its work trees', async () => {
    const source = makeRepository();
    source.write({ 'b.py': 'b' });
    source.commit();
    const folder = makeFolder();
    folder.git('clone', '--quiet', '--bare', source.path, '.bare');
    folder.write({ '.git': 'gitdir: ./.bare\n', 'notes.txt': 'n' });
    folder.git('worktree', 'add', '--quiet', '--detach', 'main');
    folder.write({ 'main/a.py': 'a' });
    const scan = scanOf(folder);
    expect(await scan.project(unstopped)).toMatchObject({
      root: folder.path,
      git: { state: 'here', isBare: true },
    });
    const { files, broken } = await filesOf(scan);
    expect(broken).toBe('');
    expect(statesOf(files)).toMatchObject({
      'notes.txt': 'free',
      'main/a.py': 'untracked',
      'main/b.py': 'tracked',
    });
    expect(files.map(({ path }) => path)).not.toContainEqual(expect.stringMatching(/objects/));
  });

  it('has its name from package.json', async () => {
    const folder = makeFolder();
    folder.write({ 'package.json': '{"name":"mine"}' });
    expect((await scanOf(folder).project(unstopped)).packageName).toBe('mine');
    folder.write({ 'package.json': '{"name":' });
    expect((await scanOf(folder).project(unstopped)).packageName).toBeUndefined();
  });

  it.each([
    ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
    ['a device without end', (path: string) => symlinkSync('/dev/zero', path)],
  ])('does not wait for %s in place of package.json', async (_, make) => {
    const folder = makeFolder();
    make(join(folder.path, 'package.json'));
    // A reader of the pipe would block this process, too, so that no time limit of the test could end it.
    const writer = spawn('sh', ['-c', 'sleep 20; echo {} >package.json'], { cwd: folder.path });
    const begin = performance.now();
    expect((await scanOf(folder).project(unstopped)).packageName).toBeUndefined();
    expect(performance.now() - begin).toBeLessThan(15_000);
    writer.kill();
  });
});

describe('without git', () => {
  it('files are found in the folder tree, except installed packages', async () => {
    const folder = makeFolder();
    folder.write({ 'a.txt': 'a', 'deep/.env': 'b', 'node_modules/x.js': 'c', '.venv/y.py': 'd' });
    symlinkSync('/', join(folder.path, 'root'));
    const scan = scanOf(folder);
    expect((await scan.project(unstopped)).git).toEqual({ state: 'none' });
    expect(statesOf((await filesOf(scan)).files)).toEqual({
      'a.txt': 'free',
      'deep/.env': 'free',
    });
  });

  it('files that can’t be read are named', async () => {
    const folder = makeFolder();
    folder.write({ 'a.txt': 'a', 'closed.txt': 'b' }, 0o644);
    chmodSync(folder.path, 0o755);
    chmodSync(join(folder.path, 'closed.txt'), 0);
    const { files, unread } = await asNobody(() => filesOf(scanOf(folder)));
    expect([statesOf(files), unread]).toEqual([{ 'a.txt': 'free' }, ['closed.txt']]);
  });

  it('folders that git can’t list are named', { tags: ['git'] }, async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a', 'b/closed/c.txt': 'c', 'é "x"/closed/d.txt': 'd' }, 0o644);
    for (const path of ['.', 'b', 'é "x"']) chmodSync(join(folder.path, path), 0o755);
    for (const path of ['b/closed', 'é "x"/closed']) chmodSync(join(folder.path, path), 0);
    const { files, unread } = await filesOf(scanOf(folder, { variables: gitOfNobody(folder) }));
    expect([statesOf(files), unread]).toEqual([
      { 'a.txt': 'untracked' },
      ['b/closed', 'é "x"/closed'],
    ]);
  });

  it('folders that can’t be listed are named', async () => {
    const folder = makeFolder();
    folder.write({ 'a.txt': 'a', 'b/closed/c.txt': 'c' }, 0o644);
    for (const path of ['.', 'b']) chmodSync(join(folder.path, path), 0o755);
    chmodSync(join(folder.path, 'b/closed'), 0);
    const { files, unread } = await asNobody(() => filesOf(scanOf(folder)));
    expect([statesOf(files), unread]).toEqual([{ 'a.txt': 'free' }, ['b/closed']]);
  });

  it('a repository is recognised', async () => {
    const folder = makeFolder();
    folder.write({ '.git/HEAD': 'ref: refs/heads/main\n', 'a.txt': 'a' });
    const scan = scanOf(folder, { variables: { PATH: '/nowhere' } });
    expect((await scan.project(unstopped)).git).toEqual({ state: 'not-installed' });
    expect(statesOf((await filesOf(scan)).files)).toEqual({ 'a.txt': 'free' });
    expect(await scan.gitVersion(unstopped)).toBeUndefined();
  });
});

describe('a repository that is broken', { tags: ['git'] }, () => {
  const breaks: readonly (readonly [string, (folder: Folder) => void, string])[] = [
    ['has no head', (folder) => folder.write({ '.git/HEAD': 'junk' }), 'not a git repository'],
    [
      'has settings that git cannot read',
      (folder) => folder.write({ '.git/config': '[[[' }),
      'bad config',
    ],
    ['has a damaged index', (folder) => folder.write({ '.git/index': 'junk' }), 'index file'],
  ];

  it.each(breaks)(
    'reports a repository if it %s, and reads the folder tree',
    async (_, damage, messages) => {
      const folder = makeRepository();
      folder.write({ 'a.txt': 'a' });
      damage(folder);
      const { files, broken } = await filesOf(scanOf(folder));
      expect(broken).toContain(messages);
      expect(broken).toMatch(/^[^\n]{5,160}[^.\n]$/);
      expect(statesOf(files)).toEqual({ 'a.txt': 'free' });
    },
  );

  it('is reported if its link is dangling', async () => {
    const folder = makeFolder();
    folder.write({ '.git': 'gitdir: /nowhere/at/all\n' });
    expect((await scanOf(folder).project(unstopped)).git).toMatchObject({ state: 'broken' });
  });

  it('is reported if a commit is missing', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    folder.commit();
    folder.write({
      '.git/packed-refs': `${'2'.repeat(40)} refs/heads/gone\n`,
      '.git/HEAD': `${'2'.repeat(40)}\n`,
    });
    expect((await historyOf(scanOf(folder))).broken).not.toBe('');
  });
});

it('changes nothing in a repository', { tags: ['git'] }, async () => {
  const folder = makeRepository();
  folder.write({ 'a.txt': 'a' });
  folder.commit();
  folder.write({ 'a.txt': 'a' });
  const before = describeTree(folder.path);
  await filesOf(scanOf(folder));
  await historyOf(scanOf(folder));
  expect(describeTree(folder.path)).toEqual(before);
});

it('tells files, folders and links apart, and returns the mode of the first two', async () => {
  const folder = makeFolder();
  folder.write({ file: 'x' }, 0o644);
  mkdirSync(join(folder.path, 'sub'), { mode: 0o700 });
  symlinkSync('file', join(folder.path, 'link'));
  const scan = scanOf(folder);
  const state = (name: string) => scan.stateOf(join(folder.path, name));
  expect(await state('file')).toEqual({ kind: 'file', mode: 0o644 });
  expect(await state('sub')).toEqual({ kind: 'folder', mode: 0o700 });
  expect((await state('link'))?.kind).toBe('other');
  expect(await state('none')).toBeUndefined();
});
