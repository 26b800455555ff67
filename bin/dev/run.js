import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const inProject = (/** @type {string} */ path) => join(root, path);
export const print = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a Node program in the project's folder, without input, and passes signals on to it. Hides its output if `isQuiet`.
 *
 * @param {readonly string[]} args
 * @returns {Promise<{ readonly code: number, readonly report: string }>} The exit code, and the hidden output.
 */
export function runNode(args, isQuiet = false) {
  return new Promise((resolve, reject) => {
    const output = isQuiet ? 'pipe' : 'inherit';
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', output, output] });
    let report = '';
    const stop = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const name of signals) process.on(name, stop);
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (piece) => (report += piece));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, stop);
      resolve({ code: code ?? 128 + constants.signals[signal ?? 'SIGKILL'], report });
    });
  });
}
