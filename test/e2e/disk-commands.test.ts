import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { errorMessage } from '../../src/i18n/errors.ts';
import { leftovers } from '../support/network/leak-checks.ts';
import {
  appFolderIn,
  type BrokenHome,
  brokenHomes,
  mountedHomes,
} from '../support/processes/broken-home.ts';
import { onMachine, secret } from '../support/processes/machine.ts';
import { describeTree } from '../support/processes/tree.ts';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';

vi.setConfig({ testTimeout: 60_000 });

const nowhere = 'http://127.0.0.1:9';
const variables = {
  MISTRAL_ONBOARD_BASE_URL: nowhere,
  MISTRAL_ONBOARD_PASSPHRASE: 'correct horse battery',
};

/** Returns the entries with these names. */
const pick = <T extends object>(all: T, ...names: readonly (keyof T & string)[]) =>
  names.map((name) => [name, all[name] as BrokenHome] as const);

/** Home folders in which no vault can be created. */
const homes = pick(
  brokenHomes,
  'a file in the place of our folder',
  'a link to nowhere in the place of our folder',
  'no byte more in any file',
);
const mounted = pick(
  mountedHomes,
  'a home that can only be read',
  'a disk that is full',
  'an app folder without permission to write',
  'no user of that number, and no HOME',
);

describe.concurrent(
  errorFamily('files', 'commands in a home folder that cannot be written'),
  () => {
    const expectNoKeyStored = async (home: BrokenHome) => {
      await onMachine(variables, async ({ folders, run }) => {
        await home.prepare?.(folders.home);
        const before = describeTree(folders.home);
        const from = { prefix: home.prefix ?? [], cwd: folders.home };
        const path = join(home.own ?? appFolderIn(folders.home), 'vault.age');
        const set = await run(['key', 'set', '--store', 'vault', '--lang', 'fr'], {}, secret, from);
        const { message, hint } = errorMessage('fr', {
          code: 'files',
          problem: home.problem,
          path,
        });
        expect(set).toMatchObject({ code: 7, stdout: '' });
        expect(set.stderr.split('\n').slice(1)).toEqual([`✗ ${message} ${hint}`, '']);
        const status = await run(['key', 'status', '--json'], {}, '', from);
        expect(status).toMatchObject({ code: 0, stderr: '' });
        expect(JSON.parse(status.stdout)).toMatchObject({ ok: true, profiles: [] });
        expect(leftovers(set.stderr)).toEqual([]);
        expect(describeTree(folders.home)).toEqual(before);
      });
    };
    test.each(homes)('key set reports %s, and changes nothing', (_, home) =>
      expectNoKeyStored(home),
    );
    test.each(mounted)(
      'key set reports %s, and changes nothing',
      { tags: ['namespaces'] },
      (_, home) => expectNoKeyStored(home),
    );

    const expectDiagnosis = async (home: BrokenHome) => {
      await onMachine(variables, async ({ folders, run }) => {
        await home.prepare?.(folders.home);
        const from = { prefix: home.prefix ?? [], cwd: folders.home };
        const { code, stdout, stderr } = await run(['doctor', '--json'], {}, '', from);
        const { ok, checks } = JSON.parse(stdout);
        const texts = checks.map(({ detail, remedy }: Record<string, string | null>) => [
          detail,
          remedy ?? '',
        ]);
        expect({ code, stderr }).toEqual({ code: ok ? 0 : 1, stderr: '' });
        expect(checks.length).toBeGreaterThan(15);
        const path = join(home.own ?? appFolderIn(folders.home), 'keys.json');
        const { message } = errorMessage('en', { code: 'files', problem: home.problem, path });
        const own = checks.find(({ id }: { readonly id: string }) => id === 'own-files');
        expect(own).toMatchObject({ status: 'finding', detail: message });
        expect(leftovers(texts.join('\n'))).toEqual([]);
      });
    };
    test.each(homes.slice(0, 1))('doctor reports %s, and runs every other check', (_, home) =>
      expectDiagnosis(home),
    );
    test.each(mounted.slice(-1))(
      'doctor reports %s, and runs every other check',
      { tags: ['namespaces'] },
      (_, home) => expectDiagnosis(home),
    );

    const into = (target: string) => ['sh', '-c', `ulimit -f 1; exec "$@" > ${target}`, 'sh'];

    test.each([
      ['a program that has room for its first half', 'export python', into('half.py')],
      ['a device that is full', 'completion bash', into('/dev/full')],
    ])('exit with 7 and the reason if their results go to %s', async (_, command, prefix) => {
      await onMachine(variables, async ({ folders, run }) => {
        const args = [...command.split(' '), '--lang', 'fr'];
        const ended = await run(args, {}, '', { prefix, cwd: folders.home });
        const error = { code: 'files', problem: 'full', path: 'stdout', isNamed: true } as const;
        const { message, hint } = errorMessage('fr', error);
        expect(ended).toEqual({ code: 7, stdout: '', stderr: `✗ ${message} ${hint}\n` });
      });
    });

    test('a failed export leaves the old file unchanged', async ({ task }) => {
      triedErrors(task, 2);
      await onMachine({ MISTRAL_API_KEY: secret }, async ({ folders, run }) => {
        const from = { prefix: brokenHomes['no byte more in any file'].prefix, cwd: folders.home };
        await writeFile(join(folders.home, '.env'), 'DEBUG=1\n');
        await writeFile(join(folders.home, 'ask.py'), 'print(1)\n');
        const before = describeTree(folders.home);
        for (const line of [
          'export python --out ask.py --force',
          'export dotenv --out .env --force',
        ]) {
          const { code, stdout } = await run(line.split(' '), {}, '', from);
          expect({ code, stdout }).toEqual({ code: 7, stdout: '' });
          expect(describeTree(folders.home)).toEqual(before);
        }
      });
    });
  },
);
