import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClipboard } from '../../../src/services/desktop/clipboard.ts';
import type { ProcessesPort } from '../../../src/services/ports/processes.ts';
import type { SystemInfo } from '../../../src/services/ports/system-info.ts';
import { createProcesses } from '../../../src/services/processes/processes.ts';
import { key, keyText } from '../../support/fakes/services.ts';
import { programsIn } from '../../support/processes/found-programs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipboard-'));
});
afterEach(() => rm(folder, { recursive: true }));

const content = () => readFile(join(folder, 'content'), 'utf8');
const put = (text: string) => writeFile(join(folder, 'content'), text);

/** Creates a program on PATH. It has the content of the clipboard in a file beside it, and records its arguments. */
async function program(name: string, script: string): Promise<void> {
  const path = join(folder, 'bin', name);
  await mkdir(join(folder, 'bin'), { recursive: true });
  const begin = `#!/bin/sh\nat="$(dirname "$0")/.."\necho "$(basename "$0") $*" >> "$at/started"\n`;
  await writeFile(path, `${begin}${script}\n`);
  await chmod(path, 0o755);
}

const read = 'cat "$at/content"';
const empty = ': > "$at/content"';
const fill = 'cat > "$at/content"';
const byOption = (option: string) =>
  `case "$*" in *${option}*) cat > "$at/content";; *) ${read};; esac`;

/** Installs the clipboard programs of each desktop. */
const install = {
  wayland: async () => {
    await program('wl-paste', read);
    await program('wl-copy', `case "$*" in --clear) ${empty};; '') ${fill};; *) exit 9;; esac`);
  },
  xclip: () => program('xclip', byOption('-in')),
  xsel: () =>
    program('xsel', `case "$*" in *--clear*) ${empty};; *--input*) ${fill};; *) ${read};; esac`),
  mac: async () => {
    await program('pbpaste', read);
    await program('pbcopy', 'cat > "$at/content"');
  },
  windows: () =>
    program(
      'powershell.exe',
      `case "$*" in *In.ReadToEnd*) ${fill};; *Set-Clipboard*) ${empty};; *) ${read};; esac`,
    ),
};

type System = Pick<SystemInfo, 'platform' | 'isSsh' | 'isWsl'>;
const linux: System = { platform: 'linux', isSsh: false, isWsl: false };
const x11 = { DISPLAY: ':0' };
const wayland = { WAYLAND_DISPLAY: 'wayland-0' };

function clipboard(
  system: System,
  variables: Readonly<Record<string, string>> = {},
  processes: ProcessesPort = createProcesses({ programs: programsIn() }),
) {
  const PATH = `${join(folder, 'nowhere')}::${join(folder, 'bin')}`;
  const programs = programsIn({ PATH, ...variables });
  return createClipboard({ system, variables, programs, processes });
}

const desktops: readonly (readonly [
  string,
  keyof typeof install,
  System,
  Record<string, string>,
])[] = [
  ['Wayland', 'wayland', linux, wayland],
  ['X with xclip', 'xclip', linux, x11],
  ['X with xsel', 'xsel', linux, x11],
  ['X forwarded by ssh', 'xsel', { ...linux, isSsh: true }, x11],
  ['macOS', 'mac', { ...linux, platform: 'darwin' }, {}],
  ['Windows', 'windows', { ...linux, platform: 'win32' }, {}],
  ['WSL', 'windows', { ...linux, isWsl: true }, {}],
];

