/**
 * A program of its own: proves to the one who started it that the keychain holds an entry, in a process that never
 * saw it written. The profile comes as the argument, a nonce on stdin, the proof goes to stdout; the key nowhere.
 * Exit codes: 0 proven; 3 no entry; 1 the keychain failed, in its own words on stderr.
 */
import { text } from 'node:stream/consumers';
import { checkedProfile } from '../ports/profile-name.ts';
import { keychainService, loadKeytar } from './load.ts';
import { proofOf } from './proof.ts';

async function readBack(): Promise<void> {
  try {
    const profile = checkedProfile(process.argv[2] ?? '');
    const nonce = await text(process.stdin);
    const key = await (await loadKeytar()).getPassword(keychainService, profile);
    if (key) process.stdout.write(proofOf(nonce, key));
    else process.exitCode = 3;
  } catch (thrown) {
    process.stderr.write(thrown instanceof Error ? thrown.message : 'unknown');
    process.exitCode = 1;
  }
}

void readBack();
