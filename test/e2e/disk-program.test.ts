import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { leftovers } from '../support/network/leak-checks.ts';
import { copyProgram } from '../support/processes/program.ts';
import { errorFamily } from '../support/rules/error-families.ts';
import { inSession } from '../support/terminal/session.ts';
import { saneTerminal } from '../support/terminal/terminal-state.ts';

vi.setConfig({ testTimeout: 60_000 });

describe(errorFamily('files', 'a program with a file missing'), () => {
  test('says so in both languages, exits with 7, and changes no file', async () => {
    await inSession({ scenario: undefined }, async (session) => {
      const dist = join(await copyProgram(join(session.folders.root, 'copy')), 'dist');
      const parts = (await readdir(dist)).filter((name) => name !== 'main.cjs');
      for (const name of parts) await rm(join(dist, name), { recursive: true });
      const program = join(dist, '..', 'bin', 'mistral-onboard.cjs');
      const terminal = await session.start('fr', { program });
      expect(await terminal.waitForExit()).toBe(7);
      expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
      expect(terminal.frame()).toMatch(/^Not all of mistral-onboard .*\n.* Réinstallez-le\.$/);
      expect(leftovers(terminal.everyByte())).toEqual([]);
      expect(await readdir(session.folders.home)).toEqual([]);
    });
  });
});
