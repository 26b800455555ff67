import { existsSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError, type KeychainProblem } from '../../errors/errors.ts';
import { keychainTraits } from '../../errors/traits.ts';
import type { KeychainEntry } from '../ports/app-data.ts';
import type { ProcessesPort } from '../ports/processes.ts';
import { macCapMs } from './deadline.ts';
import type { KeychainEntries } from './entries.ts';
import { keychainError } from './keychain-error.ts';

export interface EntriesProcessOptions {
  readonly processes: () => Promise<ProcessesPort>;
  readonly nodePath: string;
  readonly platform: NodeJS.Platform;
  /** Arguments of Node that run `entries-program.ts`. */
  readonly entriesProgram: readonly string[];
  readonly cacheFolders: readonly string[];
}

/** Request to the process on stdin: remove one entry, or list all. */
export interface EntriesRequest {
  readonly remove?: KeychainEntry;
}

/** Answer of the process: the remaining entries, or the problem. Contains no key. */
export type EntriesAnswer =
  | { readonly entries: readonly KeychainEntry[] }
  | { readonly problem: KeychainProblem; readonly detail: string };

/** Milliseconds allowed: Node has to start, and the keychain is called twice. */
const capMs = 15_000;

/**
 * Lists and removes the entries of all profiles in a separate process. The single executable extracts its keychain
 * library into a cache folder, which Windows can't remove while this process has the library loaded. A cache folder
 * that was missing before is removed again.
 */
export function createEntriesProcess(options: EntriesProcessOptions): KeychainEntries {
  return {
    list: () => ask(options, {}),
    remove: async (entry) => void (await ask(options, { remove: entry })),
  };
}

async function ask(
  { processes, nodePath, platform, entriesProgram, cacheFolders }: EntriesProcessOptions,
  request: EntriesRequest,
): Promise<readonly KeychainEntry[]> {
  const missing = cacheFolders.map(missingFolders);
  const { run } = await processes();
  const stdin = JSON.stringify(request);
  const timeoutMs = platform === 'darwin' ? macCapMs : capMs;
  try {
    const { code, stdout } = await run(nodePath, entriesProgram, { stdin, timeoutMs });
    if (code === undefined) throw keychainError('hanging');
    return entriesIn(stdout);
  } catch (thrown) {
    // The keychain was not read, so it may contain keys.
    const isKnown = thrown instanceof AppError && thrown.error.code === 'keychain';
    throw isKnown ? thrown : keychainError('other');
  } finally {
    for (const folders of missing) await removeCreated(folders);
  }
}

/** Returns the folder and its parents that do not exist, innermost first. */
function missingFolders(folder: string): readonly string[] {
  if (existsSync(folder) || dirname(folder) === folder) return [];
  return [folder, ...missingFolders(dirname(folder))];
}

/**
 * Removes a cache folder, and the folders above it that were created for it. Never throws: a folder that remains is
 * listed among the caches.
 */
async function removeCreated([cache, ...above]: readonly string[]): Promise<void> {
  if (cache === undefined) return;
  await rm(cache, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
  for (const folder of above) await rmdir(folder).catch(() => {});
}

/** Returns the entries in an answer. Throws AppError `keychain` for a problem or an answer that is incomplete. */
function entriesIn(text: string): readonly KeychainEntry[] {
  const answer = parsed(text);
  if (answer === undefined) throw keychainError('other');
  if ('entries' in answer && Array.isArray(answer.entries)) return answer.entries;
  if (!('problem' in answer)) throw keychainError('other');
  const isKnown = Object.hasOwn(keychainTraits, answer.problem);
  throw keychainError(isKnown ? answer.problem : 'other', answer.detail);
}

function parsed(text: string): EntriesAnswer | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
