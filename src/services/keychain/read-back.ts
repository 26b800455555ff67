/**
 * A separate program that proves to its parent that the keychain has an entry, in a process that did not write it.
 * Receives the profile as argument and a nonce on stdin, and prints the proof; it never prints the key. Exit codes: 0
 * proven; 3 no entry; 1 the keychain failed, with its message on stderr.
 */
import { text } from 'node:stream/consumers';
import { checkedProfile } from '../ports/profile-name.ts';
import { keychainService, loadKeytar } from './load.ts';
import { proofOf } from './proof.ts';

async function readBack(): Promise<void> {
  try {
    const profile = checkedProfile(process.argv.at(-1) ?? '');
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
