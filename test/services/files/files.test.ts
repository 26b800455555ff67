import { execFile } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNoFiles } from '../../../src/services/demo/no-files.ts';
import { fileProblem } from '../../../src/services/files/file-error.ts';
import { createFiles } from '../../../src/services/files/files.ts';
import { newLockOwner } from '../../../src/services/files/lock-owner.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { own } from '../vault/fixture.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
});
afterEach(() => rm(folder, { recursive: true }));

const clock = createFakeClock({ startAt: Date.now(), autoAdvance: true });
const files = createFiles({ own, clock });
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const error = (problem: string, path: string) => ({ error: { code: 'files', problem, path } });

describe('files', () => {
  it('are written for their owner only, in folders for their owner only', async () => {
    const path = join(folder, 'new', 'deep', 'state.json');
    await files.writeAtomic(path, '{"été":1}\n');
    expect(await files.read(path)).toBe('{"été":1}\n');
    expect(await modeOf(path)).toBe('600');
    expect(await modeOf(join(folder, 'new', 'deep'))).toBe('700');
    expect(await modeOf(join(folder, 'new'))).toBe('700');
  });

  it('leave existing folders unchanged', async () => {
    await mkdir(join(folder, 'shared'), { mode: 0o755 });
    await files.writeAtomic(join(folder, 'shared', 'file'), 'text');
    expect(await modeOf(join(folder, 'shared'))).toBe('755');
  });

  it('replace a longer file with wider permissions completely', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'a much longer text than the new one', { mode: 0o644 });
    await files.writeAtomic(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await modeOf(path)).toBe('600');
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('written at the same time end with the last text', async () => {
    const path = join(folder, 'file');
    const texts = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(10_000));
    await Promise.all(texts.map((text) => files.writeAtomic(path, text)));
    expect(await files.read(path)).toBe(texts.at(-1));
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('that do not exist are read as undefined, and can be removed', async () => {
    const path = join(folder, 'file');
    expect(await files.read(path)).toBeUndefined();
    await files.remove(path);
    await files.writeAtomic(path, 'text');
    await files.remove(path);
    expect(await readdir(folder)).toEqual([]);
  });

  it('are not written through a link, even a dangling one', async () => {
    const other = join(folder, 'other');
    await writeFile(other, 'of the person');
    await symlink(other, join(folder, 'link'));
    await symlink(join(folder, 'nowhere'), join(folder, 'broken'));
    for (const name of ['link', 'broken']) {
      const path = join(folder, name);
      await expect(files.writeAtomic(path, 'ours')).rejects.toMatchObject(error('denied', path));
    }
    expect(await readFile(other, 'utf8')).toBe('of the person');
    expect((await readdir(folder)).sort()).toEqual(['broken', 'link', 'other']);
  });

  it('cannot be written or read where a folder is', async () => {
    const inner = join(folder, 'inner');
    await mkdir(inner);
    const told = error('is-a-folder', inner);
    await expect(files.writeAtomic(inner, 'text')).rejects.toMatchObject(told);
    await expect(files.read(inner)).rejects.toMatchObject(told);
  });

  it('cannot be written, read or removed below another file', async () => {
    await writeFile(join(folder, 'file'), '');
    for (const below of [join(folder, 'file', 'a'), join(folder, 'file', 'a', 'b')]) {
      const told = error('not-a-folder', below);
      await expect(files.writeAtomic(below, 'text')).rejects.toMatchObject(told);
      await expect(files.read(below)).rejects.toMatchObject(told);
      await expect(files.remove(below)).rejects.toMatchObject(told);
    }
  });

  it('cannot be written below a link to nowhere', async () => {
    await symlink(join(folder, 'nowhere'), join(folder, 'link'));
    const below = join(folder, 'link', 'deep', 'file');
    const told = error('not-a-folder', below);
    await expect(files.writeAtomic(below, 'text')).rejects.toMatchObject(told);
    expect(await readdir(folder)).toEqual(['link']);
  });

  it('that are endless or too large are not read', async () => {
    const pipe = join(folder, 'pipe');
    await promisify(execFile)('mkfifo', [pipe]);
    await expect(files.read(pipe)).rejects.toMatchObject(error('denied', pipe));
    // For a user other than root, the write fails earlier, because the folder of the device belongs to root.
    const refusal =
      process.getuid?.() === 0 ? error('denied', '/dev/zero') : error('not-yours', '/dev');
    await expect(files.read('/dev/zero')).rejects.toMatchObject(refusal);
    const large = join(folder, 'large');
    await writeFile(large, '');
    await truncate(large, 5_000_000);
    await expect(files.read(large)).rejects.toMatchObject(error('other', large));
    const change = files.change(large, () => 'text');
    await expect(change).rejects.toMatchObject(error('other', large));
  });

  it('retain their previous text if the disk is full', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'old');
    const script = join(folder, 'write.mjs');
    await build({
      stdin: {
        contents: `import { createFiles } from './src/services/files/files.ts';
          process.on('SIGXFSZ', () => {}); // as a full disk does: an error, no signal
          const own = { pid: process.pid, isRunning: () => true };
          const files = createFiles({ own, clock: { now: Date.now } });
          const work = files.writeAtomic(process.argv[2], 'x'.repeat(64 * 1024));
          work.then(() => console.log('done'), (error) => console.log(error.error.problem));`,
        resolveDir: fileURLToPath(new URL('../../..', import.meta.url)),
      },
      outfile: script,
      bundle: true,
      format: 'esm',
      platform: 'node',
    });
    // Limits a file to 20 blocks (10 or 20 KiB): the system accepts the beginning of a write and refuses the rest.
    const limited = ['-c', 'ulimit -f 20; exec "$@"', 'sh', process.execPath, script, path];
    const { stdout } = await promisify(execFile)('sh', limited);
    expect(stdout).toBe('full\n');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect((await readdir(folder)).sort()).toEqual(['file', 'write.mjs']);
  });
});

