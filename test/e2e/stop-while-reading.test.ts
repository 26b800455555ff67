import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/server.ts';
import { serveHostileAnswers } from '../support/network/hostile-answers.ts';
import { environmentWith, programFile } from '../support/processes/program.ts';
import { flat, isAt, secret, wizard } from '../support/terminal/screens.ts';
import { inSession } from '../support/terminal/session.ts';

vi.setConfig({ testTimeout: 120_000 });

let project: string;
let emulator: Emulator;
let hostile: Awaited<ReturnType<typeof serveHostileAnswers>>;
beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'hostile-project-'));
  const write = (name: string, text: string) => writeFileSync(join(project, name), text);
  write('requirements.txt', `mistralai=${' '.repeat(3_000_000)}`);
  write('pyproject.toml', 'mistralai['.repeat(100_000));
  write('package-lock.json', `{${'"@mistralai/mistralai": {"version": "1.0.0"},'.repeat(100_000)}`);
  write('a.json', '{<('.repeat(1_000_000));
  write('b.yml', `mistral:\n  - name: ${'A1b2C3d4'.repeat(4)}\n`.repeat(30_000));
  write('c.ipynb', `mistral "${'aB3dE5gH'.repeat(4)}\\n",`.repeat(60_000));
  emulator = await startEmulator({ scenario: 'ok', pace: 'none' });
  hostile = await serveHostileAnswers(emulator.url);
});
afterAll(async () => {
  hostile.close();
  await emulator.close();
  rmSync(project, { recursive: true });
});

/** Maximum milliseconds between a signal and its effect, on a machine without other load. */
const promptly = 1_000;
const tries = 4;

/** Starts a stopwatch that divides the elapsed time by the slowdown of this machine. */
function stopwatch(): () => number {
  const begun = performance.now();
  return () => (performance.now() - begun) / slowdown();
}

/** Returns the factor by which other load slows this machine down now. */
function slowdown(): number {
  const begun = performance.now();
  const before = process.cpuUsage();
  while (performance.now() - begun < 200) JSON.stringify({});
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, ((performance.now() - begun) * 1_000) / (user + system));
}

/** Starts a command, sends the signal `afterMs` after its first output, and measures how long it takes to end. */
async function timeToEnd(args: readonly string[], signal: NodeJS.Signals, afterMs: number) {
  const variables = {
    HOME: project,
    MISTRAL_API_KEY: secret,
    MISTRAL_ONBOARD_BASE_URL: hostile.url,
  };
  const child = spawn(process.execPath, [programFile(), ...args, '--lang', 'en'], {
    cwd: project,
    env: environmentWith(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let hasReported = false;
  child.stdout.on('data', () => {
    hasReported = true;
  });
  await once(child.stderr, 'data');
  child.stderr.resume();
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const passed = stopwatch();
  // Its report is the last that `doctor` writes; Node then ends, and removes its listeners to signals.
  const wasRunning = child.exitCode === null && !(args[0] === 'doctor' && hasReported);
  child.kill(signal);
  const killer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const [code] = await ended;
  clearTimeout(killer);
  return { ms: passed(), code: wasRunning ? code : 130 };
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s is answered within a second', (signal) => {
  test.each([
    ['doctor in a project of hostile files', ['doctor'], [100, 400, 900]],
    ['chat with a hostile answer', ['chat', 'Hi'], [300, 1_500]],
  ])('by %s', async (_, args, delays) => {
    for (const afterMs of delays) {
      let least = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < tries && least >= promptly; attempt += 1) {
        const { ms, code } = await timeToEnd(args, signal, afterMs);
        expect(code).toBe(130);
        least = Math.min(least, ms);
      }
      expect(least).toBeLessThan(promptly);
    }
  });
});

test('Ctrl+C is answered within a second by the wizard while it reads a hostile answer', async () => {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < tries && least >= promptly; attempt += 1) {
    await inSession(
      { scenario: undefined, variables: { MISTRAL_ONBOARD_STORE: 'memory' } },
      async (session) => {
        const terminal = await session.start('en', { args: ['--base-url', hostile.url] });
        await wizard(terminal, { lang: 'en', paste: secret, to: 'paste' });
        await terminal.pasteUntil(secret, '•••');
        await terminal.pressUntil('return', 'Your key is ready');
        await terminal.pressUntil('return', isAt('model', 'en'));
        await wizard(terminal, { lang: 'en', paste: secret, from: 'model', to: 'ask' });
        await terminal.pressUntil('return', (frame) => flat(frame).includes('[a]('));
        const passed = stopwatch();
        terminal.press('ctrl+c');
        expect(await terminal.waitForExit()).toBe(130);
        least = Math.min(least, passed());
      },
    );
  }
  expect(least).toBeLessThan(promptly);
});
