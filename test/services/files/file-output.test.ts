import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tty from 'node:tty';
import { expect, onTestFinished, test } from 'vitest';
import { FileOutput } from '../../../src/services/files/file-output.ts';

function outputTo(path: string): FileOutput {
  const fd = openSync(path, 'w');
  onTestFinished(() => closeSync(fd));
  return new FileOutput(fd, 'stdout', () => tty);
}

test('writes each text completely to a file', () => {
  const path = join(tmpdir(), `output-${process.pid}`);
  onTestFinished(() => rmSync(path));
  const output = outputTo(path);
  expect([output.take('été '), output.take('x'.repeat(100_000))]).toEqual([true, true]);
  expect(output.error).toBeUndefined();
  expect(readFileSync(path, 'utf8')).toBe(`été ${'x'.repeat(100_000)}`);
});

test.runIf(process.platform === 'linux')('reports a full disk, and writes no more', () => {
  const output = outputTo('/dev/full');
  expect([output.take('text'), output.take('more')]).toEqual([true, true]);
  const error = { code: 'files', problem: 'full', path: 'stdout', isNamed: true };
  expect(output.error).toEqual(error);
});

test('leaves pipes and closed descriptors to the stream', () => {
  const output = new FileOutput(1_000_000, 'stdout', () => tty);
  expect(output.take('text')).toBe(false);
  expect(output.error).toBeUndefined();
});
