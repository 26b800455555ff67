import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from './run.js';

/** @typedef {{ readonly path: string, readonly contents: string | Uint8Array }} File */

/**
 * The run that each file of short runs is compiled for, by its name: one that needs the most.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const runs = {
  'short.cjs': ['exec', '--', process.execPath, '-e', '0'],
  'help.cjs': ['models', '--help'],
};

/**
 * A script, and beside it what it is compiled to, where `bin/compiled.cjs` loads it. Where that can't be made, the
 * program does without.
 *
 * @param {{ readonly path: string, readonly contents: string }} script
 * @returns {readonly File[]}
 */
export function withCompiled({ path, contents }) {
  const words = runs[basename(path)];
  if (words === undefined) return [{ path, contents }];
  const named = `//${createHash('sha256').update(contents).digest('hex')}\n${contents}`;
  const compiled = compiledFor(named, words);
  return [
    { path, contents: named },
    ...(compiled === undefined ? [] : [{ path: `${path}.compiled`, contents: compiled }]),
  ];
}

/**
 * @param {string} script
 * @param {readonly string[]} words
 */
function compiledFor(script, words) {
  const folder = mkdtempSync(join(tmpdir(), 'compile-'));
  try {
    const [path, out, bus] = [join(folder, 'script.cjs'), join(folder, 'out'), join(folder, 'bus')];
    writeFileSync(path, script);
    const kept = Object.entries(process.env).filter(
      ([name]) => !/^(?:MISTRAL|NODE|XDG)_/.test(name),
    );
    const own = { HOME: folder, LANG: 'C.UTF-8', DBUS_SESSION_BUS_ADDRESS: `unix:path=${bus}` };
    const env = { ...Object.fromEntries(kept), ...own };
    spawnSync(process.execPath, [`${root}bin/dev/compile-run.js`, path, out, bus, ...words], {
      ...{ cwd: folder, env, stdio: 'ignore', timeout: 20_000 },
    });
    return readFileSync(out);
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
