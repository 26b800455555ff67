import { describe, expect, test, vi } from 'vitest';
import { errorMessage } from '../../src/i18n/errors.ts';
import { leftovers } from '../support/network/leak-checks.ts';
import type { Variables } from '../support/processes/program.ts';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';
import { expectToLeave } from '../support/terminal/leaving.ts';
import { flat, secret, wizard } from '../support/terminal/screens.ts';
import { inSession } from '../support/terminal/session.ts';
import { saneTerminal } from '../support/terminal/terminal-state.ts';

vi.setConfig({ testTimeout: 60_000 });

type Depth = 'none' | 'some' | '16' | '256' | 'all';

interface UnusualTerminal {
  readonly variables?: Variables;
  readonly prefix?: readonly string[];
  /** The colours that the program may use. */
  readonly colours: Depth;
  readonly errors: number;
}

const without = (redirection: string) => ['sh', '-c', `exec "$@" ${redirection}`, 'sh'];

const unsized = 'stty rows 0 cols 0; exec "$@"';

/** Unusual terminals, by name. */
const unusual: Readonly<Record<string, UnusualTerminal>> = {
  'with NO_COLOR': { variables: { NO_COLOR: '1' }, colours: 'none', errors: 1 },
  'with FORCE_COLOR=0': { variables: { FORCE_COLOR: '0' }, colours: 'none', errors: 1 },
  'with FORCE_COLOR=1, in CI': {
    // Without a known background, the 16 colours include none that is readable on both dark and light.
    variables: { FORCE_COLOR: '1', CI: 'true', COLORFGBG: '15;0' },
    colours: '16',
    errors: 2,
  },
  'with FORCE_COLOR=3': { variables: { FORCE_COLOR: '3' }, colours: 'all', errors: 1 },
  'with FORCE_COLOR=3 and NO_COLOR, which takes precedence,': {
    variables: { FORCE_COLOR: '3', NO_COLOR: '1' },
    colours: 'none',
    errors: 1,
  },
  'without TERM, and with stderr closed': {
    prefix: ['env', '-u', 'TERM', ...without('2>&-')],
    colours: 'some',
    errors: 2,
  },
  'of an unknown type and size': {
    variables: { TERM: 'no-such' },
    prefix: ['sh', '-c', unsized, 'sh'],
    colours: 'some',
    errors: 2,
  },
};

/** Returns the colours used, for text and background. */
function depthOf(bytes: string): Depth {
  const codes = [...bytes.matchAll(/\x1b\[([\d;:]*)m/g)].map(([, code = '']) => code);
  if (codes.some((code) => /^[34]8[;:]2\b/.test(code))) return 'all';
  if (codes.some((code) => /^[34]8[;:]5\b/.test(code))) return '256';
  return codes.some((code) => /^(?:[34][0-7]|9[0-7]|10[0-7])$/.test(code)) ? '16' : 'none';
}

describe.concurrent(errorFamily('terminal', 'a terminal'), () => {
  for (const [name, { variables = {}, prefix = [], colours, errors }] of Object.entries(unusual)) {
    test(`${name} gets the wizard in the colours that it allows`, async ({ task }) => {
      triedErrors(task, errors);
      await inSession({ scenario: undefined }, async (session) => {
        const terminal = await session.start('en', { demo: true, variables, prefix });
        await wizard(terminal, { lang: 'en', paste: secret, to: 'billing' });
        await expectToLeave(terminal);
        const bytes = terminal.everyByte();
        if (colours !== 'some') expect(depthOf(bytes)).toBe(colours);
        expect(leftovers(bytes)).toEqual([]);
      });
    });
  }

  test.each([
    ['GNU screen', { TERM: 'screen', STY: '1.pts-0.host' }, []],
    ['the console of Linux', { TERM: 'linux' }, []],
    ['a screen reader', {}, ['--screen-reader']],
  ])(
    'of %s keeps the last frame, and shows the farewell on a line of its own',
    async (_, variables, args) => {
      await inSession({ scenario: undefined }, async (session) => {
        const terminal = await session.start('en', { demo: true, variables, args });
        await terminal.waitFor('Step 1');
        await expectToLeave(terminal);
        expect(terminal.everyByte()).toMatch(/\r\n\S*The demo is over/);
      });
    },
  );

  test('that cannot move its cursor is written to line by line, with --screen-reader', async () => {
    await inSession({ scenario: undefined }, async (session) => {
      const options = { demo: true, variables: { TERM: 'dumb' }, args: ['--screen-reader'] };
      const terminal = await session.start('en', options);
      await terminal.waitFor('Step 1');
      await terminal.pressUntil('return', 'Step 2');
      terminal.press('ctrl+c');
      expect(await terminal.waitForExit()).toBe(130);
      const bytes = terminal.everyByte();
      expect(bytes).not.toContain('\x1b');
      expect(bytes).toMatch(/Step 1[\s\S]*Step 2[\s\S]*\r\nThe demo is over/);
    });
  });

  test.each([
    ['without an input', '<&-'],
    ['without an output', '>&-'],
  ])('%s is refused with the reason and exit code 2', async (_, redirection) => {
    await inSession({ scenario: undefined }, async (session) => {
      const terminal = await session.start('fr', { prefix: without(redirection) });
      expect(await terminal.waitForExit()).toBe(2);
      expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
      const { message } = errorMessage('fr', { code: 'usage', problem: 'no-terminal', given: '' });
      expect(flat(terminal.everyByte())).toContain(flat(message));
      // The output has colours, but no other sequences.
      expect(terminal.everyByte().replaceAll(/\x1b\[[\d;]*m/g, '')).not.toContain('\x1b');
    });
  });

  test('in use by another job is waited for; an empty NO_COLOR leaves it its 256 colours', async ({
    task,
  }) => {
    triedErrors(task, 3);
    const variables = { NO_COLOR: '', COLORFGBG: '15;0' };
    await inSession({ scenario: undefined, variables }, async (session) => {
      const stopped = 'until grep -q "^State:.T" /proc/$!/status; do sleep 0.05; done';
      const script = `set -m; "$@" & ${stopped}; echo aside; fg >/dev/null`;
      const terminal = await session.start('fr', { prefix: ['sh', '-c', script, 'sh'] });
      await wizard(terminal, { lang: 'fr', paste: secret, to: 'billing' });
      await expectToLeave(terminal);
      expect(terminal.frame()).toMatch(/^aside\n/);
      expect(depthOf(terminal.everyByte())).toBe('256');
      expect(leftovers(terminal.everyByte())).toEqual([]);
    });
  });
});
