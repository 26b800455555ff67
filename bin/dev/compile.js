import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { root } from './run.js';

/** @typedef {{ readonly path: string, readonly contents: string }} Script */

/**
 * A script with a first line that tells it from every other, which `bin/compiled.cjs` asks of it.
 * @param {string} contents
 */
export function named(contents) {
  return `//${createHash('sha256').update(contents).digest('hex')}\n${contents}`;
}

/**
 * What scripts are compiled to, for `bin/compiled.cjs` to find beside them. Where that can't be made, the program does
 * without.
 *
 * @param {readonly Script[]} scripts Of one folder.
 */
export function compileAll(scripts) {
  // What has no short runs is not the whole program: then there is nothing to run.
  if (!scripts.some(({ path }) => basename(path) === 'short.cjs')) return [];
  try {
    const folder = mkdtempSync(join(tmpdir(), 'compile-'));
    try {
      return compiledIn(folder, scripts);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    return [];
  }
}

/** @param {string} folder @param {readonly Script[]} scripts */
function compiledIn(folder, scripts) {
  const [home, dist] = [join(folder, 'home'), join(folder, 'dist')];
  for (const made of [home, dist]) mkdirSync(made);
  for (const { path, contents } of scripts) writeFileSync(join(dist, basename(path)), contents);
  runAll(home, dist);
  const compiled = readdirSync(dist).filter((name) => name.endsWith('.compiled'));
  const to = dirname(scripts[0]?.path ?? dist);
  return compiled.map((name) => ({
    path: join(to, name),
    contents: readFileSync(join(dist, name)),
  }));
}

/** @param {string} home @param {string} dist */
function runAll(home, dist) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:MISTRAL|NODE|XDG)_/.test(name));
  const bus = join(home, 'bus');
  const terminal = { TERM: 'xterm-256color', FORCE_COLOR: '2' };
  const own = { HOME: home, LANG: 'C.UTF-8', DBUS_SESSION_BUS_ADDRESS: `unix:path=${bus}` };
  spawnSync(process.execPath, [`${root}bin/dev/compile-run.js`, dist, bus], {
    cwd: home,
    env: { ...Object.fromEntries(kept), ...terminal, ...own },
    stdio: 'ignore',
    timeout: 20_000,
  });
}
