import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { serveFile } from '../support/network/served.ts';
import { onMachine, runShell } from '../support/processes/machine.ts';
import { fillLargely } from '../support/processes/many-files.ts';
import { type Ended, programFile, type Variables } from '../support/processes/program.ts';
import {
  type Folder,
  gitVariables,
  makeFolder,
  makeRepository,
} from '../support/processes/repository.ts';
import { describeTree } from '../support/processes/tree.ts';

vi.setConfig({ testTimeout: 90_000 });

const secret = 'xQ7zW2kP9vT4mB8nR3jL6hG5fD1sC0yA';
const masked = '••••C0yA';

const served = serveFile();

/** Seconds for each check: a busy machine may need longer than the default of five. */
const timeout = 60;

/** Runs `doctor` in a folder, without a terminal, a D-Bus or a network. */
async function doctor(folder: Folder, options: string, home: string, given: Variables = {}) {
  const command = `doctor --timeout ${timeout} ${options}`;
  const ended = await runShell(`cd "$PROJECT" && exec "$NODE" "$PROGRAM" ${command}`, {
    NODE: process.execPath,
    PROGRAM: programFile(),
    PROJECT: folder.path,
    HOME: home,
    ...served(),
    TERM: 'dumb',
    ...gitVariables,
    ...given,
  });
  expect(ended.stdout + ended.stderr).not.toContain(secret);
  return ended;
}

interface Check {
  readonly id: string;
  readonly status: string;
  readonly detail: string;
  readonly findings: readonly unknown[];
}

function foundIn({ stdout }: Ended): Readonly<Record<string, readonly unknown[]>> {
  const { checks }: { readonly checks: readonly Check[] } = JSON.parse(stdout);
  const wrong = checks.filter(({ status }) => status === 'finding');
  return Object.fromEntries(wrong.map(({ id, findings }) => [id, findings]));
}

const clean = { 'readme.md': '# mine\n', 'src/app.py': 'import mistralai\nkey = environ["K"]\n' };

describe('an exposed key', { tags: ['git'] }, () => {
  test('is found in a file, a reverted commit, a shell history and a .env', async () => {
    const folder = makeRepository();
    folder.write(clean);
    folder.commit();
    folder.write({ 'old.ts': `// one\nnew Mistral({ apiKey: '${secret}' });\n` });
    const commit = folder.commit();
    folder.git('rm', '--quiet', 'old.ts');
    folder.commit();
    folder.write({ 'src/app.py': `import mistralai\n\nkey = "${secret}"\n` });
    folder.write({ 'web/.env': `A=1\nMISTRAL_API_KEY=${secret}\n` }, 0o644);
    await onMachine({}, async ({ folders }) => {
      const home = makeFolder();
      home.write({ '.bash_history': `ls\nexport MISTRAL_API_KEY=${secret}\n` });
      const before = [describeTree(folder.path), describeTree(home.path)];
      const ended = await doctor(folder, '--json', home.path, { TMPDIR: folders.temp });
      expect([ended.code, ended.stderr]).toEqual([1, '']);
      const inDotenv = [{ file: 'web/.env', line: 2, masked }];
      expect(foundIn(ended)).toEqual({
        'project-files': [{ file: 'src/app.py', line: 3, masked }],
        'git-history': [{ file: 'old.ts', line: 2, masked, commit: commit.slice(0, 10) }],
        'dotenv-ignored': inDotenv,
        'dotenv-mode': inDotenv,
        'shell-history': [{ file: '~/.bash_history', line: 2, masked }],
      });
      expect([describeTree(folder.path), describeTree(home.path)]).toEqual(before);
    });
  });

  test('is not reported in a clean folder, and a key in use is not a finding', async () => {
    const folder = makeRepository();
    folder.write({ ...clean, '.gitignore': '.env\n', '.env': `MISTRAL_API_KEY=${secret}\n` });
    folder.git('add', '.');
    folder.git('commit', '--quiet', '--message', 'first');
    const home = makeFolder();
    const ended = await doctor(folder, '--json', home.path, { MISTRAL_API_KEY: secret });
    expect([ended.code, foundIn(ended)]).toEqual([0, {}]);
  });

  test('is found in a repository of 2,000 files', async () => {
    const folder = makeRepository();
    const file = fillLargely(folder, 2_000, `mistral = "${secret}"\n`);
    const ended = await doctor(folder, '--json', makeFolder().path);
    const place = { file, line: 1, masked };
    expect(foundIn(ended)).toMatchObject({ 'project-files': [place], 'git-history': [place] });
    expect(JSON.parse(ended.stdout).checks[0].detail).toContain('2,000');
  });
});

