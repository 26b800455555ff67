import { describe, expect, test, vi } from 'vitest';
import { faultWords } from '../../src/i18n/faults.ts';
import { shared } from '../../src/i18n/shared.ts';
import { words as chat } from '../../src/steps/chat/words.ts';
import { faultFamily, triedFaults } from '../support/fault-families.ts';
import { expectToLeave } from '../support/leaving.ts';
import type { Variables } from '../support/program.ts';
import { inSession } from '../support/session.ts';
import { answerWord, flat, isAt, says, secret, walk } from '../support/stations.ts';
import { saneTerminal } from '../support/terminal-state.ts';
import { leftovers } from '../support/traces.ts';

vi.setConfig({ testTimeout: 60_000 });

type Depth = 'none' | 'some' | '16' | '256' | 'all';

interface Odd {
  readonly variables?: Variables;
  readonly prefix?: readonly string[];
  /** The colours that may be drawn with. */
  readonly colours: Depth;
}

const without = (redirection: string) => ['sh', '-c', `exec "$@" ${redirection}`, 'sh'];

const odd: Readonly<Record<string, Odd>> = {
  'and NO_COLOR': { variables: { NO_COLOR: '1' }, colours: 'none' },
  'and an empty NO_COLOR, which says nothing': { variables: { NO_COLOR: '' }, colours: '256' },
  'and FORCE_COLOR=0': { variables: { FORCE_COLOR: '0' }, colours: 'none' },
  'and FORCE_COLOR=1': { variables: { FORCE_COLOR: '1' }, colours: '16' },
  'and FORCE_COLOR=3': { variables: { FORCE_COLOR: '3' }, colours: 'all' },
  'and both: none is stronger': {
    variables: { FORCE_COLOR: '3', NO_COLOR: '1' },
    colours: 'none',
  },
  'that could be a build’s': { variables: { CI: 'true' }, colours: 'some' },
  'without a TERM': { prefix: ['env', '-u', 'TERM'], colours: 'some' },
  'of a kind that no one knows': { variables: { TERM: 'no-such' }, colours: 'some' },
  'that does not know its size': {
    prefix: ['sh', '-c', 'stty rows 0 cols 0; exec "$@"', 'sh'],
    colours: '256',
  },
  'whose errors go nowhere': { prefix: without('2>&-'), colours: '256' },
};

/** The colours that were asked for, of letters and of what is behind them. */
function depthOf(bytes: string): Depth {
  const codes = [...bytes.matchAll(/\x1b\[([\d;:]*)m/g)].map(([, code = '']) => code);
  if (codes.some((code) => /^[34]8[;:]2\b/.test(code))) return 'all';
  if (codes.some((code) => /^[34]8[;:]5\b/.test(code))) return '256';
  return codes.some((code) => /^(?:[34][0-7]|9[0-7]|10[0-7])$/.test(code)) ? '16' : 'none';
}

describe.concurrent(faultFamily('terminal', 'a terminal'), () => {
  test.each(Object.entries(odd))('%s', async (_, { variables = {}, prefix = [], colours }) => {
    await inSession({ scenario: undefined }, async (session) => {
      const terminal = await session.start('en', { demo: true, variables, prefix });
      await walk(terminal, { lang: 'en', paste: secret, to: 'billing' });
      await expectToLeave(terminal);
      const bytes = terminal.everyByte();
      if (colours !== 'some') expect(depthOf(bytes)).toBe(colours);
      expect(leftovers(bytes)).toEqual([]);
    });
  });

  test.each([
    ['typed from nowhere', '<&-'],
    ['that nothing is drawn on', '>&-'],
  ])('%s: why, the commands, and 2', async (_, redirection) => {
    await inSession({ scenario: undefined }, async (session) => {
      const terminal = await session.start('fr', { prefix: without(redirection) });
      expect(await terminal.waitForExit()).toBe(2);
      expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
      const { message } = faultWords('fr', { code: 'usage', problem: 'no-terminal', given: '' });
      expect(flat(terminal.everyByte())).toContain(flat(message));
      expect(terminal.everyByte()).not.toContain('\x1b');
    });
  });

  test('of 256 colours that another job has: waits for its turn', async ({ task }) => {
    triedFaults(task, 2);
    await inSession({ scenario: undefined }, async (session) => {
      const stopped = 'until grep -q "^State:.T" /proc/$!/status; do sleep 0.05; done';
      const script = `set -m; "$@" & ${stopped}; echo aside; fg >/dev/null`;
      const terminal = await session.start('fr', { prefix: ['sh', '-c', script, 'sh'] });
      await walk(terminal, { lang: 'fr', paste: secret, to: 'billing' });
      await expectToLeave(terminal);
      expect(terminal.frame()).toMatch(/^aside\n/);
      expect(depthOf(terminal.everyByte())).toBe('256');
      expect(leftovers(terminal.everyByte())).toEqual([]);
    });
  });

  test('made 10x5 in the middle of an answer, then sixty other sizes, and left while it is small', async ({
    task,
  }) => {
    triedFaults(task, 3);
    await inSession({ scenario: undefined }, async (session) => {
      const terminal = await session.start('fr', { demo: true });
      await walk(terminal, { lang: 'fr', paste: secret, to: 'ask' });
      await terminal.pressUntil('return', says(answerWord));
      const isTooSmall = (frame: string) => flat(frame).replaceAll(' ', '') === tooSmall;
      const tooSmall = shared.fr.tooSmall.replaceAll(/\s/g, '');
      terminal.resize(10, 5);
      await terminal.waitFor(isTooSmall);
      for (let size = 1; size <= 60; size += 1) {
        terminal.resize(((size * 37) % 120) + 1, ((size * 17) % 40) + 1);
      }
      terminal.resize(80, 24);
      const frame = await terminal.waitFor(
        (now) => says(chat.fr.stop)(now) || isAt('answered', 'fr')(now),
      );
      expect(frame.split('\n').length).toBeLessThanOrEqual(24);
      expect(await terminal.waitFor(isAt('answered', 'fr'))).toContain(answerWord);
      terminal.resize(10, 5);
      await terminal.waitFor(isTooSmall);
      await expectToLeave(terminal);
    });
  });
});
