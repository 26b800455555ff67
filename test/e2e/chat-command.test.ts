import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/server.ts';
import { onMachine, runShell, runUntil, secret } from '../support/processes/machine.ts';
import { programFile } from '../support/processes/program.ts';

vi.setConfig({ testTimeout: 60_000 });

const question = 'What is the best French cheese?';
let service: Emulator;

beforeAll(async () => {
  service = await startEmulator({ scenario: 'ok' });
});
afterAll(() => service.close());

const given = () => ({ MISTRAL_API_KEY: secret, MISTRAL_ONBOARD_BASE_URL: service.url });

test('exits without an error if the reader closes the pipe', async () => {
  await onMachine(given(), async ({ variables }) => {
    const script = '("$NODE" "$PROGRAM" chat "$QUESTION"; echo "ended $?" >&2) | head -c 12';
    const program = { NODE: process.execPath, PROGRAM: programFile(), QUESTION: question };
    const { stdout, stderr } = await runShell(script, { ...variables, ...program });
    expect(stdout).toBe('There is no ');
    expect(stderr.split('\n').slice(1)).toEqual(['ended 0', '']);
  });
});

test('stops on Ctrl+C, and prints the text that had arrived', async () => {
  await onMachine(given(), async ({ variables }) => {
    const { code, said } = await runUntil(['chat', question], variables, 'There is no', 'SIGINT');
    expect([code, said]).toEqual([130, expect.stringMatching(/^There is no[\s\S]*\n$/)]);
    expect(said).not.toContain('blues?');
  });
});
