import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditedFile, AuditPort, Patch } from '../../../src/services/ports/project-scan.ts';
import { type AuditOptions, createAudit } from '../../../src/services/project-scan/project-scan.ts';
import { programsIn } from '../../support/processes/found-programs.ts';
import {
  type Folder,
  gitVariables,
  makeFolder,
  makeRepository,
} from '../../support/processes/repository.ts';
import { describeTree } from '../../support/processes/tree.ts';

const open = new AbortController().signal;

function auditOf(folder: Folder, given: Partial<AuditOptions> = {}): AuditPort {
  return createAudit({
    nodeVersion: '22.11.0',
    variables: gitVariables,
    programs: programsIn(given.variables ?? gitVariables),
    platform: 'linux',
    home: folder.path,
    workingFolder: folder.path,
    ...given,
  });
}

async function filesOf(audit: AuditPort, signal = open) {
  const project = await audit.project(signal);
  const found = { files: [] as AuditedFile[], skipped: [] as string[], broken: '' };
  for await (const batch of audit.files(project, signal)) {
    if ('broken' in batch) found.broken = batch.broken.detail;
    else {
      found.files.push(...batch.files);
      found.skipped.push(...batch.skipped);
    }
  }
  return found;
}

async function historyOf(audit: AuditPort, signal = open) {
  const found = { patches: [] as Patch[], broken: '' };
  for await (const batch of audit.history(await audit.project(signal), signal)) {
    if ('broken' in batch) found.broken = batch.broken.detail;
    else found.patches.push(...batch.patches);
  }
  return found;
}

const named = (files: readonly AuditedFile[]) =>
  Object.fromEntries(files.map(({ path, git }) => [path, git]));

describe('the files of a repository', { tags: ['git'] }, () => {
  it('are the tracked and the untracked, and of the ignored the .env files', async () => {
    const folder = makeRepository();
    folder.write({ '.gitignore': '.env\nmade/\n', 'src/a.ts': 'a', 'a b é.txt': 'b' });
    folder.commit();
    folder.write({ '.env': 'x', 'web/.env.local': 'y', 'made/.env': 'z', 'made/b.js': 'z' });
    folder.write({ 'web/.env': 'y', 'node_modules/x/index.js': 'n', 'new.py': 'p' });
    const { files, broken } = await filesOf(auditOf(folder));
    expect([named(files), broken]).toEqual([
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

  it('are all of them from a folder within', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a', 'deep/er/b.txt': 'b' });
    const audit = auditOf(folder, { workingFolder: join(folder.path, 'deep/er') });
    expect(named((await filesOf(audit)).files)).toEqual({
      'a.txt': 'untracked',
      'deep/er/b.txt': 'untracked',
    });
  });

  it('are read as text; what is none, a link, empty or too large is left out', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'é\n', 'utf16.env': Buffer.from('\ufeffKEY=é', 'utf16le') }, 0o640);
    folder.write({ 'empty.txt': '', 'binary.dat': Buffer.from([1, 0, 2]) });
    folder.write({ 'large.txt': 'x'.repeat(1_048_577), 'pnpm-lock.yaml': 'x'.repeat(1_048_577) });
    symlinkSync('/etc/hostname', join(folder.path, 'link.txt'));
    const { files, skipped } = await filesOf(auditOf(folder));
    const texts = Object.fromEntries(files.map(({ path, text }) => [path, text.slice(0, 6)]));
    expect(texts).toEqual({ 'a.txt': 'Ã©\n', 'utf16.env': 'KEY=é', 'pnpm-lock.yaml': 'xxxxxx' });
    expect(files.find(({ path }) => path === 'a.txt')?.mode).toBe(0o640);
    expect(skipped).toEqual(['large.txt']);
  });

  it('have no rights on Windows', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    const { files } = await filesOf(auditOf(folder, { platform: 'win32' }));
    expect(files).toMatchObject([{ mode: undefined }]);
  });

  it('are no more once it is to stop', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    expect((await filesOf(auditOf(folder), AbortSignal.abort())).files).toEqual([]);
  });
});

