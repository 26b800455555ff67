import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copyBrokenKeytar, keytarFolder } from '../../support/fakes/broken-keytar.ts';
import {
  type Keyring,
  type KeyringState,
  keyringParts,
  startKeyring,
} from '../../support/processes/keyring.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const key = 'abcdEFGH1234567890abcdEFGH123456';
const otherKey = 'zyxwVUTS0987654321zyxwVUTS098765';

let folder: string;
/** Path of the bundled `scenario.ts`, in a folder without keytar. */
let built: string;
let keyring: Keyring;

async function bundle(into: string): Promise<void> {
  await writeFile(join(into, 'package.json'), '{"type":"module"}');
  await build({
    absWorkingDir: repository,
    entryPoints: {
      scenario: 'test/services/keychain/scenario.ts',
      'read-back': 'src/services/keychain/read-back.ts',
    },
    outdir: into,
    bundle: true,
    format: 'esm',
    platform: 'node',
    splitting: true,
    external: ['keytar'],
  });
}

/** Runs each line in a separate process, which must end by itself. */
async function play(lines: readonly string[], from = folder): Promise<unknown> {
  const script = [join(from, 'scenario.js'), join(from, 'read-back.js')];
  const { code, stdout, stderr } = await keyring.run(process.execPath, script, lines.join('\n'));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

const lookUp = () =>
  keyring.run('secret-tool', ['lookup', 'service', 'mistral-onboard', 'account', 'default']);

const unready = (problem: string) => ({ ready: false, problem, detail: expect.any(String) });
const error = (problem: string) => ({ code: 'keychain', problem, detail: expect.any(String) });

describe('the keychain on a real Secret Service', {
  tags: [...keyringParts, 'secret-tool'],
}, () => {
  beforeAll(async () => {
    built = await mkdtemp(join(tmpdir(), 'keychain-bare-'));
    await bundle(built);
    folder = await mkdtemp(join(tmpdir(), 'keychain-'));
    await cp(built, folder, { recursive: true });
    await mkdir(join(folder, 'node_modules'));
    await symlink(keytarFolder, join(folder, 'node_modules/keytar'));
  });
  afterAll(() => Promise.all([built, folder].map((path) => rm(path, { recursive: true }))));
  afterEach(() => keyring.stop());

  it('stores a key, proves it in a new process, and removes it', async () => {
    keyring = await startKeyring('unlocked');
    expect(await play(['probe', 'read default', `write default ${key}`])).toEqual([
      { ready: true },
      'none',
      'done',
    ]);
    expect(
      await play([
        'read default',
        'read other',
        `read-back default ${key}`,
        `read-back default ${otherKey}`,
        `read-back other ${key}`,
      ]),
    ).toEqual([key, 'none', true, false, false]);
    expect(await play(['remove default', 'remove default', 'read default'])).toEqual([
      true,
      false,
      'none',
    ]);
  });

  it('stores the bare key where other programs find it', async () => {
    keyring = await startKeyring('unlocked');
    await play([`write default ${otherKey}`, `write default ${key}`]);
    expect(await lookUp()).toMatchObject({ code: 0, stdout: key });
  });

  it('leaves no entry of its probe', async () => {
    keyring = await startKeyring('unlocked');
    await play(['probe']);
    const found = await keyring.run('secret-tool', [
      'search',
      '--all',
      'xdg:schema',
      'org.freedesktop.Secret.Generic',
    ]);
    expect(found.stdout).toBe('');
  });

  it('reports a locked keyring as locked, never as no key', async () => {
    keyring = await startKeyring('unlocked');
    await play([`write default ${key}`]);
    await keyring.lock();
    expect(
      await play(['probe', 'read default', `write default ${otherKey}`, 'remove default']),
    ).toEqual([unready('locked'), error('locked'), error('locked'), error('locked')]);
  });

  it('ends by itself if the service does not answer', async () => {
    keyring = await startKeyring('unlocked');
    keyring.freeze();
    expect(await play(['probe'])).toEqual([unready('hanging')]);
    expect(await play(['read default'])).toEqual([error('hanging')]);
  });

  const states: readonly (readonly [KeyringState, string, unknown])[] = [
    ['no-collection', 'no-collection', 'none'],
    ['no-service', 'no-bus', error('no-bus')],
    ['no-bus', 'no-bus', error('no-bus')],
  ];
  for (const [state, problem, read] of states) {
    it(`reports the problem of a session with ${state}`, async () => {
      keyring = await startKeyring(state);
      expect(await play(['probe', `write default ${key}`, 'read default'])).toEqual([
        unready(problem),
        error(problem),
        read,
      ]);
    });
  }

  it('reports the problem of a bus that has ended', async () => {
    keyring = await startKeyring('no-service');
    await keyring.killBus();
    expect(await play(['probe', 'read default'])).toEqual([unready('no-bus'), error('no-bus')]);
  });

  it('reports the library that the native module lacks', async () => {
    keyring = await startKeyring('unlocked');
    const broken = await mkdtemp(join(folder, 'broken-'));
    await copyBrokenKeytar(join(broken, 'node_modules'));
    await cp(built, broken, { recursive: true });
    expect(await play(['probe', `read-back default ${key}`], broken)).toEqual([
      { ready: false, problem: 'library-missing', detail: expect.stringMatching(/^libsecret-9/) },
      { code: 'keychain', problem: 'library-missing', detail: expect.any(String) },
    ]);
  });

  it('reports that keytar is not installed', async () => {
    keyring = await startKeyring('unlocked');
    expect(await play(['probe', 'read default'], built)).toEqual([
      unready('load-failure'),
      error('load-failure'),
    ]);
  });
});
