import { expect } from 'vitest';
import type { ProgramTerminal } from './pty.ts';
import { saneTerminal } from './terminal-state.ts';

/** Leaves with Ctrl+C, and holds the program to what leaving must be: code 130, and a terminal as it was before. */
export async function expectToLeave(terminal: ProgramTerminal): Promise<void> {
  terminal.press('ctrl+c');
  const code = await terminal.waitForExit();
  expect({ code, state: await terminal.stateAfterExit() }).toEqual({
    code: 130,
    state: saneTerminal,
  });
}
