import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { rawPieces } from '../support/fakes/hostile-text.ts';
import { onMachine, secret } from '../support/processes/machine.ts';
import { makeFolders } from '../support/processes/program.ts';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';
import { keepForSession, startAtCheck } from '../support/terminal/error-screen.ts';
import { expectToLeave } from '../support/terminal/leaving.ts';
import { isAt } from '../support/terminal/screens.ts';
import { inSession } from '../support/terminal/session.ts';

vi.setConfig({ testTimeout: 90_000 });

/** A name that a folder can have. */
const evil = 'e\x1b]52;c;ZXZpbA==\x07\x1b[31m\x9b31m\u202egnp\u200b';

describe(
  errorFamily('text', 'the program, with control characters in every name around it,'),
  () => {
    test('prints the output of every command without control characters', async ({ task }) => {
      const emulator = await startEmulator({ scenario: 'hostile' });
      const folders = await makeFolders();
      const home = join(folders.root, evil);
      await mkdir(home);
      const file = join(home, evil);
      await writeFile(file, `one ${evil}\ntwo \x1b]0;title\x07`);
      const variables = {
        HOME: home,
        MISTRAL_API_KEY: secret,
        MISTRAL_ONBOARD_BASE_URL: emulator.url,
        SHELL: `/bin/${evil}`,
        BROWSER: evil,
        NODE_EXTRA_CA_CERTS: file,
        NO_PROXY: evil,
      };
      const commands: readonly (readonly string[])[] = [
        ['models'],
        ['chat', '-m', evil, 'Hi'],
        ['embed', evil, 'two'],
        ['doctor'],
        ['export', 'python', '--out', join(home, `${evil}.py`)],
        ['export', 'python', '--out', join(file, 'x.py')],
        ['exec', '--', evil],
        [evil],
        [`--${evil}`],
      ];
      try {
        await onMachine(variables, async ({ run }) => {
          for (const command of commands) {
            const { code, stdout, stderr } = await run(command, {}, '', { cwd: home });
            expect(stdout + stderr, command.join(' ')).not.toBe('');
            expect([command[0], code, ...rawPieces(stdout + stderr)]).toEqual([command[0], code]);
          }
          const { stdout } = await run(['models', '--json']);
          expect(rawPieces(stdout)).toEqual([]);
          expect(JSON.parse(stdout)).toMatchObject({ ok: true });
        });
        triedErrors(task, commands.length + 1);
      } finally {
        await emulator.close();
        await folders.remove();
      }
    });

    test('draws no control character in the wizard', async () => {
      const folders = await makeFolders();
      const home = join(folders.root, evil);
      await mkdir(home);
      await inSession({ scenario: 'hostile', variables: { HOME: home } }, async (session) => {
        const terminal = await startAtCheck(session, 'en');
        await keepForSession(terminal, 'en');
        await terminal.pressUntil('return', isAt('model', 'en'));
        const bytes = terminal.everyByte();
        // Looks only for sequences that Ink itself never writes.
        expect(bytes).not.toMatch(
          /\x1b\]52|\x1b\][02];|\x1b\[2J\x1b\[H.*mistral|[\x80-\x9f]|\u202e|\u200b/,
        );
        await expectToLeave(terminal);
      });
      await folders.remove();
    });
  },
);
