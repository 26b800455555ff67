import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createKeyLocations,
  type KeyLocationsOptions,
} from '../../../src/services/key-locations/key-locations.ts';
import type { RawFoundKey } from '../../../src/services/ports/key-locations.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { asNobody } from '../../support/processes/users.ts';

/** Returns a key for each location; its letter identifies it. */
const keyOf = (letter: string) => letter.repeat(4).padEnd(32, '0123456789abcdefghijkl');

let machine: string;
let home: string;
let project: string;
beforeEach(async () => {
  machine = await mkdtemp(join(tmpdir(), 'key-places-'));
  home = join(machine, 'home');
  project = join(home, 'code', 'project');
  await mkdir(project, { recursive: true });
});
afterEach(() => rm(machine, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

const dotenv = (letter: string) => `# keys\nMISTRAL_API_KEY=${keyOf(letter)}\nOTHER=1\n`;

function places(differing: Partial<KeyLocationsOptions> = {}) {
  return createKeyLocations({
    platform: 'linux',
    variables: {},
    home,
    workingFolder: project,
    processes: { run: () => Promise.reject(new Error('not here')) },
    clock: createFakeClock(),
    findCredentials: async () => [],
    ...differing,
  });
}

/** Finds all keys, and returns for each its location, the first letter of the key, and other details. */
async function found(differing: Partial<KeyLocationsOptions> = {}) {
  const keys = await places(differing).look();
  return keys.map(({ where, key, folder, path, variable }) =>
    [where, key.reveal()[0], folder ?? path?.split('/').at(-1) ?? variable].join(' '),
  );
}

describe('keys are found', () => {
  test('nowhere on a new machine', async () => {
    expect(await found()).toEqual([]);
    expect(await found({ home: '/nowhere', workingFolder: '/nowhere' })).toEqual([]);
  });

  test('everywhere, in order', async () => {
    await mkdir(join(project, '.git'));
    await write(join(project, 'src', 'app', '.env'), dotenv('A'));
    await write(join(project, 'src', '.env'), dotenv('B'));
    await write(join(project, '.env'), dotenv('C'));
    await write(join(home, '.vibe', '.env'), `MISTRAL_API_KEY='${keyOf('E')}'\n`);
    const llm = join(home, '.config', 'io.datasette.llm', 'keys.json');
    await write(llm, JSON.stringify({ '// Note': 'x', openai: 'sk-x', mistral: keyOf('F') }));
    const opencode = join(home, '.local', 'share', 'opencode', 'auth.json');
    await write(opencode, JSON.stringify({ mistral: { type: 'api', key: keyOf('H') } }));
    await write(join(home, '.continue', '.env'), dotenv('I'));
    await write(join(home, '.env'), dotenv('J'));
    await write(join(home, '.aider.conf.yml'), `api-key:\n  - mistral=${keyOf('K')}\n`);

    const everything = await found({
      workingFolder: join(project, 'src', 'app'),
      platform: 'win32',
      variables: { LLM_MISTRAL_KEY: keyOf('G'), LLM_USER_PATH: dirname(llm) },
      findCredentials: async () => [{ account: 'MISTRAL_API_KEY', password: keyOf('D') }],
    });
    expect(everything).toEqual([
      'dotenv A working',
      'dotenv B between',
      'dotenv C git-root',
      'vibe-keyring D MISTRAL_API_KEY',
      'vibe-file E .env',
      'llm F keys.json',
      'llm G LLM_MISTRAL_KEY',
      'opencode H auth.json',
      'continue I .env',
      'aider J .env',
      'aider K .aider.conf.yml',
    ]);
  });

  test('with the details of their location', async () => {
    const path = join(project, '.env');
    await write(path, dotenv('A'));
    const keys = await places({ variables: { LLM_MISTRAL_KEY: keyOf('G') } }).look();
    expect(keys.map((found) => ({ ...found, key: found.key.reveal() }))).toEqual([
      {
        where: 'dotenv',
        path,
        variable: 'MISTRAL_API_KEY',
        folder: 'working',
        plaintext: true,
        key: keyOf('A'),
      },
      { where: 'llm', variable: 'LLM_MISTRAL_KEY', plaintext: false, key: keyOf('G') },
    ]);
  });

  test('not above the git root', async () => {
    await write(join(project, '..', '.env'), dotenv('A'));
    await write(join(project, '.env'), dotenv('B'));
    await mkdir(join(project, '.git'));
    expect(await found()).toEqual(['dotenv B working']);
  });

  test('up to the root of a second work tree, which has a .git file', async () => {
    await write(join(project, '.git'), 'gitdir: elsewhere');
    await write(join(project, '.env'), dotenv('A'));
    await mkdir(join(project, 'src'));
    expect(await found({ workingFolder: join(project, 'src') })).toEqual(['dotenv A git-root']);
  });

  test('only in the working folder without git', async () => {
    await write(join(project, '.env'), dotenv('A'));
    await mkdir(join(project, 'src'));
    expect(await found({ workingFolder: join(project, 'src') })).toEqual([]);
  });

  test('once in the home folder if it is the working folder', async () => {
    await write(join(home, '.env'), dotenv('A'));
    expect(await found({ workingFolder: home })).toEqual(['dotenv A working']);
  });

  test('through a link', async () => {
    await write(join(machine, 'secrets'), dotenv('A'));
    await symlink(join(machine, 'secrets'), join(project, '.env'));
    expect(await found()).toEqual(['dotenv A working']);
  });

  test.each([
    ['CODESTRAL_API_KEY', `CODESTRAL_API_KEY=${keyOf('A')}\n`],
    ['an empty value', 'MISTRAL_API_KEY=\n'],
    ['a comment', `#MISTRAL_API_KEY=${keyOf('A')}\n`],
  ])('but not from %s', async (_, text) => {
    await write(join(project, '.env'), text);
    expect(await found()).toEqual([]);
  });

  test.each([
    ['half a document', '{"mistral":"'],
    ['a list', '[]'],
    ['a login of another kind', JSON.stringify({ mistral: { type: 'oauth', key: keyOf('A') } })],
    ['a number', '{"mistral":5}'],
    ['null', '{"mistral":null}'],
  ])('nor in %s', async (_, text) => {
    await write(join(home, '.local', 'share', 'opencode', 'auth.json'), text);
    await write(join(home, '.config', 'io.datasette.llm', 'keys.json'), text);
    expect(await found()).toEqual([]);
  });

  test('but not in unreadable files', async () => {
    await write(join(project, '.env'), dotenv('A'));
    await chmod(machine, 0o755);
    expect(await asNobody(() => found())).toEqual(['dotenv A working']);
    await chmod(join(project, '.env'), 0);
    expect(await asNobody(() => found())).toEqual([]);
  });
});

describe('uses the variables of each tool', () => {
  test.each<readonly [string, Partial<KeyLocationsOptions>, string]>([
    ['VIBE_HOME', { variables: { VIBE_HOME: '/M/v' } }, '/M/v/.env'],
    ['VIBE_HOME from home', { variables: { VIBE_HOME: '~/v' } }, '/M/home/v/.env'],
    ['VIBE_HOME from here', { variables: { VIBE_HOME: 'v' } }, '/M/home/code/project/v/.env'],
    ['CONTINUE_GLOBAL_DIR', { variables: { CONTINUE_GLOBAL_DIR: '/M/c' } }, '/M/c/.env'],
    ['LLM_USER_PATH', { variables: { LLM_USER_PATH: '/M/l' } }, '/M/l/keys.json'],
    [
      'XDG_CONFIG_HOME',
      { variables: { XDG_CONFIG_HOME: '/M/x' } },
      '/M/x/io.datasette.llm/keys.json',
    ],
    ['XDG_DATA_HOME', { variables: { XDG_DATA_HOME: '/M/x' } }, '/M/x/opencode/auth.json'],
    [
      'macOS',
      { platform: 'darwin' },
      '/M/home/Library/Application Support/io.datasette.llm/keys.json',
    ],
    [
      'Windows',
      { platform: 'win32', variables: { APPDATA: '/M/roaming' } },
      '/M/roaming/io.datasette.llm/keys.json',
    ],
    [
      'Windows by default',
      { platform: 'win32' },
      '/M/home/AppData/Roaming/io.datasette.llm/keys.json',
    ],
  ])('%s', async (_, differing, path) => {
    const here = (text: string) => text.replace(/^\/M/, machine);
    const variables = Object.fromEntries(
      Object.entries(differing.variables ?? {}).map(([name, text = '']) => [name, here(text)]),
    );
    const text = {
      'keys.json': JSON.stringify({ mistral: keyOf('A') }),
      'auth.json': JSON.stringify({ mistral: { type: 'api', key: keyOf('A') } }),
    }[path.split('/').at(-1) ?? ''];
    await write(here(path), text ?? dotenv('A'));
    const keys = await places({ ...differing, variables }).look();
    expect(keys.map((key) => key.path)).toEqual([here(path)]);
  });
});

describe('removes a plain-text copy from its file', () => {
  const only = async (): Promise<RawFoundKey> => {
    const [key, ...others] = await places().look();
    if (key === undefined || others.length > 0) throw new Error('There is not one key');
    return key;
  };

  test.each([
    ['.env of the project', 'code/project/.env', dotenv('A'), '# keys\nOTHER=1\n'],
    ['.env of Vibe', '.vibe/.env', `MISTRAL_API_KEY='${keyOf('A')}'\r\nB=é\r\n`, 'B=é\r\n'],
    ['.env of Continue', '.continue/.env', dotenv('A'), '# keys\nOTHER=1\n'],
    ['.env of aider', '.env', dotenv('A'), '# keys\nOTHER=1\n'],
    [
      'settings of aider',
      '.aider.conf.yml',
      `model: x\napi-key:\n  - mistral=${keyOf('A')}\n  - groq=y\n`,
      'model: x\napi-key:\n  - groq=y\n',
    ],
    [
      'keys of llm',
      '.config/io.datasette.llm/keys.json',
      `{\n  "// Note": "é",\n  "mistral": "${keyOf('A')}"\n}\n`,
      '{\n  "// Note": "é"\n}\n',
    ],
    [
      'logins of opencode',
      '.local/share/opencode/auth.json',
      `{"a":{"type":"api","key":"b"},"mistral":{"type":"api","key":"${keyOf('A')}"}}`,
      '{"a":{"type":"api","key":"b"}}',
    ],
  ])('%s', async (_, path, text, expected) => {
    await write(join(home, path), text);
    await chmod(join(home, path), 0o640);
    const key = await only();
    expect(await places().removeFrom(key)).toBe('removed');
    expect(await readFile(join(home, path), 'utf8')).toBe(expected);
    expect(await places().look()).toEqual([]);
    expect(await places().removeFrom(key)).toBe('not-there');
  });

  test('but not if another key is there by now', async () => {
    await write(join(project, '.env'), dotenv('A'));
    const key = await only();
    await write(join(project, '.env'), dotenv('B'));
    expect(await places().removeFrom(key)).toBe('not-there');
    expect(await readFile(join(project, '.env'), 'utf8')).toBe(dotenv('B'));
  });

  test('but not from a file that this program must not change', async () => {
    const path = join(machine, 'notes');
    await write(path, dotenv('A'));
    const key = { where: 'dotenv', path, plaintext: true, key: new Secret(keyOf('A')) } as const;
    expect(await places().removeFrom(key)).toBe('not-there');
    expect(await readFile(path, 'utf8')).toBe(dotenv('A'));
  });

  test('but not through a link', async () => {
    await write(join(machine, 'secrets'), dotenv('A'));
    await symlink(join(machine, 'secrets'), join(project, '.env'));
    await expect(places().removeFrom(await only())).rejects.toMatchObject({
      error: { code: 'files', problem: 'denied', path: join(project, '.env') },
    });
    expect(await readFile(join(machine, 'secrets'), 'utf8')).toBe(dotenv('A'));
  });
});
