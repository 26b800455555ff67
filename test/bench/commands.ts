import { spawnSync } from 'node:child_process';
import { startEmulator } from '../../src/emulator/server.ts';
import { randomKey } from '../support/fakes/random-key.ts';
import { type Keyring, startKeyring } from '../support/processes/keyring.ts';
import { environmentWith, makeFolders, programFile } from '../support/processes/program.ts';
import { interleave } from './interleave.ts';
import { missingRow, type Row, ratioRow } from './row.ts';

const rounds = 31;
const bareNode = ['-e', '0'];
const withKeychain = '`exec -- true` with the keychain / `node -e 0`';

/** Whole runs of the short commands, against those of a Node that has nothing to do. */
export async function commandRows(): Promise<readonly Row[]> {
  const folders = await makeFolders();
  const environment = environmentWith({ ...folders.variables, MISTRAL_API_KEY: randomKey() });
  const run = (args: readonly string[]) => () => timeOf(args, environment);
  const program = programFile();
  try {
    const { node, ...commands } = await interleave(
      {
        node: run(bareNode),
        '--version': run([program, '--version']),
        env: run([program, 'env']),
        'models --help': run([program, 'models', '--help']),
      },
      rounds,
    );
    return Object.entries(commands).map(([name, ms]) =>
      ratioRow(`\`${name}\` / \`node -e 0\``, 1.6, ms, node),
    );
  } finally {
    await folders.remove();
  }
}

/** A program run with a key of the keychain, against a Node that has nothing to do. Linux. */
export async function keychainRow(): Promise<Row> {
  let keyring: Keyring;
  try {
    keyring = await startKeyring('unlocked');
  } catch {
    return missingRow(withKeychain, '2.5', 'no gnome-keyring here');
  }
  try {
    await storeKey(keyring);
    const environment = environmentWith(keyring.variables);
    const { node, exec } = await interleave(
      {
        node: () => timeOf(bareNode, environment),
        exec: () => timeOf([programFile(), 'exec', '--', 'true'], environment),
      },
      rounds,
    );
    return ratioRow(withKeychain, 2.5, exec, node);
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

/** Milliseconds of a whole run. Throws where it fails: that would be quick, and no run. */
function timeOf(args: readonly string[], env: Record<string, string>): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return ms;
}