describe('without git', () => {
  it('files are found by a walk, without what was installed', async () => {
    const folder = makeFolder();
    folder.write({ 'a.txt': 'a', 'deep/.env': 'b', 'node_modules/x.js': 'c', '.venv/y.py': 'd' });
    symlinkSync('/', join(folder.path, 'root'));
    const audit = auditOf(folder);
    expect((await audit.project(open)).git).toEqual({ state: 'none' });
    expect(named((await filesOf(audit)).files)).toEqual({ 'a.txt': 'free', 'deep/.env': 'free' });
  });

  it('a repository is told from none', async () => {
    const folder = makeFolder();
    folder.write({ '.git/HEAD': 'ref: refs/heads/main\n', 'a.txt': 'a' });
    const audit = auditOf(folder, { variables: { PATH: folder.path } });
    expect((await audit.project(open)).git).toEqual({ state: 'not-installed' });
    expect(named((await filesOf(audit)).files)).toEqual({ 'a.txt': 'free' });
  });
});

describe('a repository that is broken', { tags: ['git'] }, () => {
  const breaks: readonly (readonly [string, (folder: Folder) => void, string])[] = [
    ['has no head', (folder) => folder.write({ '.git/HEAD': 'junk' }), 'not a git repository'],
    [
      'has settings that are none',
      (folder) => folder.write({ '.git/config': '[[[' }),
      'bad config',
    ],
    ['has a damaged index', (folder) => folder.write({ '.git/index': 'junk' }), 'index file'],
  ];

  it.each(breaks)('is told where it %s, and walked through', async (_, damage, messages) => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    damage(folder);
    const { files, broken } = await filesOf(auditOf(folder));
    expect(broken).toContain(messages);
    expect(broken).toMatch(/^[^\n]{5,160}[^.\n]$/);
    expect(named(files)).toEqual({ 'a.txt': 'free' });
  });

  it('is told where its link leads nowhere', async () => {
    const folder = makeFolder();
    folder.write({ '.git': 'gitdir: /nowhere/at/all\n' });
    expect((await auditOf(folder).project(open)).git).toMatchObject({ state: 'broken' });
  });

  it('is told where a commit is missing', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    folder.commit();
    folder.write({ '.git/refs/heads/other': `${'1'.repeat(40)}\n` });
    folder.git('pack-refs');
    folder.write({
      '.git/packed-refs': `${'2'.repeat(40)} refs/heads/gone\n`,
      '.git/HEAD': `${'2'.repeat(40)}\n`,
    });
    expect((await historyOf(auditOf(folder))).broken).not.toBe('');
  });
});

