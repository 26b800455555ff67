import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { managerTools } from '../../../src/core/handoff/manager-tools.ts';
import { systemClock } from '../../../src/services/clock.ts';
import { createBrowser } from '../../../src/services/desktop/browser.ts';
import { createClipboard } from '../../../src/services/desktop/clipboard.ts';
import { readVibeKeyring } from '../../../src/services/key-locations/vibe-keyring.ts';
import { createProcesses } from '../../../src/services/processes/processes.ts';
import { createPrograms } from '../../../src/services/processes/programs.ts';
import { createTools } from '../../../src/services/processes/tools.ts';
import { gitStatus } from '../../../src/services/project-scan/git-status.ts';
import { key } from '../../support/fakes/services.ts';
import { readSources } from '../../support/rules/sources.ts';
import { startedPrograms } from '../../support/rules/started-programs.ts';

let folder: string;
let project: string;
let home: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'programs-')));
  project = join(folder, 'project');
  home = join(folder, 'home');
  await mkdir(project);
  await mkdir(home);
});

afterEach(() => rm(folder, { recursive: true }));

async function program(path: string, script = ''): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

function programsWith(PATH: string | undefined, workingFolder = project) {
  const inherited = { PATH, HOME: home, DISPLAY: ':0' };
  return createPrograms({ inherited, platform: 'linux', home, workingFolder });
}

describe('a program', () => {
  it('is the first executable on PATH', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    await writeFile(join(folder, 'plain'), '');
    await mkdir(join(one, 'tool'), { recursive: true });
    const found = await program(join(two, 'tool'));
    await program(join(folder, 'three', 'tool'));
    const path = [join(folder, 'nowhere'), one, two, join(folder, 'three')].join(':');
    expect(programsWith(path).find('tool')).toBe(found);
    expect(programsWith(path).find('no-such-tool')).toBeUndefined();
  });

  it.each(['', '../project/tool', './tool', '/bin/sh', 'a\0b'])('is never %j', async (name) => {
    await program(join(project, 'tool'));
    expect(programsWith('/usr/bin:/bin').find(name)).toBeUndefined();
  });

  it('is found elsewhere after it was removed', async () => {
    const [one, two] = [join(folder, 'one', 'tool'), join(folder, 'two', 'tool')];
    await program(one);
    await program(two);
    const programs = programsWith([dirname(one), dirname(two)].join(':'));
    expect(programs.find('tool')).toBe(one);
    await rm(one);
    expect(programs.find('tool')).toBe(two);
    await rm(two);
    expect(programs.find('tool')).toBeUndefined();
  });

  it('is found in the system folders without PATH', () => {
    expect(programsWith(undefined).find('sh')).toMatch(/^\/(?:usr\/)?bin\/sh$/);
  });

  it('is found in the home folder, even if that is a repository and the working folder', async () => {
    await mkdir(join(home, '.git'));
    const own = await program(join(home, '.local', 'bin', 'op'));
    await program(join(home, 'op'));
    const path = `${home}:${dirname(own)}`;
    expect(programsWith(path, home).find('op')).toBe(own);
    expect(programsWith(path, join(home, 'notes')).find('op')).toBe(join(home, 'op'));
  });
});

/** Every program that this program starts on its own. */
const started = startedPrograms(readSources());

/** Ways in which a project could plant a program before the others. */
const planted: Readonly<Record<string, (bin: string) => { file: string; path: string }>> = {
  'in the working folder, PATH names it': () => ({ file: '.', path: `${project}:/nowhere` }),
  'in the working folder, PATH names it with a slash': () => ({ file: '.', path: `${project}/` }),
  'in the working folder, PATH names a link to it': (bin) => ({ file: '.', path: bin }),
  'in an empty entry of PATH': () => ({ file: '.', path: ':/nowhere' }),
  'in an empty entry at the end of PATH': () => ({ file: '.', path: '/nowhere:' }),
  'with an empty PATH': () => ({ file: '.', path: '' }),
  'in “.”': () => ({ file: '.', path: '.:/nowhere' }),
  'in a relative entry': () => ({ file: 'bin', path: 'bin:./bin:/nowhere' }),
  'in a relative entry that goes up first': () => ({ file: 'bin', path: '../project/bin' }),
  'in node_modules/.bin': () => ({
    file: 'node_modules/.bin',
    path: `${project}/node_modules/.bin:/nowhere`,
  }),
  'in node_modules/.bin of a folder above': () => ({
    file: '../node_modules/.bin',
    path: `${folder}/node_modules/.bin/`,
  }),
  'in a folder of its work tree': () => ({ file: 'tools/bin', path: `${project}/tools/bin` }),
};

