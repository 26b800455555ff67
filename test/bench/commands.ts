import { spawnSync } from 'node:child_process';
import { startEmulator } from '../../src/emulator/server.ts';
import { randomKey } from '../support/fakes/random-key.ts';
import { type Keyring, startKeyring } from '../support/processes/keyring.ts';
import { environmentWith, makeFolders, programFile } from '../support/processes/program.ts';
import type { Subject } from './bench.ts';
import { interleave } from './interleave.ts';
import { missingRow, type Row, ratioRow } from './row.ts';

const rounds = 31;
const bareNode = ['-e', '0'];
const commands: readonly (readonly [line: string, limit: number])[] = [
  ['--version', 1.4],
  ['env', 1.7],
  ['key print', 1.7],
  ['models --help', 1.7],
];

/** Measures complete runs of short commands, relative to a Node that does nothing. */
export async function commandRows({ node, builds, cpu }: Subject): Promise<readonly Row[]> {
  const folders = await makeFolders();
  const environment = environmentWith({ ...folders.variables, MISTRAL_API_KEY: randomKey() });
  const measure = cpu ? cpuTimeOf : timeOf;
  const run = (args: readonly string[]) => () => measure(node, args, environment);
  const lines = commands.flatMap(([line, limit]) =>
    builds.map(({ name, program }) => ({
      what: `\`${line}\` / \`node -e 0\`, ${name}`,
      limit,
      run: run([program, ...line.split(' ')]),
    })),
  );
  try {
    const subjects = Object.fromEntries(lines.map((line) => [line.what, line.run]));
    const times = await interleave<string>({ node: run(bareNode), ...subjects }, rounds);
    return lines.map(({ what, limit }) =>
      ratioRow(what, limit, times[what] ?? Number.NaN, times['node'] ?? 0),
    );
  } finally {
    await folders.remove();
  }
}

/** Measures a program run with a key from the keychain, relative to a Node that does nothing. Linux. */
export async function keychainRows({ node, builds, cpu }: Subject): Promise<readonly Row[]> {
  const what = (name: string) => `\`exec -- true\` with the keychain / \`node -e 0\`, ${name}`;
  let keyring: Keyring;
  try {
    keyring = await startKeyring('unlocked');
  } catch {
    return builds.map(({ name }) => missingRow(what(name), '2.5', 'no gnome-keyring'));
  }
  try {
    await storeKey(keyring);
    const environment = environmentWith(keyring.variables);
    const measure = cpu ? cpuTimeOf : timeOf;
    const run = (args: readonly string[]) => () => measure(node, args, environment);
    const subjects = builds.map(({ name, program }) => [
      name,
      run([program, 'exec', '--', 'true']),
    ]);
    const times = await interleave<string>(
      { node: run(bareNode), ...Object.fromEntries(subjects) },
      rounds,
    );
    return builds.map(({ name }) =>
      ratioRow(what(name), 2.5, times[name] ?? Number.NaN, times['node'] ?? 0),
    );
  } finally {
    await keyring.stop();
  }
}

async function storeKey(keyring: Keyring): Promise<void> {
  const service = await startEmulator({ scenario: 'ok' });
  try {
    const args = ['key', 'set', '--store', 'keychain', '--base-url', service.url];
    const ended = await keyring.run(process.execPath, [programFile(), ...args], randomKey());
    if (ended.code !== 0) throw new Error(`key set ended with ${ended.code}: ${ended.stderr}`);
  } finally {
    await service.close();
  }
}

/** Returns the milliseconds of a complete run. Throws if it fails, because a failure would be quick. */
export function timeOf(
  program: string,
  args: readonly string[],
  env: Record<string, string>,
  codes: readonly number[] = [0],
): number {
  const start = performance.now();
  const { status } = spawnSync(program, args, { env, stdio: 'ignore' });
  const ms = performance.now() - start;
  if (!codes.includes(status ?? -1)) throw new Error(`${args.join(' ')} ended with ${status}`);
  return ms;
}

/** Returns the milliseconds of processor time of a complete run, from the shell's `time`. Throws if it fails. */
function cpuTimeOf(program: string, args: readonly string[], env: Record<string, string>): number {
  const script = 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>&1';
  const shell = ['-c', script, 'time', program, ...args];
  const { status, stderr } = spawnSync('bash', shell, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return stderr
    .trim()
    .split(' ')
    .map(Number)
    .reduce((sum, seconds) => sum + seconds * 1000, 0);
}