describe('the history', { tags: ['git'] }, () => {
  it('is what every branch brought, the newest first, a patch for each file', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'one\n', 'b.txt': 'two\n' });
    const first = folder.commit();
    folder.git('checkout', '--quiet', '-b', 'side');
    folder.write({ 'a.txt': 'three\n' });
    const second = folder.commit();
    folder.git('checkout', '--quiet', '--detach', first);
    folder.git('rm', '--quiet', 'b.txt');
    const third = folder.commit();
    const { patches, broken } = await historyOf(auditOf(folder));
    expect(broken).toBe('');
    expect(patches.map(({ commit }) => commit).toSorted()).toEqual(
      [first, first, second, third].toSorted(),
    );
    expect(patches.at(-1)?.commit).toBe(first);
    expect(patches.find(({ commit }) => commit === second)?.text).toMatch(/\+three$/);
  });

  it('is nothing where nothing was committed', async () => {
    expect(await historyOf(auditOf(makeRepository()))).toEqual({ patches: [], broken: '' });
  });

  it('has no patch that a line of a file looks like', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'x\ndiff --git a/q b/q\n+++ b/q\n@@ -1 +1 @@\ny\n' });
    folder.commit();
    expect((await historyOf(auditOf(folder))).patches).toHaveLength(1);
  });

  it('is whole where it comes in many pieces, but for what no person wrote', async () => {
    const folder = makeRepository();
    const long = `${'word '.repeat(40)}\n`.repeat(2_000);
    for (const name of ['a', 'b'])
      folder.write({ [`${name}.txt`]: `${name}\n${long}end ${name}\n` });
    folder.write({ 'c.txt': 'x'.repeat(3_000_000), 'd.txt': 'last\n' });
    folder.commit();
    const { patches } = await historyOf(auditOf(folder));
    expect(patches.map(({ text }) => /\+end (.)$/m.exec(text)?.[1] ?? '')).toEqual([
      'a',
      'b',
      '',
      '',
    ]);
    expect(patches.at(-1)?.text).toContain('+last\n');
  });

  it('starts no program that the repository’s settings name', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a\n', '.gitattributes': '* diff=mine\n' });
    folder.commit();
    const mark = join(folder.path, 'ran');
    const script = `touch ${mark} #`;
    folder.git('config', 'diff.mine.command', script);
    folder.git('config', 'diff.mine.textconv', script);
    folder.git('config', 'diff.external', script);
    folder.git('config', 'core.fsmonitor', script);
    folder.git('config', 'core.pager', script);
    const audit = auditOf(folder);
    expect((await historyOf(audit)).patches).toHaveLength(2);
    expect(named((await filesOf(audit)).files)).toEqual({
      'a.txt': 'tracked',
      '.gitattributes': 'tracked',
    });
  });
});

it('nothing is changed', { tags: ['git'] }, async () => {
  const folder = makeRepository();
  folder.write({ 'a.txt': 'a' });
  folder.commit();
  folder.write({ 'a.txt': 'a' });
  const before = describeTree(folder.path);
  await filesOf(auditOf(folder));
  await historyOf(auditOf(folder));
  expect(describeTree(folder.path)).toEqual(before);
});

describe('the histories of shells', () => {
  it('are found where each shell keeps its own', async () => {
    const home = makeFolder();
    home.write({ '.bash_history': 'a', '.zsh_history': 'b', 'data/fish/fish_history': 'c' });
    home.write({ 'data/powershell/PSReadLine/ConsoleHost_history.txt': 'd', 'mine/hist': 'e' });
    home.write({ 'zsh/.zhistory': 'f' });
    const variables = {
      XDG_DATA_HOME: join(home.path, 'data'),
      ZDOTDIR: join(home.path, 'zsh'),
      HISTFILE: join(home.path, 'mine/hist'),
    };
    const found = await auditOf(home, { variables }).shellHistories();
    expect(found.map(({ path, text }) => [path, text])).toEqual([
      ['~/mine/hist', 'e'],
      ['~/.bash_history', 'a'],
      ['~/zsh/.zhistory', 'f'],
      ['~/.zsh_history', 'b'],
      ['~/data/fish/fish_history', 'c'],
      ['~/data/powershell/PSReadLine/ConsoleHost_history.txt', 'd'],
    ]);
  });

  it('are none in an empty home', async () => {
    expect(await auditOf(makeFolder()).shellHistories()).toEqual([]);
  });
});

it('a path is told by what it leads to', async () => {
  const folder = makeFolder();
  folder.write({ file: 'x' }, 0o644);
  mkdirSync(join(folder.path, 'sub'), { mode: 0o700 });
  symlinkSync('file', join(folder.path, 'link'));
  writeFileSync(join(folder.path, 'other'), '');
  const audit = auditOf(folder);
  const state = (name: string) => audit.stateOf(join(folder.path, name));
  expect(await state('file')).toEqual({ kind: 'file', mode: 0o644 });
  expect(await state('sub')).toEqual({ kind: 'folder', mode: 0o700 });
  expect((await state('link'))?.kind).toBe('other');
  expect(await state('none')).toBeUndefined();
});