describe('leftovers of a killed write', () => {
  const gone = 4_194_305; // one more than Linux gives
  const mine = `state.json.${newLockOwner(process.pid)}.new`;
  const others = ['state.json.1234', 'state.json.bak'];

  it('are removed by the next write in that folder, and nothing else is', async () => {
    const left = [`state.json.${newLockOwner(gone)}.new`, `other.json.${newLockOwner(gone)}.new`];
    for (const name of [...left, mine, ...others]) await writeFile(join(folder, name), '');
    await files.writeAtomic(join(folder, 'state.json'), '{}');
    expect((await readdir(folder)).sort()).toEqual(['state.json', mine, ...others].sort());
  });

  it('are removed by a change too', async () => {
    await writeFile(join(folder, `state.json.${newLockOwner(gone)}.new`), '');
    await files.change(join(folder, 'state.json'), () => '{}');
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  it('are removed after half a minute, even if another process has the same id', async () => {
    const old = new Date(Date.now() - 60_000);
    await writeFile(join(folder, mine), '');
    await utimes(join(folder, mine), old, old);
    await files.writeAtomic(join(folder, 'state.json'), '{}');
    expect(await readdir(folder)).toEqual(['state.json']);
  });
});

describe('fileProblem', () => {
  it.each([
    ['EACCES', 'denied'],
    ['EPERM', 'denied'],
    ['ELOOP', 'denied'],
    ['EROFS', 'read-only'],
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['EFBIG', 'full'],
    ['ENOTDIR', 'not-a-folder'],
    ['EISDIR', 'is-a-folder'],
    ['ENOENT', 'missing'],
    ['EIO', 'other'],
  ])('of %s is “%s”', (code, problem) => {
    expect(fileProblem(Object.assign(new Error('x'), { code }))).toBe(problem);
  });

  it.each([undefined, 'ENOENT', new Error('ENOENT'), { code: 'ENOENT' }])(
    'of %j, which is not an error of the system, is “other”',
    (thrown) => {
      expect(fileProblem(thrown)).toBe('other');
    },
  );
});

describe('a change', () => {
  it('applies to an existing and to a missing file', async () => {
    const path = join(folder, 'deep', 'file');
    await files.change(path, (text) => `${text} and more`);
    await files.change(path, (text) => `${text} and more`);
    expect(await readFile(path, 'utf8')).toBe('undefined and more and more');
    expect(await modeOf(path)).toBe('600');
    expect(await readdir(join(folder, 'deep'))).toEqual(['file']);
  });

  it('without an effect writes nothing', async () => {
    await files.change(join(folder, 'deep', 'file'), () => undefined);
    expect(await readdir(folder)).toEqual([]);
  });

  it('throws an error for an unreadable file or an impossible path', async () => {
    const alter = () => 'text';
    const inner = join(folder, 'inner');
    await mkdir(inner);
    await expect(files.change(inner, alter)).rejects.toMatchObject(error('is-a-folder', inner));
    const below = join(folder, 'plain', 'file');
    await writeFile(join(folder, 'plain'), '');
    await expect(files.change(below, alter)).rejects.toMatchObject(error('not-a-folder', below));
    expect((await readdir(folder)).sort()).toEqual(['inner', 'plain']);
  });

  it('succeeds after another program was stopped during a change', async () => {
    const path = join(folder, 'file');
    await mkdir(`${path}.lock`);
    await writeFile(join(`${path}.lock`, newLockOwner(own.pid)), '');
    await files.change(path, () => 'text');
    expect(await readFile(path, 'utf8')).toBe('text');
  });

  it('does not start in a program that is ending', async () => {
    const path = join(folder, 'file');
    await mkdir(`${path}.lock`);
    await writeFile(join(`${path}.lock`, newLockOwner(own.pid)), '');
    const stop = AbortSignal.abort();
    const change = createFiles({ own, clock, stop }).change(path, () => 'text');
    await expect(change).rejects.toMatchObject({ error: { code: 'cancelled' } });
    expect(await readdir(folder)).toEqual(['file.lock']);
  });
});

describe('no files (demo)', () => {
  it('stores nothing', async () => {
    const path = join(folder, 'file');
    const none = createNoFiles();
    await none.writeAtomic(path, 'text');
    await none.change(path, () => 'text');
    expect(await none.read(path)).toBeUndefined();
    await none.remove(path);
    expect(await readdir(folder)).toEqual([]);
  });
});
