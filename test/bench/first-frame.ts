import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';
import { rolldown } from 'rolldown';
import { inputOptions } from '../../bin/dev/rolldown.config.js';
import { shared } from '../../src/i18n/messages.ts';
import { environmentWith, makeFolders, projectFolder } from '../support/processes/program.ts';
import type { Subject } from './bench.ts';
import { interleave } from './interleave.ts';
import { type Row, ratioRow } from './row.ts';

const rounds = 21;
const hello = 'hello';

/**
 * Measures the time from the start of Node to the last text of the first screen in a terminal, relative to an Ink
 * program of one word, bundled with the same options and an unchanged Ink.
 */
export async function firstFrameRows({ node, builds, cpu }: Subject): Promise<readonly Row[]> {
  const folders = await makeFolders();
  const place = await mkdtemp(join(projectFolder, 'node_modules/.hello-'));
  try {
    const ink = await bundleWithInk(
      place,
      hello,
      `import { createElement } from 'react';
      import { render, Text } from 'ink';
      render(createElement(Text, undefined, '${hello}'));`,
    );
    const environment = environmentWith(folders.variables);
    const timeOf = (args: readonly string[], sign: string) => () =>
      timeToText([node, ...args], { sign, env: environment, cpu });
    const subjects = builds.map(({ name, program }) => {
      return [name, timeOf([program, '--lang', 'en'], `? ${shared.en.keys}`)];
    });
    const times = await interleave<string>(
      { ink: timeOf([ink], hello), ...Object.fromEntries(subjects) },
      rounds,
    );
    return builds.map(({ name }) =>
      ratioRow(
        `first frame / first frame of an Ink “hello”, ${name}`,
        0.85,
        times[name] ?? Number.NaN,
        times['ink'] ?? 0,
      ),
    );
  } finally {
    await Promise.all([folders.remove(), rm(place, { recursive: true, force: true })]);
  }
}

/** Bundles a program with an unchanged Ink, and returns the file. */
export async function bundleWithInk(folder: string, name: string, text: string): Promise<string> {
  const source = join(folder, `${name}.js`);
  await writeFile(source, text);
  const { resolve: _, plugins: __, transform, ...options } = inputOptions;
  const { inject: ___, ...asItComes } = transform;
  const build = await rolldown({ ...options, transform: asItComes, input: source });
  await build.write({ dir: folder, format: 'esm', minify: true, entryFileNames: '[name].mjs' });
  await build.close();
  return join(folder, `${name}.mjs`);
}

interface Wanted {
  readonly sign: string;
  readonly env: Record<string, string>;
  readonly cpu: boolean | undefined;
}

/** Returns the milliseconds, elapsed or of processor time, until the terminal has `sign`. Ends the program then. */
function timeToText(
  [file = '', ...args]: readonly string[],
  { sign, env, cpu }: Wanted,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    let ms: number | undefined;
    const start = performance.now();
    const pty = spawn(file, args, { cols: 80, rows: 24, env });
    const limit = setTimeout(() => pty.kill('SIGKILL'), 30_000);
    pty.onData((piece) => {
      said += piece;
      if (ms !== undefined || !stripVTControlCharacters(said).includes(sign)) return;
      ms = cpu ? cpuTimeOf(pty.pid) : performance.now() - start;
      pty.kill('SIGKILL');
    });
    pty.onExit(() => {
      clearTimeout(limit);
      if (ms === undefined) reject(new Error(`It never said “${sign}”:\n${said}`));
      else resolve(ms);
    });
  });
}

/** Returns the milliseconds that the main thread of a process has spent on a processor. Linux. */
function cpuTimeOf(pid: number): number {
  const [nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}
