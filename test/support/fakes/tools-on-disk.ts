import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import { createConnections } from '../../../src/services/connections/connections.ts';
import { foldersOf } from '../../../src/services/connections/folders.ts';
import type { ConnectionsPort } from '../../../src/services/ports/connections.ts';
import { createPrograms } from '../../../src/services/processes/programs.ts';

/** A home folder with programs that do nothing, and the real adapter that uses it. */
export interface ToolsOnDisk {
  readonly home: string;
  readonly working: string;
  readonly connections: ConnectionsPort;
  /** Writes a file below the home folder, and returns its path. */
  write(name: string, text: string | Uint8Array): Promise<string>;
  read(name: string): Promise<string | undefined>;
  /** Returns the text of every file below the home folder by its path, without the programs. */
  files(): Promise<Readonly<Record<string, string>>>;
}

/** Creates such a home folder, which is removed after the test. */
export async function createToolsOnDisk(programs: readonly string[]): Promise<ToolsOnDisk> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'tools-')));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const [home, bin] = [join(root, 'home'), join(root, 'bin')];
  const working = join(home, 'work');
  for (const folder of [working, bin]) await mkdir(folder, { recursive: true });
  for (const program of programs) {
    const path = join(bin, program);
    // The output of `llm plugins`.
    await writeFile(path, '#!/bin/sh\necho \'[{"name": "llm-mistral"}]\'\n');
    await chmod(path, 0o755);
  }
  const options = {
    variables: {},
    inherited: { PATH: bin },
    platform: 'linux' as const,
    home,
    workingFolder: working,
    stop: new AbortController().signal,
  };
  const read = (name: string) => readFile(join(home, name), 'utf8').catch(() => undefined);
  return {
    home,
    working,
    connections: {
      folders: foldersOf(options),
      ...createConnections({ ...options, programs: createPrograms(options) }),
    },
    write: async (name, text) => {
      const path = join(home, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      return path;
    },
    read,
    files: async () => {
      const entries = await readdir(home, { recursive: true, withFileTypes: true });
      const names = entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(home, join(entry.parentPath, entry.name)))
        .toSorted();
      const texts = await Promise.all(names.map(async (name) => [name, (await read(name)) ?? '']));
      return Object.fromEntries(texts);
    },
  };
}