describe.each(Object.entries(planted))('a program that a project planted %s', (_, place) => {
  it.each(started)('is not found: %s', async (name) => {
    await mkdir(join(project, '.git'));
    await symlink(project, join(folder, 'link'));
    const { file, path } = place(join(folder, 'link'));
    await program(join(project, file, name));
    expect(programsWith(path).find(name)).toBeUndefined();
    expect(programsWith(path).environment['PATH']).not.toMatch(/project|node_modules|link|^\.|::/);
  });
});

describe('if all of them are planted', () => {
  /** Returns a script line that records the start of a program. */
  const mark = () => `echo "$0" >> ${folder}/started`;

  it('this program starts none of them', async () => {
    for (const name of started) {
      await program(join(project, name), mark());
      await program(join(project, 'node_modules/.bin', name), mark());
    }
    const PATH = ['', '.', 'node_modules/.bin', project, join(project, 'node_modules/.bin')].join(
      delimiter,
    );
    const before = process.cwd();
    const programs = programsWith(PATH);
    const asked = new Set<string>();
    const find = (name: string) => {
      asked.add(name);
      return programs.find(name);
    };
    process.chdir(project);
    vi.stubEnv('PATH', PATH);
    try {
      await startAll({ ...programs, find });
    } finally {
      vi.unstubAllEnvs();
      process.chdir(before);
    }
    expect(await readFile(join(folder, 'started'), 'utf8').catch(() => 'none')).toBe('none');
    // A name that is missing here belongs into `startAll`.
    expect([...asked].filter(isOwnName).sort()).toEqual(started.filter(isOwnName));
  });

  /** Leaves out the shell, which is looked up only if the program of a secret manager was found. */
  const isOwnName = (name: string) => name !== 'sh' && !name.startsWith('./');

  async function startAll(programs: ReturnType<typeof createPrograms>): Promise<void> {
    const stop = new AbortController().signal;
    const processes = createProcesses({ programs, stop });
    const tools = createTools({ programs, stop });
    for (const tool of Object.values(managerTools)) {
      if (tool === undefined) continue;
      await tools.findReady(tool.check, stop);
      await tools.give(tool.program, tool.store, key, stop).catch(() => {});
    }
    await gitStatus(join(project, '.env'), { programs, stop }).catch(() => {});
    const variables = { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0', BROWSER: './xdg-open' };
    const options = { variables, clock: systemClock(), programs: async () => programs };
    await createBrowser({ ...options, platform: 'linux' }).open('https://example.com');
    await createBrowser({ ...options, platform: 'darwin' }).open('https://example.com');
    await createBrowser({ ...options, platform: 'win32' }).open('https://example.com');
    const inWsl = { ...variables, WSL_DISTRO_NAME: 'Debian' };
    const wsl = { ...options, variables: inWsl, platform: 'linux' } as const;
    await createBrowser(wsl).open('https://example.com');
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const system = { platform, isSsh: false, isWsl: true };
      await createClipboard({ system, variables, programs, processes }).clear(key);
    }
    // An address that the program does not check by itself before it asks `secret-tool`.
    const bus = { DBUS_SESSION_BUS_ADDRESS: 'tcp:host=localhost' };
    const keyring = { platform: 'linux', variables: bus, processes, clock: systemClock() } as const;
    await readVibeKeyring({ ...keyring, findCredentials: async () => [] });
  }
});

describe('the environment of a program', () => {
  it('has no variable that may hold a key or passphrase, and all others', () => {
    const inherited = {
      PATH: '/usr/bin',
      MISTRAL_API_KEY: 'secret',
      LLM_MISTRAL_KEY: 'secret',
      CODESTRAL_API_KEY: 'secret',
      mistral_api_key: 'secret',
      MISTRAL_ONBOARD_PASSPHRASE: 'secret',
      OP_SERVICE_ACCOUNT_TOKEN: 'its own',
      MISTRAL_ONBOARD_HOME: '/home/x',
    };
    const { environment } = createPrograms({
      inherited,
      platform: 'linux',
      home,
      workingFolder: project,
    });
    expect(environment).toEqual({
      PATH: '/usr/bin',
      OP_SERVICE_ACCOUNT_TOKEN: 'its own',
      MISTRAL_ONBOARD_HOME: '/home/x',
    });
  });

  it('has no PATH entry inside the project', async () => {
    await program(join(project, 'helper'), 'echo planted');
    const tool = await program(join(folder, 'bin', 'tool'), 'helper || echo none');
    const path = `.:${project}:${dirname(tool)}:/usr/bin:/bin`;
    const before = process.cwd();
    process.chdir(project);
    try {
      const { run } = createProcesses({ programs: programsWith(path) });
      expect((await run('tool', [], { timeoutMs: 20_000 })).stdout).toBe('none\n');
    } finally {
      process.chdir(before);
    }
  });
});