describe('the command that a finding is fixed with', { tags: ['git'] }, () => {
  test.each(['web/.env', '*/.env', '!x/.env', '^x/.env', '[a]/.env', ':(top)/.env', "a b's/.env"])(
    'takes only the .env that was found out of git: %s',
    async (path) => {
      const folder = makeRepository();
      const others = ['web/.env.local', 'a/.env', 'x/.env', 'sub/y.txt'];
      for (const other of others) folder.write({ [other]: 'A=1\n' });
      folder.write({ [path]: `MISTRAL_API_KEY=${secret}\n` });
      folder.commit();
      const sub = { ...folder, path: join(folder.path, 'sub') };
      const { stdout } = await doctor(sub, '--json', makeFolder().path);
      const checks: readonly { readonly id: string; readonly commands: readonly string[] }[] =
        JSON.parse(stdout).checks;
      const [command = ''] = checks.find(({ id }) => id === 'dotenv-ignored')?.commands ?? [];
      await runShell(`cd "$PROJECT" && ${command}`, { PROJECT: sub.path, ...gitVariables });
      const left = folder.git('ls-files', '-z').split('\0');
      expect(left.sort()).toEqual(['', ...others].sort());
    },
  );
});

describe('files that were not read', { tags: ['git'] }, () => {
  test.each([
    ['', {}, 0],
    ['--strict', {}, 1],
    ['', { CI: 'true' }, 1],
  ])(
    'of a shallow clone are reported; %j with %j exits with %i',
    async (options, variables, code) => {
      const source = makeRepository();
      source.write({ 'a.py': `mistral_api_key = "${secret}"\n` });
      source.commit();
      source.write({ 'a.py': 'clean\n' });
      source.commit();
      const folder = makeFolder();
      folder.git('clone', '--quiet', '--depth', '1', `file://${source.path}`, '.');
      const home = makeFolder();
      home.write({ '.bash_history': 'ls\n', '.profile': 'umask 022\n' });
      const ended = await doctor(folder, options, home.path, {
        ...variables,
        MISTRAL_API_KEY: secret,
      });
      expect(ended.code).toBe(code);
      expect(ended.stdout).toContain('? not fully checked · Keys in git history\n');
      expect(ended.stdout).toContain('      git fetch --unshallow\n');
    },
  );
});

describe.skipIf(process.platform === 'win32')('a machine that refuses to open more files', () => {
  test.each([20, 24, 30, 36])(
    'ends no check with a bug: a limit of %i',
    { tags: ['git'] },
    async (limit) => {
      const folder = makeRepository();
      folder.write({ 'a.py': `mistral_api_key = "${secret}"\n` });
      folder.commit();
      const { code, stdout, stderr } = await runShell(
        'cd "$PROJECT" && ulimit -n "$LIMIT" && exec "$NODE" "$PROGRAM" doctor --json --strict',
        {
          NODE: process.execPath,
          PROGRAM: programFile(),
          PROJECT: folder.path,
          LIMIT: String(limit),
          HOME: makeFolder().path,
          ...served(),
          ...gitVariables,
        },
      );
      // Each check that this prevents is reported; a bug would be 70.
      expect([code, stderr]).toEqual([7, '']);
      const checks: readonly Check[] = JSON.parse(stdout).checks;
      for (const { id, status } of checks.slice(0, 2)) {
        expect([id, ['finding', 'unknown'].includes(status)]).toEqual([id, true]);
      }
    },
  );
});

