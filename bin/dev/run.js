import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const stops = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program in the project's folder, on our terminal but without input, and gives its exit code. A signal that
 * ends us ends it too, and the code says so.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly quiet?: boolean, readonly onStart?: (pid: number) => void }} [options] `quiet`: results go to
 *   stderr as well
 * @returns {Promise<number>}
 */
export function run(command, args, { quiet = false, onStart } = {}) {
  return new Promise((resolve) => {
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    // Before there is a child: a signal that comes while it starts must not end us alone.
    for (const name of stops) process.on(name, forward);
    const child = spawn(command, [...args], {
      cwd: root,
      stdio: ['ignore', quiet ? 2 : 'inherit', 'inherit'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    if (child.pid !== undefined) onStart?.(child.pid);
    const end = (/** @type {number} */ code) => {
      for (const name of stops) process.off(name, forward);
      resolve(code);
    };
    child.once('error', ({ message }) => {
      say(message);
      end(1);
    });
    child.once('close', (code, signal) =>
      end(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
