import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/server.ts';
import { onMachine, runShell, secret } from '../support/processes/machine.ts';
import { programFile } from '../support/processes/program.ts';

vi.setConfig({ testTimeout: 60_000 });

let service: Emulator;

beforeAll(async () => {
  service = await startEmulator({ scenario: 'ok' });
});
afterAll(() => service.close());

const given = () => ({ MISTRAL_API_KEY: secret, MISTRAL_ONBOARD_BASE_URL: service.url });

test('exits without an error if the reader closes the pipe', async () => {
  await onMachine(given(), async ({ variables }) => {
    const script = '(seq 1 40 | "$NODE" "$PROGRAM" embed --json; echo "ended $?" >&2) | head -c 10';
    const program = { NODE: process.execPath, PROGRAM: programFile() };
    const { stdout, stderr } = await runShell(script, { ...variables, ...program });
    expect([stdout, stderr]).toEqual(['{"ok":true', 'ended 0\n']);
  });
});

test('refuses two megabytes of input with one sentence', async () => {
  await onMachine(given(), async ({ run }) => {
    const { code, stdout, stderr } = await run(['embed', '-'], {}, 'x '.repeat(1_000_000));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^✗ The piped input is over 1\u00a0MB, so nothing was sent\. .*\n$/);
  });
});