describe.each(desktops)('the clipboard of %s', (_, programs, system, variables) => {
  test('is cleared if it holds the key', async () => {
    await install[programs]();
    const port = await clipboard(system, variables);
    await put(`export MISTRAL_API_KEY=${keyText}\n`);
    expect(port.available).toBe(true);
    expect(await port.holds(key)).toBe(true);
    expect(await port.clear(key)).toBe(true);
    expect(await content()).toBe('');
    expect(await port.holds(key)).toBe(false);
  });

  test('is left unchanged if it holds something else by now', async () => {
    await install[programs]();
    const port = await clipboard(system, variables);
    await put('a shopping list');
    expect(await port.holds(key)).toBe(false);
    expect(await port.clear(key)).toBe(false);
    expect(await content()).toBe('a shopping list');
  });

  test('takes a text from the input of a program, not from its arguments', async () => {
    await install[programs]();
    const port = await clipboard(system, variables);
    await put('a shopping list');
    expect(await port.write('print("é")\n')).toBe(true);
    expect(await content()).toBe('print("é")\n');
    expect(await readFile(join(folder, 'started'), 'utf8')).not.toContain('print');
  });

  test('never passes the key to a program', async () => {
    await install[programs]();
    const port = await clipboard(system, variables);
    await put(keyText);
    await port.clear(key);
    const started = await readFile(join(folder, 'started'), 'utf8');
    expect(started.trim().split('\n')).toHaveLength(3);
    expect(started).not.toContain(keyText);
  });
});

describe('the clipboard is missing', () => {
  test.each<readonly [string, System, Record<string, string>]>([
    ['on a console', linux, {}],
    ['of Wayland over ssh', { ...linux, isSsh: true }, wayland],
    ['of another Mac over ssh', { platform: 'darwin', isSsh: true, isWsl: false }, {}],
    ['of another Windows over ssh', { platform: 'win32', isSsh: true, isWsl: false }, {}],
  ])('%s', async (_, system, variables) => {
    for (const make of Object.values(install)) await make();
    await put(keyText);
    const port = await clipboard(system, variables);
    expect(port.available).toBe(false);
    expect(await port.holds(key)).toBe(false);
    expect(await port.clear(key)).toBe(false);
    expect(await port.write('text')).toBe(false);
    expect(await content()).toBe(keyText);
  });

  test('without programs for it', async () => {
    expect((await clipboard(linux, { ...x11, ...wayland })).available).toBe(false);
    expect((await clipboard(linux, { ...x11, PATH: '' })).available).toBe(false);
  });

  test('without one of the two programs', async () => {
    await program('wl-paste', read);
    expect((await clipboard(linux, wayland)).available).toBe(false);
  });
});

test('uses the first of two displays whose programs exist', async () => {
  await install.xsel();
  await put(keyText);
  const port = await clipboard(linux, { ...wayland, ...x11 });
  expect(await port.clear(key)).toBe(true);
});

describe('judges a program by its output, not its exit', () => {
  test('a program that fails to read holds nothing', async () => {
    await program('xsel', `${read}; exit 1`);
    await put(keyText);
    const port = await clipboard(linux, x11);
    expect(await port.holds(key)).toBe(false);
    expect(await port.clear(key)).toBe(false);
  });

  test('a program that claims to clear and does not has failed', async () => {
    await program('xsel', `case "$*" in *--clear*) ;; *) ${read};; esac`);
    await put(keyText);
    expect(await (await clipboard(linux, x11)).clear(key)).toBe(false);
  });

  test('a program that cannot be read afterwards may have failed', async () => {
    await install.xsel();
    let asked = 0;
    const run: ProcessesPort['run'] = async () => {
      asked += 1;
      return asked === 1
        ? { code: 0, stdout: keyText, stderr: '' }
        : { code: undefined, stdout: '', stderr: '' };
    };
    expect(await (await clipboard(linux, x11, { run })).clear(key)).toBe(false);
    expect(asked).toBe(3);
  });

  test('each program has 2 s', async () => {
    await install.xsel();
    const limits: number[] = [];
    const run: ProcessesPort['run'] = async (_, __, { timeoutMs }) => {
      limits.push(timeoutMs);
      return { code: undefined, stdout: keyText, stderr: '' };
    };
    const port = await clipboard(linux, x11, { run });
    expect(await port.holds(key)).toBe(false);
    expect(limits).toEqual([2_000]);
  });

  test('a program that cannot be started holds nothing', async () => {
    await install.xsel();
    const run = () => Promise.reject(new Error('gone'));
    expect(await (await clipboard(linux, x11, { run })).clear(key)).toBe(false);
  });
});
