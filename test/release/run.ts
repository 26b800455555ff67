import { spawn } from 'node:child_process';
import { type Ended, environmentWith, type Variables } from '../support/processes/program.ts';

/** Runs a form of the program without a terminal, to its end. Rejects after two minutes. */
export function run(
  start: readonly string[],
  args: readonly string[],
  variables: Variables,
  input = '',
): Promise<Ended> {
  const [file = '', ...rest] = start;
  return new Promise((resolve, reject) => {
    const env = environmentWith(variables);
    const child = spawn('env', [file, ...rest, ...args], { env, timeout: 120_000 });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].on('data', (piece) => {
        said[name] += piece;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
