import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readProcessState, unknownState } from '../../../src/services/processes/process-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'state-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Proc {
  /** The target and the flags of each descriptor. */
  readonly fd?: Readonly<Record<number, readonly [target: string, flags: string]>>;
  readonly ownLimits?: string;
  readonly parentLimits?: string;
  readonly ignored?: string;
}

let count = 0;

/** Creates a folder such as /proc, and returns the state that is read from it. */
function stateIn({ fd = {}, ownLimits = '', parentLimits = '', ignored = '0' }: Proc) {
  count += 1;
  const proc = join(folder, String(count));
  for (const name of ['self/fd', 'self/fdinfo', '7'])
    mkdirSync(join(proc, name), { recursive: true });
  for (const [number, [target, flags]] of Object.entries(fd)) {
    symlinkSync(target, join(proc, 'self/fd', number));
    writeFileSync(join(proc, 'self/fdinfo', number), `pos:\t0\nflags:\t${flags}\nmnt_id:\t15\n`);
  }
  const limits = (text: string) => `Limit  Soft  Hard  Units\nMax open files   ${text}   files\n`;
  writeFileSync(join(proc, 'self/limits'), limits(ownLimits));
  writeFileSync(join(proc, '7/limits'), limits(parentLimits));
  writeFileSync(join(proc, '7/status'), `Name:\tsh\nSigIgn:\t${ignored}\nSigCgt:\t0\n`);
  return readProcessState(7, proc);
}

/** Returns the descriptors that Node opens for itself, from the given number on. */
const nodes = (from: number): NonNullable<Proc['fd']> => ({
  [from]: ['anon_inode:[eventpoll]', '02000002'],
  [from + 1]: ['pipe:[100]', '02000000'],
  [from + 2]: ['pipe:[100]', '02000001'],
  [from + 3]: ['anon_inode:[eventfd]', '02004002'],
  [from + 4]: ['/dev/null', '02100000'],
});

const standard: NonNullable<Proc['fd']> = {
  0: ['/dev/pts/1', '02100002'],
  1: ['pipe:[50]', '02000001'],
  2: ['/dev/pts/1', '02100002'],
};

describe('open descriptors', () => {
  test.each<[string, NonNullable<Proc['fd']>, number[]]>([
    ['none but those of Node', nodes(3), []],
    ['one below those of Node', { 3: ['pipe:[50]', '02000001'], ...nodes(4) }, [3]],
    ['one above them', { ...nodes(3), 11: ['pipe:[60]', '02000000'] }, [11]],
    [
      'both ends of a pipe below them, as make has',
      { 3: ['pipe:[9]', '02000000'], 4: ['pipe:[9]', '02000001'], ...nodes(5) },
      [3, 4],
    ],
    ['the null device to be written', { ...nodes(3), 9: ['/dev/null', '02100001'] }, [9]],
    ['the null device below them', { 3: ['/dev/null', '02100002'], ...nodes(4) }, [3]],
    ['one that Node hands on by itself', { ...nodes(3), 63: ['pipe:[60]', '00'] }, []],
    [
      'a file and a socket',
      { 3: ['/x', '02100000'], ...nodes(4), 12: ['socket:[7]', '02000002'] },
      [3, 12],
    ],
  ])('are those that Node did not open: %s', (_, fd, expected) => {
    expect(stateIn({ fd: { ...standard, ...fd } }).descriptors).toEqual(expected);
  });
});

describe('the limit of open files', () => {
  test.each([
    ['was raised by Node', '524288 524288', '1024 524288', 1024],
    ['was raised although there is no hard limit', 'unlimited unlimited', '1024 unlimited', 1024],
    ['is that of the parent', '1024 1024', '1024 1024', undefined],
    ['is unknown if the hard limit differs', '4096 4096', '1024 524288', undefined],
    ['is unknown if it cannot be read', 'x y', '1024 2048', undefined],
  ])('%s', (_, ownLimits, parentLimits, expected) => {
    expect(stateIn({ ownLimits, parentLimits }).openFiles).toBe(expected);
  });
});

test.each([
  ['0000000000000000', []],
  ['0000000000000001', ['HUP']],
  ['0000000000000a03', ['HUP', 'INT', 'USR1', 'USR2']],
  // An interactive shell ignores these for itself.
  ['0000000000384004', []],
])('the signals that a parent ignores with the mask %s are %j', (ignored, expected) => {
  expect(stateIn({ ignored }).ignored).toEqual(expected);
});

test('descriptors, limit and signals are unknown without /proc', () => {
  expect(readProcessState(7, join(folder, 'nowhere'))).toEqual(unknownState);
});
