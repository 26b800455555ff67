import { describe, expect, test, vi } from 'vitest';
import { type Lang, otherLang } from '../../src/i18n/languages.ts';
import { shared } from '../../src/i18n/messages.ts';
import { messages as chat } from '../../src/steps/chat/messages.ts';
import { characters } from '../../src/ui/keys.ts';
import { messages as end } from '../../src/wizard/messages.ts';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';
import { keysHint } from '../support/terminal/keys-hint.ts';
import { expectToLeave } from '../support/terminal/leaving.ts';
import type { ProgramTerminal } from '../support/terminal/pty.ts';
import {
  answerWord,
  flat,
  isAt,
  says,
  secret,
  stepTitle,
  wizard,
} from '../support/terminal/screens.ts';
import { inSession, type Session } from '../support/terminal/session.ts';
import { saneTerminal } from '../support/terminal/terminal-state.ts';

vi.setConfig({ testTimeout: 90_000 });

/** The ways to stop the program, in the order in which they are tried. */
const stops = ['SIGTERM', 'SIGHUP', 'Ctrl+C'] as const;

/**
 * Completes the first step again, in a run that starts at the second one, so that the answer is written to the disk.
 */
async function repeatFirstStep(terminal: ProgramTerminal, lang: Lang): Promise<void> {
  await terminal.pressUntil('escape', isAt('account', lang));
  await terminal.pressUntil('return', isAt('billing', lang));
}

/** Expects that the next two starts continue at the second step. */
async function continueAtBilling(session: Session, lang: Lang): Promise<ProgramTerminal> {
  const next = await session.start(lang);
  expect(await next.waitFor(isAt('billing', lang))).toContain(stepTitle('billing', lang));
  await repeatFirstStep(next, lang);
  return next;
}

describe.concurrent(errorFamily('stops', 'the wizard is stopped'), () => {
  test(`by ${stops.join(', ')}: it exits with 130, restores the terminal and saves progress; a closed window saves progress`, async ({
    task,
  }) => {
    triedErrors(task, stops.length + 1);
    await inSession({ scenario: undefined }, async (session) => {
      let lang: Lang = 'en';
      let terminal = await session.start(lang);
      await wizard(terminal, { lang, paste: secret, to: 'billing' });
      for (const stop of stops) {
        if (stop === 'Ctrl+C') terminal.press('ctrl+c');
        else terminal.kill(stop);
        const code = await terminal.waitForExit();
        const state = await terminal.stateAfterExit();
        expect({ stop, code, state }).toEqual({ stop, code: 130, state: saneTerminal });
        expect(flat(terminal.frame())).toBe(flat(end[lang].left));
        lang = otherLang(lang);
        terminal = await continueAtBilling(session, lang);
      }
      await terminal.hangUp();
      await expectToLeave(await continueAtBilling(session, otherLang(lang)));
    });
  });

  test('by Esc and by Ctrl+C during an answer, in the smallest window and in sixty other sizes', async ({
    task,
  }) => {
    triedErrors(task, { stops: 1, terminal: 3 });
    await inSession({ scenario: undefined }, async (session) => {
      const terminal = await session.start('en', { demo: true });
      await wizard(terminal, { lang: 'en', paste: secret, to: 'ask' });
      await terminal.pressUntil('return', says(answerWord));
      for (const [columns, rows] of [
        [40, 12],
        [200, 60],
      ] as const) {
        terminal.resize(columns, rows);
        const frame = await terminal.waitFor((now) => isWhole(now, columns));
        expect(frame.split('\n').length).toBeLessThanOrEqual(rows);
        expect(frame.split(stepTitle('chat', 'en'))).toHaveLength(2);
      }
      await terminal.pressUntil('escape', says(chat.en.stopped));
      await askAgain(terminal);
      await answerInManySizes(terminal);
      await askAgain(terminal);
      terminal.resize(10, 5);
      await terminal.waitFor(isTooSmall);
      await expectToLeave(terminal);
    });
  });
});

async function askAgain(terminal: ProgramTerminal): Promise<void> {
  await terminal.typeUntil(characters.again, isAt('ask', 'en'));
  await terminal.pressUntil('return', says(answerWord));
}

/** Expects that an answer that arrives while the window changes loses nothing. */
async function answerInManySizes(terminal: ProgramTerminal): Promise<void> {
  terminal.resize(10, 5);
  await terminal.waitFor(isTooSmall);
  for (let size = 1; size <= 60; size += 1) {
    terminal.resize(((size * 37) % 120) + 1, ((size * 17) % 40) + 1);
  }
  terminal.resize(80, 24);
  const frame = await terminal.waitFor(
    (now) => says(shared.en.stop)(now) || isAt('answered', 'en')(now),
  );
  expect(frame.split('\n').length).toBeLessThanOrEqual(24);
  expect(await terminal.waitFor(isAt('answered', 'en'))).toContain(answerWord);
}

function isTooSmall(frame: string): boolean {
  return frame.replaceAll(/\s/g, '') === shared.en.tooSmall.replaceAll(/\s/g, '');
}

/** Returns true for a wizard screen of this many columns, with header and footer in place, during an answer. */
function isWhole(frame: string, columns: number): boolean {
  const lines = frame.split('\n');
  return (
    lines[0]?.startsWith(stepTitle('chat', 'en')) === true &&
    lines.every((line) => line.length <= columns) &&
    keysHint('en').test(lines.slice(-2).join(' ')) &&
    says(`Esc ${shared.en.stop}`)(frame)
  );
}