describe('on Windows', () => {
  /** On Linux, such a path is a file name in the working folder, so these files can be created here. */
  async function onWindows(files: readonly string[], inherited: Record<string, string>) {
    const before = process.cwd();
    process.chdir(folder);
    try {
      for (const file of files) await writeFile(file, '');
      const programs = createPrograms({
        inherited,
        platform: 'win32',
        home: 'C:\\Users\\me',
        workingFolder: 'C:\\project',
      });
      return { find: programs.find('gh'), environment: programs.environment };
    } finally {
      process.chdir(before);
    }
  }

  it.each<[string, string[], string, string, string | undefined]>([
    ['with the endings of PATHEXT', ['C:\\a\\gh.CMD'], 'C:\\a', '.EXE;.CMD', undefined],
    ['in small letters', ['C:\\a\\gh.cmd'], 'C:\\a', '.EXE;.CMD', 'C:\\a\\gh.cmd'],
    ['in their order', ['C:\\a\\gh.cmd', 'C:\\a\\gh.exe'], 'C:\\a', '.CMD;.EXE', 'C:\\a\\gh.cmd'],
    ['an .exe without PATHEXT', ['C:\\a\\gh.exe'], 'C:\\a', '', 'C:\\a\\gh.exe'],
    ['no script that needs another program', ['C:\\a\\gh.js'], 'C:\\a', '.JS;.EXE', undefined],
    ['in a quoted entry', ['C:\\a b\\gh.exe'], '"C:\\a b";D:\\x', '.EXE', 'C:\\a b\\gh.exe'],
    [
      'in a quoted entry with a semicolon',
      ['C:\\a;b\\gh.exe'],
      '"C:\\a;b";D:\\x',
      '.EXE',
      'C:\\a;b\\gh.exe',
    ],
    ['after a quote that never ends', ['C:\\a\\gh.exe'], '"D:\\x;C:\\a', '.EXE', 'C:\\a\\gh.exe'],
    ['with spaces in PATHEXT', ['C:\\a\\gh.cmd'], 'C:\\a', '.EXE ; .CMD ;', 'C:\\a\\gh.cmd'],
    ['where PATHEXT has only scripts', ['C:\\a\\gh.exe'], 'C:\\a', '.PY;JS', 'C:\\a\\gh.exe'],
    ['on a share', ['\\\\nas\\bin\\gh.exe'], '\\\\nas\\bin', '.EXE', '\\\\nas\\bin\\gh.exe'],
    ['not from the root of the drive', ['\\a\\gh.exe'], '\\a', '.EXE', undefined],
    ['not from a relative entry', ['gh.exe', 'a\\gh.exe'], ';.;a;C:a', '.EXE', undefined],
    ['not in the working folder', ['C:\\project\\gh.exe'], 'C:\\project', '.EXE', undefined],
    [
      'not in node_modules\\.bin',
      ['C:\\project\\node_modules\\.bin\\gh.cmd'],
      'C:\\project\\node_modules\\.bin',
      '.CMD',
      undefined,
    ],
  ])('is found %s', async (_, files, Path, PATHEXT, expected) => {
    expect((await onWindows(files, { Path, PATHEXT })).find).toBe(expected);
  });

  it('gets its variables under the names in which they were set', async () => {
    const { environment } = await onWindows([], {
      Path: 'C:\\a;C:\\project',
      ProgramFiles: 'C:\\Program Files',
      Mistral_Api_Key: 'secret',
    });
    expect(environment).toEqual({
      PATH: 'C:\\a',
      ProgramFiles: 'C:\\Program Files',
      NoDefaultCurrentDirectoryInExePath: '1',
    });
  });
});
