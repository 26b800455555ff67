/**
 * A program for the tests of the real keychain: runs the commands on stdin one after another, and prints a JSON list of
 * their results. libsecret keeps its connection as long as the process lives, so each state of the bus needs a new
 * process. Argument: the read-back script.
 */
import { text } from 'node:stream/consumers';
import { toErrorData } from '../../../src/errors/errors.ts';
import { systemClock } from '../../../src/services/clock.ts';
import { createKeychain } from '../../../src/services/keychain/keychain.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createProcesses } from '../../../src/services/processes/processes.ts';
import { programsIn } from '../../support/processes/found-programs.ts';

const keychain = createKeychain({
  platform: process.platform,
  variables: process.env,
  processes: createProcesses({ programs: programsIn() }),
  nodePath: process.execPath,
  readBackProgram: [process.argv[2] ?? ''],
  clock: systemClock(),
});

async function act(line: string): Promise<unknown> {
  const [action, profile = '', key = ''] = line.split(' ');
  switch (action) {
    case 'probe':
      return keychain.probe();
    case 'read':
      return (await keychain.read(profile))?.reveal() ?? 'none';
    case 'write':
      return (await keychain.write(profile, new Secret(key))) ?? 'done';
    case 'remove':
      return keychain.remove(profile);
    case 'read-back':
      return keychain.readBack(profile, new Secret(key));
    default:
      throw new Error(`No action ${action}`);
  }
}

const results: unknown[] = [];
for (const line of (await text(process.stdin)).split('\n')) {
  results.push(await act(line).catch(toErrorData));
}
process.stdout.write(JSON.stringify(results));
