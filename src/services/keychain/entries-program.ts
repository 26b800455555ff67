/**
 * A separate program that lists, and removes, the keychain entries of all profiles. Receives an EntriesRequest on stdin
 * and prints an EntriesAnswer.
 */
import { text } from 'node:stream/consumers';
import { systemClock } from '../clock.ts';
import { createKeychainEntries } from './entries.ts';
import type { EntriesAnswer, EntriesRequest } from './entries-process.ts';
import { errorOf } from './keychain-error.ts';

async function answer(): Promise<EntriesAnswer> {
  try {
    const { remove }: EntriesRequest = JSON.parse(await text(process.stdin));
    const { env: variables, platform } = process;
    const entries = createKeychainEntries({ platform, variables, clock: systemClock() });
    if (remove !== undefined) await entries.remove(remove);
    return { entries: await entries.list() };
  } catch (thrown) {
    const { error } = errorOf(thrown);
    if (error.code === 'keychain') return { problem: error.problem, detail: error.detail };
    return { problem: 'other', detail: '' };
  }
}

void answer().then((found) => process.stdout.write(JSON.stringify(found)));
