import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Folder, makeFolder, makeRepository } from '../../support/processes/repository.ts';
import { filesOf, historyOf, placesOf, scanOf, unstopped } from './scans.ts';

const needle = 'xQ7zW2kP9vT4mB8nR3jL6hG5fD1sC0yA';

async function found(folder: Folder) {
  const { texts, broken } = await historyOf(scanOf(folder));
  expect(broken).toBe('');
  return placesOf(texts, needle);
}

/** Adds a file, commits it, removes it and commits that; returns the commit that has it. */
function commitAndRemove(folder: Folder, name: string, content: string | Buffer): string {
  folder.write({ [name]: content });
  const commit = folder.commit();
  folder.git('rm', '--quiet', name);
  folder.commit();
  return commit;
}

/** Makes a clone of a repository with a submodule, without its contents. */
function clonedWithoutSubmodule(): Folder {
  const library = makeRepository();
  commitAndRemove(library, 'lib.txt', needle);
  const source = makeRepository();
  const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library.path];
  source.git(...add, 'vendor/lib');
  source.commit();
  const folder = makeFolder();
  folder.git('clone', '--quiet', source.path, '.');
  return folder;
}

describe('the history', { tags: ['git'] }, () => {
  it('covers every branch and tag, with the first commit of each finding', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': `one ${needle}\n`, 'b.txt': 'two\n' });
    const first = folder.commit();
    folder.git('checkout', '--quiet', '-b', 'side');
    folder.write({ 'a.txt': `three ${needle}\n` });
    const second = folder.commit();
    folder.git('tag', 'kept');
    folder.git('checkout', '--quiet', '--detach', first);
    folder.git('branch', '--quiet', '-D', 'side');
    folder.write({ 'b.txt': 'four\n' });
    folder.commit();
    const { commits, texts, left, missing } = await historyOf(scanOf(folder));
    expect([commits, left, missing]).toEqual([3, 0, 0]);
    expect(placesOf(texts, needle)).toEqual([
      ['file', 'a.txt', first],
      ['file', 'a.txt', second],
    ]);
    expect(texts.filter(({ kind }) => kind === 'file')).toHaveLength(4);
  });

  it('is empty without commits', async () => {
    expect(await historyOf(scanOf(makeRepository()))).toMatchObject({
      texts: [],
      broken: '',
      commits: 0,
      left: 0,
    });
  });

  it('has the name of an empty file', async () => {
    const folder = makeRepository();
    folder.write({ 'deep/nothing.txt': '' });
    const commit = folder.commit();
    const { texts } = await historyOf(scanOf(folder));
    expect(texts.filter(({ kind }) => kind === 'file')).toEqual([
      { kind: 'file', commit, path: 'deep/nothing.txt', text: '' },
    ]);
  });

  it('includes changes made only in a merge', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    const first = folder.commit();
    folder.git('checkout', '--quiet', '-b', 'side');
    folder.write({ 'b.txt': 'b' });
    folder.commit();
    folder.git('checkout', '--quiet', '-b', 'other', first);
    folder.write({ 'c.txt': 'c' });
    folder.commit();
    folder.git('merge', '--quiet', '--no-commit', '--no-ff', 'side');
    folder.write({ 'merged.py': needle });
    folder.git('add', '--all');
    folder.git('commit', '--quiet', '--message', 'merge');
    const merge = folder.git('rev-parse', 'HEAD').trim();
    folder.git('rm', '--quiet', 'merged.py');
    folder.commit();
    expect(await found(folder)).toEqual([['file', 'merged.py', merge]]);
  });

  it.each([
    ['-diff', '*.ipynb -diff\n'],
    ['binary', '* binary\n'],
    ['a driver that shows nothing', '* diff=none\n'],
    ['export-ignore', '* export-ignore\n'],
  ])('has files that attributes call %s', async (_, attributes) => {
    const folder = makeRepository();
    folder.write({ '.gitattributes': attributes });
    folder.commit();
    const commit = commitAndRemove(folder, 'demo.ipynb', `{"text": "${needle}"}`);
    expect(await found(folder)).toEqual([['file', 'demo.ipynb', commit]]);
  });

  it.each([
    ['UTF-16 LE', Buffer.from(`\ufeffKEY=${needle}\r\n`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\ufeffKEY=${needle}\r\n`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(`KEY=${needle}\r\n`, 'utf16le')],
    ['a binary file', Buffer.concat([Buffer.from([0, 1, 2, 0]), Buffer.from(needle)])],
    ['a large file', Buffer.from(`${'x'.repeat(99)}\n`.repeat(100_000) + needle)],
  ])('has %s', async (_, content) => {
    const folder = makeRepository();
    const commit = commitAndRemove(folder, 'secret.dat', content);
    expect(await found(folder)).toEqual([['file', 'secret.dat', commit]]);
  });

  it('includes every stash, with untracked files', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    folder.commit();
    for (const name of ['older', 'newer']) {
      folder.write({ 'a.txt': `${name} ${needle}`, [`${name}.txt`]: needle + name });
      folder.git('stash', '--quiet', '--include-untracked');
    }
    const paths = (await found(folder)).map(([, path]) => path);
    expect(paths.toSorted()).toEqual(['a.txt', 'a.txt', 'newer.txt', 'older.txt']);
  });

  it('includes amended commits, and staged changes', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': needle });
    const first = folder.commit();
    folder.write({ 'a.txt': 'clean' });
    folder.git('add', '--all');
    folder.git('commit', '--quiet', '--amend', '--message', 'x');
    folder.write({ 'b.txt': `staged ${needle}` });
    folder.git('add', '--all');
    folder.write({ 'b.txt': 'clean' });
    expect(await found(folder)).toEqual([
      ['file', 'a.txt', first],
      ['file', 'b.txt', ''],
    ]);
  });

  it('includes what git fetched or stopped in the middle of, without a branch', async () => {
    const other = makeRepository();
    other.write({ 'a.txt': `theirs ${needle}` });
    const theirs = other.commit();
    const folder = makeRepository();
    folder.write({ 'a.txt': 'ours' });
    folder.commit();
    expect(() =>
      folder.git('pull', '--quiet', '--no-rebase', '--allow-unrelated-histories', other.path),
    ).toThrow(/CONFLICT|failed/);
    folder.write({ 'a.txt': 'solved' });
    const forget = (head: string) => rmSync(join(folder.path, '.git', head), { force: true });
    ['MERGE_HEAD', 'AUTO_MERGE'].forEach(forget);
    expect((await found(folder))[0]).toEqual(['file', 'a.txt', theirs]);
    forget('FETCH_HEAD');
    expect(await found(folder)).toEqual([['file', 'a.txt', '']]);
  });

  it.each(['ORIG_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'REBASE_HEAD', 'BISECT_HEAD'])(
    'includes the commit that only %s names, and ignores a missing one',
    async (head) => {
      const folder = makeRepository();
      folder.write({ 'a.txt': 'a' });
      const first = folder.commit();
      folder.write({ 'a.txt': needle });
      const second = folder.commit();
      folder.git('reset', '--quiet', '--hard', first);
      folder.git('reflog', 'expire', '--expire=now', '--all');
      folder.write({ [`.git/${head}`]: `${second}\n` });
      expect(await found(folder)).toEqual([['file', 'a.txt', second]]);
      folder.write({ [`.git/${head}`]: `${'1'.repeat(40)}\n` });
      expect((await historyOf(scanOf(folder))).commits).toBeGreaterThan(0);
    },
  );

  it('includes messages of commits and tags, with their line numbers', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    folder.git('add', '--all');
    folder.git('commit', '--quiet', '--message', `title\n\nkey ${needle}`);
    const commit = folder.git('rev-parse', 'HEAD').trim();
    folder.git('tag', '--annotate', '--message', needle, 'v1');
    const tag = folder.git('rev-parse', 'v1').trim();
    const { texts } = await historyOf(scanOf(folder));
    expect(placesOf(texts, needle).toSorted()).toEqual(
      [['commit', '', commit] as const, ['tag', 'v1', tag] as const].toSorted(),
    );
    const message = texts.find(({ kind }) => kind === 'commit');
    const lines = message?.text.split('\n').slice(1 - (message.firstLine ?? 1));
    expect(lines?.join('\n')).toBe(`title\n\nkey ${needle}\n`);
  });

  it('includes what replaced objects and grafts would hide', async () => {
    const folder = makeRepository();
    const commit = commitAndRemove(folder, 'a.txt', needle);
    folder.write({ 'b.txt': 'b' });
    const last = folder.commit();
    const blob = folder.git('rev-parse', `${commit}:a.txt`).trim();
    const clean = folder.pipe('clean', 'hash-object', '-w', '--stdin').trim();
    folder.git('replace', blob, clean);
    folder.write({ '.git/info/grafts': `${last}\n` });
    folder.git('reflog', 'expire', '--expire=now', '--all');
    expect(await found(folder)).toEqual([['file', 'a.txt', commit]]);
  });

  it('covers a bare repository, and work trees beside one', async () => {
    const source = makeRepository();
    const commit = commitAndRemove(source, 'a.txt', needle);
    const bare = makeFolder();
    bare.git('clone', '--quiet', '--bare', source.path, '.');
    expect((await scanOf(bare).project(unstopped)).root).toBe(bare.path);
    expect(await found(bare)).toEqual([['file', 'a.txt', commit]]);
    const folder = makeFolder();
    folder.git('clone', '--quiet', '--bare', source.path, '.bare');
    folder.write({ '.git': 'gitdir: ./.bare\n' });
    folder.git('worktree', 'add', '--quiet', 'tree', 'HEAD');
    const inTree = scanOf(folder, { workingFolder: join(folder.path, 'tree') });
    expect(placesOf((await historyOf(inTree)).texts, needle)).toHaveLength(1);
    expect((await found(folder))[0]).toEqual(['file', 'a.txt', commit]);
  });

  it('covers detached work trees', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    folder.commit();
    const elsewhere = makeFolder();
    folder.git('worktree', 'add', '--quiet', '--detach', join(elsewhere.path, 'tree'));
    const tree = { ...folder, path: join(elsewhere.path, 'tree') };
    folder.git('-C', tree.path, 'commit', '--quiet', '--allow-empty', '--message', needle);
    expect((await found(folder)).map(([kind]) => kind)).toEqual(['commit']);
  });

  it('covers submodules and nested repositories', async () => {
    const library = makeRepository();
    const commit = commitAndRemove(library, 'lib.txt', needle);
    const folder = makeRepository();
    const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library.path];
    folder.git(...add, 'vendor/lib');
    folder.commit();
    folder.git('clone', '--quiet', library.path, 'nested');
    expect((await found(folder)).toSorted()).toEqual([
      ['file', 'nested/lib.txt', commit],
      ['file', 'vendor/lib/lib.txt', commit],
    ]);
  });

  it('names submodules whose repository is not here', async () => {
    const folder = clonedWithoutSubmodule();
    expect((await historyOf(scanOf(folder))).absent).toEqual(['vendor/lib']);
    const { absent, broken } = await filesOf(scanOf(folder));
    expect([absent, broken]).toEqual([['vendor/lib'], '']);
  });

  it('covers what is staged in another work tree, and its unfinished merges', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    folder.commit();
    const elsewhere = makeFolder();
    folder.git('worktree', 'add', '--quiet', join(elsewhere.path, 'tree'), '-b', 'side');
    elsewhere.write({ 'tree/staged.txt': needle });
    folder.git('-C', join(elsewhere.path, 'tree'), 'add', 'staged.txt');
    expect(await found(folder)).toEqual([['file', 'staged.txt', '']]);
    const other = { ...folder, path: join(elsewhere.path, 'tree') };
    expect(await found(other)).toEqual([['file', 'staged.txt', '']]);
  });

  it('includes the names of authors, above the first line of the message', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    folder.git('add', '--all');
    folder.git('-c', `user.name=${needle}`, 'commit', '--quiet', '--message', 'title');
    const { texts } = await historyOf(scanOf(folder));
    const [message] = texts.filter(({ kind }) => kind === 'commit');
    const lines = message?.text.split('\n') ?? [];
    expect(lines[-(message?.firstLine ?? 0) + 1]).toBe('title');
    expect(lines.findIndex((line) => line.includes(needle))).toBeLessThan(lines.indexOf('title'));
  });

  it('is reported as shallow, also in nested repositories', async () => {
    const source = makeRepository();
    commitAndRemove(source, 'a.txt', needle);
    const folder = makeFolder();
    folder.git('clone', '--quiet', '--depth', '1', `file://${source.path}`, '.');
    expect((await scanOf(folder).project(unstopped)).git).toMatchObject({ isShallow: true });
    expect((await historyOf(scanOf(folder))).commits).toBe(1);
    const outer = makeRepository();
    outer.git('clone', '--quiet', '--depth', '1', `file://${source.path}`, 'inner');
    expect((await historyOf(scanOf(outer))).shallow).toEqual(['inner']);
  });

  it('reports the objects missing from a partial clone, and fetches none', async () => {
    const source = makeRepository();
    commitAndRemove(source, 'a.txt', needle);
    source.git('config', 'uploadpack.allowFilter', 'true');
    const folder = makeFolder();
    const filter = ['clone', '--quiet', '--filter=blob:none', '--no-checkout'];
    folder.git(...filter, `file://${source.path}`, '.');
    expect(await historyOf(scanOf(folder))).toMatchObject({ missing: 1, commits: 2, broken: '' });
  });

  it('reports how much is left if it is stopped', async () => {
    const folder = makeRepository();
    const files = Array.from({ length: 300 }, (_, index) => [
      `${index}.txt`,
      `${index} `.repeat(9_000),
    ]);
    folder.write(Object.fromEntries(files));
    folder.commit();
    const scan = scanOf(folder);
    const stop = new AbortController();
    let read = 0;
    for await (const batch of scan.history(await scan.project(unstopped), stop.signal)) {
      if (!('texts' in batch)) continue;
      read += batch.texts.length;
      stop.abort();
    }
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(300);
  });

  it('includes paths that are not UTF-8', async () => {
    const folder = makeRepository();
    const blob = folder.pipe(needle, 'hash-object', '-w', '--stdin').trim();
    const tree = Buffer.concat([
      Buffer.from('100644 caf'),
      Buffer.from([0xe9, 0]),
      Buffer.from(blob, 'hex'),
    ]);
    folder.write({ tree });
    const hash = folder.git('hash-object', '-w', '-t', 'tree', '--literally', 'tree').trim();
    const commit = folder.git('commit-tree', hash, '-m', 'x').trim();
    folder.git('update-ref', 'refs/heads/main', commit);
    expect(await found(folder)).toEqual([['file', 'caf\udce9', commit]]);
  });
});
