import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { rolldown } from 'rolldown';
import { inputOptions } from '../../bin/dev/rolldown.config.js';
import { shared } from '../../src/i18n/messages.ts';
import {
  environmentWith,
  makeFolders,
  programFile,
  projectFolder,
} from '../support/processes/program.ts';
import { interleave } from './interleave.ts';
import { type Row, ratioRow } from './row.ts';

const rounds = 21;
const hello = 'hello';
const maxRatio = 1.25;

/**
 * From the start of Node to the last word of the first screen, in a terminal, against an Ink program of one word that is
 * bundled with the same options, as Ink comes.
 */
export async function firstFrameRows(): Promise<readonly Row[]> {
  const folders = await makeFolders();
  const place = await mkdtemp(join(projectFolder, 'node_modules/.hello-'));
  try {
    const bare = await bundleHello(place);
    const environment = environmentWith(folders.variables);
    const timeOf = (args: readonly string[], sign: string) => () =>
      timeToText(args, sign, environment);
    const { leave } = shared.en;
    const { ink, wizard, demo } = await interleave(
      {
        ink: timeOf([bare], hello),
        wizard: timeOf([programFile(), '--lang', 'en'], leave),
        demo: timeOf([programFile(), '--lang', 'en', '--demo'], leave),
      },
      rounds,
    );
    return [
      ratioRow('first frame / first frame of a bundled Ink “hello”', maxRatio, wizard, ink),
      ratioRow('first frame of the demo / the same', maxRatio, demo, ink),
    ];
  } finally {
    await Promise.all([folders.remove(), rm(place, { recursive: true, force: true })]);
  }
}

/** Bundles the program of one word as the program itself is, but as an ES module and with Ink as it comes. */
async function bundleHello(folder: string): Promise<string> {
  const source = join(folder, 'hello.js');
  await writeFile(
    source,
    `import { createElement } from 'react';
    import { render, Text } from 'ink';
    render(createElement(Text, undefined, '${hello}'));`,
  );
  const { resolve: _, transform, ...options } = inputOptions;
  const { inject: __, ...asItComes } = transform;
  const build = await rolldown({ ...options, plugins: [], transform: asItComes, input: source });
  await build.write({ dir: folder, format: 'esm', minify: true, entryFileNames: '[name].mjs' });
  await build.close();
  return join(folder, 'hello.mjs');
}

/** Milliseconds until `sign` was written to the terminal. The program is ended then. */
function timeToText(
  args: readonly string[],
  sign: string,
  env: Record<string, string>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    let ms: number | undefined;
    const start = performance.now();
    const pty = spawn(process.execPath, [...args], { cols: 80, rows: 24, env });
    pty.onData((piece) => {
      said += piece;
      if (ms !== undefined || !said.includes(sign)) return;
      ms = performance.now() - start;
      pty.kill('SIGKILL');
    });
    pty.onExit(() => {
      if (ms === undefined) reject(new Error(`It never said “${sign}”:\n${said}`));
      else resolve(ms);
    });
  });
}
