import { describe, expect, test, vi } from 'vitest';
import type { Lang } from '../../src/i18n/locale.ts';
import { shared } from '../../src/i18n/shared.ts';
import { words as chat } from '../../src/steps/chat/words.ts';
import { words as end } from '../../src/wizard/words.ts';
import { faultFamily } from '../support/fault-families.ts';
import { expectToLeave } from '../support/leaving.ts';
import type { ProgramTerminal } from '../support/pty.ts';
import { inSession, type Session } from '../support/session.ts';
import { answerWord, flat, isAt, says, secret, titles, walk } from '../support/stations.ts';
import { saneTerminal } from '../support/terminal-state.ts';

vi.setConfig({ testTimeout: 90_000 });

/** The first start goes on to the second step and no further: what it has settled is on disk. */
async function startAtBilling(session: Session): Promise<ProgramTerminal> {
  const terminal = await session.start('en');
  await walk(terminal, { lang: 'en', paste: secret, to: 'billing' });
  return terminal;
}

async function expectToGoOnAtBilling(session: Session): Promise<void> {
  const next = await session.start('fr');
  expect(await next.waitFor(isAt('billing', 'fr'))).toContain(titles.fr[1]);
  await expectToLeave(next);
}

async function startAtStream(session: Session, lang: Lang): Promise<ProgramTerminal> {
  const terminal = await session.start(lang, { demo: true });
  await walk(terminal, { lang, paste: secret, to: 'ask' });
  await terminal.pressUntil('return', says(answerWord));
  return terminal;
}

describe.concurrent(faultFamily('stops', 'asked to stop'), () => {
  test.each(['SIGTERM', 'SIGHUP', 'Ctrl+C'] as const)(
    'by %s: 130, a sane terminal, and progress',
    async (how) => {
      await inSession({ scenario: undefined }, async (session) => {
        const terminal = await startAtBilling(session);
        if (how === 'Ctrl+C') terminal.press('ctrl+c');
        else terminal.kill(how);
        const code = await terminal.waitForExit();
        const state = await terminal.stateAfterExit();
        expect({ code, state }).toEqual({ code: 130, state: saneTerminal });
        expect(flat(terminal.frame())).toBe(flat(end.en.left));
        await expectToGoOnAtBilling(session);
      });
    },
  );

  test('by a window that closes: it ends, and progress is kept', async () => {
    await inSession({ scenario: undefined }, async (session) => {
      const terminal = await startAtBilling(session);
      await terminal.hangUp();
      await expectToGoOnAtBilling(session);
    });
  });

  test('by SIGTERM in the middle of an answer', async () => {
    await inSession({ scenario: undefined }, async (session) => {
      const terminal = await startAtStream(session, 'fr');
      terminal.kill('SIGTERM');
      expect(await terminal.waitForExit()).toBe(130);
      expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
      expect(flat(terminal.frame())).toBe(flat(end.fr.leftDemo));
    });
  });

  test('by Esc and by Ctrl+C in the middle of an answer, in windows of other sizes', async () => {
    await inSession({ scenario: undefined }, async (session) => {
      const terminal = await startAtStream(session, 'en');
      for (const [columns, rows] of [
        [40, 12],
        [200, 60],
      ] as const) {
        terminal.resize(columns, rows);
        const frame = await terminal.waitFor((now) => isWhole(now, Math.min(columns, 100)));
        expect(frame.split('\n').length).toBe(rows);
        expect(frame.split(titles.en[4] ?? '')).toHaveLength(2);
      }
      await terminal.pressUntil('escape', says(chat.en.stopped));
      await terminal.typeUntil('a', isAt('ask', 'en'));
      await terminal.pressUntil('return', says(answerWord));
      await expectToLeave(terminal);
    });
  });
});

/** True for a screen of the walk that fills so many columns, header and footer in their places, while an answer comes. */
function isWhole(frame: string, columns: number): boolean {
  const lines = frame.split('\n');
  return (
    lines[0]?.startsWith(titles.en[4] ?? '') === true &&
    lines.some((line) => /^─+$/.test(line) && line.length === columns) &&
    lines.every((line) => line.length <= columns) &&
    flat(lines.slice(-2).join(' ')).endsWith(`Ctrl+C ${shared.en.leave}`) &&
    says(`Esc ${chat.en.stop}`)(frame)
  );
}
