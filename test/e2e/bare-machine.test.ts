import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { doctorMessages } from '../../src/core/doctor/messages.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import { langs } from '../../src/i18n/languages.ts';
import { copyWithoutLibrary } from '../support/fakes/broken-keytar.ts';
import { putCheapVault } from '../support/fakes/cheap-vault.ts';
import { leftovers } from '../support/network/leak-checks.ts';
import { serveFile } from '../support/network/served.ts';
import {
  type Machine,
  onMachine,
  passphrase,
  secret,
  withPassphrase,
} from '../support/processes/machine.ts';
import { makeFolders, type PrivateFolders } from '../support/processes/program.ts';
import { flat } from '../support/terminal/screens.ts';

vi.setConfig({ testTimeout: 60_000 });

const served = serveFile();

let folders: PrivateFolders;
/** A copy of the program whose keychain finds no libsecret. */
let program: string;
beforeAll(async () => {
  folders = await makeFolders();
  program = await copyWithoutLibrary(folders.root);
});
afterAll(() => folders.remove());

/** Runs a command without any program on PATH, in a folder with a repository that only git could read. */
async function runBare(machine: Machine, line: string, input = '') {
  const cwd = join(machine.folders.home, 'project');
  await mkdir(join(cwd, '.git'), { recursive: true });
  await writeFile(join(cwd, '.git/HEAD'), 'ref: refs/heads/main\n');
  const ended = await machine.run(line.split(' '), { PATH: '/nowhere' }, input, {
    program,
    cwd,
  });
  expect(leftovers(ended.stdout + ended.stderr)).toEqual([]);
  return ended;
}

const countIn = (text: string, part: string) => flat(text).split(flat(part)).length - 1;

const keychain = { code: 'keychain', problem: 'library-missing', detail: '' } as const;

describe('on a machine that has only Node', () => {
  test('stores a key in a vault, checks it, and passes it to a program', async () => {
    await onMachine(served(withPassphrase), async (machine) => {
      const set = await runBare(machine, 'key set --store vault', secret);
      expect(set).toMatchObject({ code: 0, stdout: expect.stringContaining(secret.slice(-4)) });
      // Replaced by a vault with the same key that opens at once.
      await putCheapVault(machine.folders.home, secret, passphrase);
      expect(await runBare(machine, 'key test')).toMatchObject({ code: 0 });
      const script = 'process.exit(process.env.MISTRAL_API_KEY.length)';
      const exec = await runBare(machine, `exec -- ${process.execPath} -e ${script}`);
      expect(exec).toEqual({ code: secret.length, stdout: '', stderr: '' });
    });
  });

  test('reports a keychain without its library in one line, with the fix', async () => {
    await onMachine(served(), async (machine) => {
      for (const lang of langs) {
        const { code, stdout, stderr } = await runBare(machine, `key set --lang ${lang}`, secret);
        const { message, hint } = errorMessage(lang, { ...keychain, otherwise: 'vault' });
        expect([code, stdout]).toEqual([7, '']);
        expect(stderr.split('\n').slice(1)).toEqual([`✗ ${message} ${hint}`, '']);
        expect(hint).toMatch(/libsecret-1-0.*--store vault/);
      }
    });
  });

  test('checks everything with doctor, and reports the missing git and library once', async () => {
    await onMachine(served(), async (machine) => {
      for (const lang of langs) {
        const { code, stdout } = await runBare(machine, `doctor --lang ${lang}`);
        expect(code).toBe(0);
        expect(countIn(stdout, doctorMessages[lang].noProgram)).toBe(1);
        expect(countIn(stdout, errorMessage(lang, keychain).message)).toBe(1);
        expect(stdout).not.toContain('--store vault');
      }
    });
  });

  test('names a missing program, and exits with 127', async () => {
    await onMachine(served({ MISTRAL_API_KEY: secret }), async (machine) => {
      const { code, stdout, stderr } = await runBare(machine, 'exec -- git status');
      expect([code, stdout]).toEqual([127, '']);
      expect(stderr).toMatch(/^[^\n]*“git”[^\n]*\n$/);
    });
  });
});

describe.each([
  ['no HOME', ['env', '-u', 'HOME']],
  ['an empty HOME', ['env', 'HOME=']],
  ['no PATH', ['env', '-u', 'PATH']],
  ['an empty PATH', ['env', 'PATH=']],
])('with %s', (_, prefix) => {
  // Without HOME, the system's list of users leads to a real home folder, in which the program must neither read nor
  // write.
  test.each([
    ['doctor', [0, 1]],
    ['exec -- no-such-program', [127]],
    ['--lang fr', [2]],
  ])('%s ends as on a machine that has it', async (line, codes) => {
    await onMachine(served({ MISTRAL_API_KEY: secret }), async ({ folders: { root }, run }) => {
      const elsewhere = { MISTRAL_ONBOARD_HOME: join(root, 'own') };
      const ended = await run(line.split(' '), elsewhere, '', { program, prefix, cwd: root });
      expect(codes).toContain(ended.code);
      expect(leftovers(ended.stdout + ended.stderr)).toEqual([]);
    });
  });
});

describe('without /proc, as in a bare chroot', { tags: ['namespaces'] }, () => {
  const hidden = 'mount -t tmpfs none /proc && exec "$@"';
  const prefix = ['unshare', '-rm', 'sh', '-c', hidden, 'sh'];

  test.each([
    ['--version', 0, /^\d+\.\d+\.\d+\n$/],
    ['key status', 0, /MISTRAL_API_KEY/],
    ['exec -- printenv MISTRAL_API_KEY', 0, new RegExp(`^${secret}\n$`)],
    ['models --demo', 0, /mistral-small-latest/],
    ['export python', 0, /MISTRAL_API_KEY/],
  ])('%s works', async (line, code, stdout) => {
    await onMachine(served({ MISTRAL_API_KEY: secret }), async ({ folders: { root }, run }) => {
      const ended = await run(line.split(' '), {}, '', { program, prefix, cwd: root });
      expect(ended).toMatchObject({ code, stdout: expect.stringMatching(stdout) });
    });
  });
});
