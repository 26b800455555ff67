import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNoFiles } from '../../../src/services/demo/no-files.ts';
import { createFiles } from '../../../src/services/files/files.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { type BrokenHome, brokenHomes, progressIn } from '../../support/processes/broken-home.ts';
import { describeTree } from '../../support/processes/tree.ts';
import { own } from '../vault/fixture.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'writable-'));
});
afterEach(() => rm(home, { recursive: true }));

const files = createFiles({ own, clock: createFakeClock({ autoAdvance: true }) });

describe('whether a file could be written', () => {
  const prepared = Object.entries<BrokenHome>(brokenHomes).flatMap(
    ([name, { problem, prepare }]) =>
      prepare === undefined ? [] : [[name, problem, prepare] as const],
  );
  it.each(prepared)('is false with the error of a write: %s', async (_, problem, prepare) => {
    await prepare(home);
    const path = progressIn(home);
    const before = describeTree(home);
    const error = { error: { code: 'files', problem, path } };
    await expect(files.checkWritable(path)).rejects.toMatchObject(error);
    expect(describeTree(home)).toEqual(before);
    await expect(files.writeAtomic(path, 'text')).rejects.toMatchObject(error);
    // An unreadable file is reported by the check, as an AppError rather than an error of the system.
    const read = files.read(path).then(
      () => 'read',
      (thrown) => thrown.error.code,
    );
    expect(['read', 'files']).toContain(await read);
  });

  it('is true if the folder exists or can be created', async () => {
    const path = progressIn(home);
    await files.checkWritable(path);
    expect(describeTree(home)).toEqual([]);
    await mkdir(join(path, '..'), { recursive: true });
    await files.checkWritable(path);
    await writeFile(path, 'text');
    await files.checkWritable(path);
  });

  it('is true if nothing is stored (demo)', async () => {
    await createNoFiles().checkWritable(join(home, 'any', 'file'));
  });
});
