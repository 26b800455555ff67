import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Variables } from '../processes/program.ts';

/** A Wayland clipboard that keeps its text in a file. */
export interface FakeClipboard {
  /** Variables that make a program use it: its folder comes first on PATH. */
  readonly variables: Variables;
  put(text: string): Promise<void>;
  text(): Promise<string>;
}

/** Writes `wl-copy` and `wl-paste` into a folder that does not exist yet. */
export async function createFakeClipboard(folder: string): Promise<FakeClipboard> {
  const file = join(folder, 'text');
  const programs = {
    'wl-paste': `cat '${file}'`,
    'wl-copy': `[ "$1" = --clear ] && : >'${file}'`,
  };
  await mkdir(folder);
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  await writeFile(file, '');
  return {
    variables: {
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      WAYLAND_DISPLAY: 'wayland-of-the-test',
    },
    put: (text) => writeFile(file, text),
    text: () => readFile(file, 'utf8'),
  };
}
