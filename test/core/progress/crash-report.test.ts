import { expect, test } from 'vitest';
import { writeCrashReport } from '../../../src/core/progress/crash-report.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { recordingFiles } from '../../support/fakes/services.ts';

async function reportOf(trace: string): Promise<string> {
  const files = recordingFiles([]);
  const environment = { variables: { HOME: '/home/ada' }, platform: 'linux', appFolder: '/own' };
  const services = { files, environment, clock: createFakeClock() };
  const crash = { trace, step: 'key', about: '0.1.0, Node 20' };
  const path = await writeCrashReport(services as never, crash);
  return (await files.read(path)) ?? '';
}

test('contains no key that is in use, whatever its form', async () => {
  const keys = ['sk-live_1234.5678', 'qW3rT5yU7iO9pA1sD3fG5hJ7kL9zX1cV', 'a\u0007b\nc"d\\e f'].map(
    (text) => new Secret(text),
  );
  const trace = keys
    .flatMap((key) => [key.reveal(), JSON.stringify(key.reveal())])
    .map((text) => `TypeError: Bearer ${text} is no legal value`)
    .join('\n');
  const report = await reportOf(trace);
  expect(report.match(/Bearer "?…"? is no legal value/g)).toHaveLength(6);
  for (const part of ['1234', '5678', 'qW3r', 'c"d', 'e f']) expect(report).not.toContain(part);
});

test('names the step and the place, and not the home of the person', async () => {
  const report = await reportOf('Error: x\n    at /home/ada/project/dist/main.cjs:1:2');
  expect(report).toContain('on step key');
  expect(report).toContain('at ~/project/dist/main.cjs:1:2');
  expect(report).not.toContain('/home/ada');
});

test('contains no part of a key that its length limit would cut', async () => {
  const key = new Secret('sk-live_1234.5678');
  const report = await reportOf(`${'x '.repeat(9_998)}${key.reveal()}`);
  expect(report).not.toContain('sk-l');
});