describe('doctor --report', () => {
  test('contains no key, user name, path or foreign host on a machine full of them', {
    tags: ['git'],
  }, async () => {
    const folder = makeRepository();
    folder.write({ 'secretproject.py': `mistral_api_key = "${secret}"\n` });
    folder.commit();
    folder.git('remote', 'add', 'jane', 'https://jane:hunter2@git.corp.example/secretproject.git');
    folder.git('checkout', '--quiet', '-b', 'jane/secretproject');
    const home = makeFolder();
    home.write({ '.zshrc': `export MISTRAL_API_KEY=${secret}\n` });
    const otherKeys = [
      'LLM_MISTRAL_KEY',
      'CODESTRAL_API_KEY',
      'OPENAI_API_KEY',
      'JANE_KEY_OF_MISTRAL',
    ];
    const planted = {
      ...Object.fromEntries(otherKeys.map((name, index) => [name, `${index}janekey${secret}`])),
      PATH: `/home/jane.doe/${secret}/bin:${process.env['PATH']}:/opt/corp.example/bin`,
      NODE_OPTIONS: '--title=jane.doe@corp.example',
      TMUX: '/home/jane.doe/tmux,1,0',
      SSH_CONNECTION: '192.0.2.77 22 192.0.2.78 22',
      CI_JOB_TOKEN: 'hunter2',
      MISTRAL_API_KEY: secret,
      MISTRAL_ONBOARD_PASSPHRASE: 'correct-horse-battery',
      USER: 'jane.doe',
      LOGNAME: 'jane.doe',
      HOSTNAME: 'janes-laptop.corp.example',
      HTTPS_PROXY: 'http://jane:hunter2@proxy.corp.example:3128',
      NO_PROXY: '127.0.0.1',
      NODE_EXTRA_CA_CERTS: '/home/jane.doe/ca.pem',
      TERM_PROGRAM: secret,
      COLORTERM: 'jane.doe@corp.example',
      SHELL: '/home/jane.doe/bin/zsh',
      LANG: 'jane_doe',
    };
    const ended = await doctor(folder, '--report', home.path, planted);
    const { stdout } = ended;
    // Node itself names the file of certificates that it could not read.
    const stderr = ended.stderr.replace(/^Warning: Ignoring extra certs .*\n/, '');
    for (const text of [
      secret,
      secret.slice(-4),
      '192.0.2',
      home.path,
      folder.path,
      'jane',
      'corp.example',
      'hunter2',
      'correct-horse',
      'secretproject',
    ]) {
      expect([text, (stdout + stderr).includes(text)]).toEqual([text, false]);
    }
    expect(stdout).toMatch(/^### Output of doctor\n/);
    expect(stdout).toMatch(/\| Node \| \d+\.\d+\.\d+ \|/);
    expect(stdout).toContain('| project-files | finding, high |');
    expect(stdout).toContain('HTTPS_PROXY, NO_PROXY');
  });
});

describe('doctor with parts missing', () => {
  test('reports a broken repository in one sentence, and exits with 7', {
    tags: ['git'],
  }, async () => {
    const folder = makeRepository();
    folder.write({ ...clean, '.git/config': '[[[' });
    const ended = await doctor(folder, '--json', makeFolder().path);
    expect(ended.code).toBe(7);
    const { checks } = JSON.parse(ended.stdout);
    const { status, detail } = checks.find(({ id }: Check) => id === 'git-history');
    expect([status, detail]).toEqual(['unknown', expect.stringMatching(/git can’t.*config\.$/)]);
  });

  test('reads the files without git, and says that it did not read the history', async () => {
    const folder = makeFolder();
    folder.write({ '.git/HEAD': 'ref: refs/heads/main\n', 'a.py': `mistral = "${secret}"\n` });
    const programs = makeFolder();
    mkdirSync(join(programs.path, 'bin'));
    symlinkSync('/bin/sh', join(programs.path, 'bin', 'sh'));
    const without = { PATH: join(programs.path, 'bin') };
    const { code, stdout } = await doctor(folder, '--lang fr', makeFolder().path, without);
    const places = stdout.split('\n').filter((line) => line.startsWith('    - '));
    expect([code, places]).toEqual([1, ['    - a.py, ligne 1 · ••••C0yA']]);
    expect(stdout).toMatch(/Non vérifié\s: git n’est pas installé/);
  });

  test('reads none of the user’s files in the demo', async () => {
    const folder = makeFolder();
    folder.write({ 'a.py': `mistral = "${secret}"\n` });
    const home = makeFolder();
    home.write({ '.bash_history': `export MISTRAL_API_KEY=${secret}\n` });
    const ended = await doctor(folder, '--demo --json', home.path);
    expect([ended.code, foundIn(ended)]).toEqual([0, {}]);
    expect(ended.stdout).not.toContain(home.path);
  });
});
