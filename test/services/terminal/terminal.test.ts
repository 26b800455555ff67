import { closeSync, openSync } from 'node:fs';
import tty from 'node:tty';
import { expect, onTestFinished, test } from 'vitest';
import { isTerminal } from '../../../src/services/terminal/terminal.ts';

function opened(path: string): number {
  const fd = openSync(path, 'r+');
  onTestFinished(() => closeSync(fd));
  return fd;
}

test.runIf(process.platform === 'linux')('recognises a terminal, and no other device', () => {
  expect(isTerminal(opened('/dev/ptmx'), () => tty)).toBe(true);
  expect(['/dev/null', '/dev/zero'].map((path) => isTerminal(opened(path), () => tty))).toEqual([
    false,
    false,
  ]);
});

test('a closed descriptor is not a terminal', () => {
  expect(isTerminal(1_000_000, () => tty)).toBe(false);
});
