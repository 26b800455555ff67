import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors/errors.ts';
import { createEntriesProcess } from '../../../src/services/keychain/entries-process.ts';
import type { ProcessesPort, ProcessResult } from '../../../src/services/ports/processes.ts';
import { errorOf } from '../../support/error-of.ts';

let root: string;
let cache: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'entries-'));
  cache = join(root, 'mistral-onboard/Cache');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const entry = { kind: 'key', account: 'work' } as const;

/** Returns entries whose process creates the cache folder and then ends with this result. */
function endingWith(result: Partial<ProcessResult> | Error) {
  const runs: Parameters<ProcessesPort['run']>[] = [];
  const run: ProcessesPort['run'] = async (...given) => {
    runs.push(given);
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, 'keytar.node'), '');
    if (result instanceof Error) throw result;
    return { code: 0, stdout: '', stderr: '', ...result };
  };
  const entries = createEntriesProcess({
    processes: async () => ({ run }),
    nodePath: '/path/to/executable',
    platform: 'linux',
    entriesProgram: ['--own-program=entries'],
    cacheFolders: [cache],
  });
  return { runs, entries };
}

describe('keychain entries in a process of their own', () => {
  it('are those that the process prints', async () => {
    const { runs, entries } = endingWith({ stdout: JSON.stringify({ entries: [entry] }) });
    expect(await entries.list()).toEqual([entry]);
    expect(runs[0]).toMatchObject(['/path/to/executable', ['--own-program=entries'], {}]);
    expect(JSON.parse(runs[0]?.[2].stdin ?? '')).toEqual({});
  });

  it('are removed by the process, which reads the entry from stdin', async () => {
    const { runs, entries } = endingWith({ stdout: '{"entries":[]}' });
    await entries.remove(entry);
    expect(JSON.parse(runs[0]?.[2].stdin ?? '')).toEqual({ remove: entry });
  });

  it.each([
    ['reports one', { stdout: '{"problem":"locked","detail":"why"}' }, 'locked'],
    ['reports an unknown problem', { stdout: '{"problem":"toString"}' }, 'other'],
    ['prints nothing', { code: 134 }, 'other'],
    ['prints something else', { stdout: '[1' }, 'other'],
    ['prints a document without entries', { stdout: '{}' }, 'other'],
    ['prints entries that are not a list', { stdout: '{"entries":"none"}' }, 'other'],
    ['does not end', { code: undefined }, 'hanging'],
    [
      'can’t be started',
      new AppError({ code: 'files', problem: 'missing', path: '/path/to/executable' }),
      'other',
    ],
  ] as const)('throw an error of the keychain if the process %s', async (_, result, problem) => {
    expect(await errorOf(endingWith(result).entries.list())).toMatchObject({
      code: 'keychain',
      problem,
    });
  });

  it('leave no cache folder that was not there before, however the process ends', async () => {
    await endingWith({ stdout: '{"entries":[]}' }).entries.list();
    expect(readdirSync(root)).toEqual([]);
    await errorOf(endingWith({ code: undefined }).entries.list());
    expect(readdirSync(root)).toEqual([]);
  });

  it('leave a cache folder that was there', async () => {
    mkdirSync(cache, { recursive: true });
    await endingWith({ stdout: '{"entries":[]}' }).entries.list();
    expect(existsSync(cache)).toBe(true);
  });
});
