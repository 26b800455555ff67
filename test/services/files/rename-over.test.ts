import { expect, test } from 'vitest';
import { renameOver } from '../../../src/services/files/rename-over.ts';

const refusal = (code: string) => Object.assign(new Error(code), { code });

/** Simulates a system on which a rename fails a given number of times; records the pauses. */
function system(code: string, failures: number, isWindows = true) {
  const pauses: number[] = [];
  let tries = 0;
  const rename = async () => {
    tries += 1;
    if (tries <= failures) throw refusal(code);
  };
  const pause = async (ms: number) => void pauses.push(ms);
  const total = () => pauses.reduce((sum, ms) => sum + ms, 0);
  return { means: { isWindows, rename, pause }, total, tries: () => tries };
}

test.each(['EPERM', 'EACCES', 'EBUSY'])(
  'on Windows, waits while another program uses the file: %s',
  async (code) => {
    const { means, total, tries } = system(code, 20);
    await renameOver('a', 'b', means);
    expect([tries(), total()]).toEqual([21, 1_000]);
  },
);

test('gives up after 2.5 s on Windows', async () => {
  const { means, total } = system('EPERM', 1_000);
  await expect(renameOver('a', 'b', means)).rejects.toMatchObject({ code: 'EPERM' });
  expect(total()).toBe(2_500);
});

test.each([
  ['EPERM', false],
  ['ENOSPC', true],
])(
  'does not wait if no other program can use the file: %s, on Windows %s',
  async (code, isWindows) => {
    const { means, tries } = system(code, 1, isWindows);
    await expect(renameOver('a', 'b', means)).rejects.toMatchObject({ code });
    expect(tries()).toBe(1);
  },
);
