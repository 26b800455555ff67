import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPrograms } from '../../../src/services/processes/programs.ts';
import { askGit } from '../../../src/services/project-scan/git.ts';
import { programsIn } from '../../support/processes/found-programs.ts';
import {
  type Folder,
  gitVariables,
  makeFolder,
  makeRepository,
} from '../../support/processes/repository.ts';
import { filesOf, historyOf, scanOf, statesOf, unstopped } from './scans.ts';

/** Creates a program that writes a mark file with content, because some listings leave empty files out. */
function marking(folder: Folder) {
  const mark = join(folder.path, '.git', 'ran');
  return { script: `echo ran >>${mark} #`, hasRun: () => existsSync(mark) };
}

async function scanAll(folder: Folder): Promise<void> {
  const scan = scanOf(folder);
  await filesOf(scan);
  await historyOf(scan);
  await scan.gitVersion(unstopped);
}

describe('a hostile repository', { tags: ['git'] }, () => {
  const settings = [
    'core.fsmonitor',
    'core.pager',
    'core.editor',
    'core.sshCommand',
    'core.alternateRefsCommand',
    'core.askPass',
    'diff.external',
    'diff.mine.command',
    'diff.mine.textconv',
    'filter.mine.clean',
    'filter.mine.smudge',
    'filter.mine.process',
    'merge.mine.driver',
    'pager.ls-files',
    'pager.rev-list',
    'pager.cat-file',
    'gpg.program',
    'credential.helper',
    'uploadpack.packObjectsHook',
    'alias.ls-files',
    'alias.rev-list',
  ];

  it.each(settings)('starts no program by its setting %s', async (name) => {
    const folder = makeRepository();
    const { script, hasRun } = marking(folder);
    folder.write({ 'a.txt': 'a\n', '.gitattributes': '* diff=mine filter=mine merge=mine\n' });
    folder.commit();
    folder.git('config', 'log.showSignature', 'true');
    folder.git('config', name, name.startsWith('alias') ? `!${script}` : script);
    folder.write({ 'a.txt': 'changed\n' });
    await scanAll(folder);
    expect(hasRun()).toBe(false);
    expect(statesOf((await filesOf(scanOf(folder))).files)).toEqual({
      'a.txt': 'tracked',
      '.gitattributes': 'tracked',
    });
  });

  it('starts no hook', async () => {
    const folder = makeRepository();
    const { script, hasRun } = marking(folder);
    folder.write({ 'a.txt': 'a\n' });
    folder.commit();
    const names = ['post-index-change', 'reference-transaction', 'fsmonitor-watchman'];
    folder.write(
      Object.fromEntries(names.map((name) => [`.git/hooks/${name}`, `#!/bin/sh\n${script}\n`])),
      0o755,
    );
    folder.git('config', 'core.fsmonitor', '.git/hooks/fsmonitor-watchman');
    folder.write({ 'a.txt': 'changed\n' });
    await scanAll(folder);
    expect(hasRun()).toBe(false);
  });

  it('fetches nothing that a partial clone lacks', async () => {
    const folder = makeRepository();
    const { script, hasRun } = marking(folder);
    folder.write({ 'a.txt': 'a\n' });
    const commit = folder.commit();
    const blob = folder.git('rev-parse', `${commit}:a.txt`).trim();
    folder.git('config', 'remote.origin.url', `ext::sh -c "${script.replace(' #', '')}"`);
    folder.git('config', 'remote.origin.promisor', 'true');
    folder.git('config', 'extensions.partialClone', 'origin');
    folder.git('config', 'protocol.ext.allow', 'always');
    folder.git('config', 'core.repositoryFormatVersion', '1');
    rmSync(join(folder.path, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    await scanAll(folder);
    expect(hasRun()).toBe(false);
  });

  it('cannot point git to another repository by variables', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a' });
    folder.commit();
    const other = makeRepository();
    const variables = {
      ...gitVariables,
      GIT_DIR: join(other.path, '.git'),
      GIT_WORK_TREE: other.path,
      GIT_INDEX_FILE: join(other.path, 'index'),
      GIT_OBJECT_DIRECTORY: join(other.path, '.git/objects'),
      GIT_NAMESPACE: 'other',
    };
    const scan = scanOf(folder, { variables });
    expect((await scan.project(unstopped)).root).toBe(folder.path);
    expect(statesOf((await filesOf(scan)).files)).toEqual({ 'a.txt': 'tracked' });
    expect((await historyOf(scan)).commits).toBe(1);
  });

  it('is never searched by a git planted in it', async () => {
    const folder = makeRepository();
    const { script, hasRun } = marking(folder);
    folder.write(
      { git: `#!/bin/sh\n${script}\n`, 'node_modules/.bin/git': `#!/bin/sh\n${script}\n` },
      0o755,
    );
    const PATH = `${folder.path}:${folder.path}/node_modules/.bin::.:${gitVariables.PATH}`;
    const scan = scanOf(folder, {
      variables: { ...gitVariables, PATH },
      programs: createPrograms({
        inherited: { ...gitVariables, PATH },
        platform: 'linux',
        home: '/home/someone',
        workingFolder: folder.path,
      }),
    });
    await filesOf(scan);
    expect(hasRun()).toBe(false);
  });
});

describe('each git that is started', () => {
  /** Replaces git by a script that records how it was started. */
  async function started(given: Readonly<Record<string, string>> = {}) {
    const folder = makeFolder();
    folder.write({ '.git/HEAD': 'ref: refs/heads/main\n' });
    const programs = makeFolder();
    const seen = join(programs.path, 'seen');
    const script = `#!/bin/sh\nexport -p >>${seen}\necho "args $*" >>${seen}\necho "limit $(ulimit -v)" >>${seen}\n`;
    programs.write({ git: script }, 0o755);
    const PATH = `${programs.path}:${gitVariables.PATH}`;
    const scan = scanOf(folder, { variables: { ...gitVariables, ...given, PATH } });
    await scan.project(unstopped);
    return readFileSync(seen, 'utf8');
  }

  it('has no key and no passphrase in its environment', async () => {
    const seen = await started({
      MISTRAL_API_KEY: 'xQ7zW2kP9vT4mB8nR3jL6hG5fD1sC0yA',
      LLM_MISTRAL_KEY: 'xQ7zW2kP9vT4mB8nR3jL6hG5fD1sC0yA',
      MISTRAL_ONBOARD_PASSPHRASE: 'correct horse',
      SOMETHING_ELSE: 'passed on',
    });
    expect(seen).not.toMatch(/xQ7zW2kP9v|correct horse/);
    expect(seen).toContain('passed on');
  });

  it.each([
    ['GIT_OPTIONAL_LOCKS', '0'],
    ['GIT_TERMINAL_PROMPT', '0'],
    ['GIT_NO_LAZY_FETCH', '1'],
    ['GIT_ALLOW_PROTOCOL', ''],
    ['GIT_NO_REPLACE_OBJECTS', '1'],
    ['GIT_GRAFT_FILE', '/dev/null'],
    ['LC_ALL', 'C'],
  ])('has %s=%s', async (name, value) => {
    const seen = await started({ [name]: 'changed' });
    expect(seen).toMatch(new RegExp(`${name}='?"?${value}'?"?$`, 'm'));
  });

  it.each([
    'GIT_EXTERNAL_DIFF',
    'GIT_SSH_COMMAND',
    'GIT_ASKPASS',
    'GIT_PAGER',
    'GIT_EDITOR',
    'GIT_CONFIG_PARAMETERS',
    'GIT_CONFIG_COUNT',
    'GIT_PROXY_COMMAND',
    'GIT_DIR',
  ])('has no %s', async (name) => {
    expect(await started({ [name]: 'planted' })).not.toContain('planted');
  });

  it('has no monitor, no pager, and small windows into packs', async () => {
    const seen = await started();
    for (const setting of [
      '--no-pager',
      '-c core.fsmonitor=false',
      '-c core.packedGitLimit=',
      '-c core.packedGitWindowSize=',
      '-c core.bigFileThreshold=',
      '-c core.deltaBaseCacheLimit=',
    ]) {
      expect(seen).toContain(setting);
    }
  });

  it('has a limit of its memory', async () => {
    const limit = Number(/^limit (\d+)$/m.exec(await started())?.[1]);
    expect(limit).toBeGreaterThan(500_000);
    expect(limit).toBeLessThanOrEqual(2_097_152);
  });
});

describe('a long answer of git', { tags: ['git'] }, () => {
  it('is cut after 1 MB', async () => {
    const folder = makeRepository();
    folder.write({ 'a.txt': 'a'.repeat(3_000_000) });
    folder.commit();
    const options = { folder: folder.path, programs: programsIn(gitVariables) };
    const { text, end } = await askGit(options, ['show', 'HEAD:a.txt'], unstopped);
    expect([text.length, end]).toEqual([1_048_576, { type: 'done', warnings: '' }]);
  });
});
