import { expect } from 'vitest';
import type { ProgramTerminal } from './pty.ts';
import { saneTerminal } from './terminal-state.ts';

/** Leaves with Ctrl+C; expects exit code 130 and a restored terminal. */
export async function expectToLeave(terminal: ProgramTerminal): Promise<void> {
  terminal.press('ctrl+c');
  const code = await terminal.waitForExit();
  expect({ code, state: await terminal.stateAfterExit() }).toEqual({
    code: 130,
    state: saneTerminal,
  });
}
