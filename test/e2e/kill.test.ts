import { describe, expect, test, vi } from 'vitest';
import type { Lang } from '../../src/i18n/locale.ts';
import { shared } from '../../src/i18n/shared.ts';
import { words as chat } from '../../src/steps/chat/words.ts';
import { words as key } from '../../src/steps/key/words.ts';
import { words as end } from '../../src/wizard/words.ts';
import { describeWithKeyring } from '../support/describe-with-keyring.ts';
import { startKeyring } from '../support/keyring.ts';
import { expectToLeave } from '../support/leaving.ts';
import { isRunning } from '../support/processes.ts';
import type { ProgramTerminal } from '../support/pty.ts';
import { inSession, type Session } from '../support/session.ts';
import { choose, flat, isAt, says, titles, walk } from '../support/stations.ts';
import { saneTerminal } from '../support/terminal-state.ts';

vi.setConfig({ testTimeout: 90_000 });

const secret = 'xQ7zW2kP9vT4mB8nR3jL6hG5fD1sC0yA';

/** What every answer to the offered question has in it early on. */
const answerWord = 'Comté';

/** Closes the window, and waits until the program has ended of it. */
async function hangUp(terminal: ProgramTerminal): Promise<void> {
  const { pid } = terminal;
  terminal.hangUp();
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 20_000 });
}

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

describeWithKeyring('killed with SIGKILL', (it) => {
  it('on any step, the next start goes on at that step', async () => {
    const keyring = await startKeyring('unlocked');
    try {
      await inSession({ scenario: 'ok', variables: keyring.variables }, killOnEachStep);
    } finally {
      await keyring.stop();
    }
  });
});

async function killOnEachStep(session: Session): Promise<void> {
  /** Kills one program, and holds the next to where it must go on. The language changes each time. */
  const killed = async (
    terminal: ProgramTerminal,
    lang: Lang,
    step: number,
    sign: (frame: string) => boolean,
  ) => {
    terminal.kill('SIGKILL');
    expect(await terminal.waitForExit()).toBe(128 + 9);
    const next = await session.start(lang);
    expect(await next.waitFor(sign)).toContain(titles[lang][step]);
    return next;
  };
  const paste = secret;

  let terminal = await session.start('en');
  await terminal.waitFor(isAt('account', 'en'));
  terminal = await killed(terminal, 'fr', 0, isAt('account', 'fr'));
  await walk(terminal, { lang: 'fr', paste, to: 'billing' });
  terminal = await killed(terminal, 'en', 1, isAt('billing', 'en'));
  await walk(terminal, { lang: 'en', paste, from: 'billing', to: 'paste' });
  await terminal.pasteUntil(paste, '•••');
  terminal = await killed(terminal, 'fr', 2, isAt('paste', 'fr'));
  // Stored, and not yet settled: the next start finds it in the keychain.
  await walk(terminal, { lang: 'fr', paste, from: 'paste', to: 'stored' });
  const offer = key.en.chooseKeychain(secret.slice(-4));
  terminal = await killed(terminal, 'en', 2, says(offer));
  await choose(terminal, offer);
  await walk(terminal, { lang: 'en', paste, from: 'stored', to: 'model' });
  terminal = await killed(terminal, 'fr', 3, isAt('model', 'fr'));
  await walk(terminal, { lang: 'fr', paste, from: 'model', to: 'ask' });
  await terminal.pressUntil('return', says(answerWord));
  await hangUp(terminal);
  terminal = await session.start('en');
  expect(await terminal.waitFor(isAt('ask', 'en'))).toContain(titles.en[4]);
  terminal = await killed(terminal, 'en', 4, isAt('ask', 'en'));
  await walk(terminal, { lang: 'en', paste, from: 'ask', to: 'offer' });
  terminal = await killed(terminal, 'fr', 5, isAt('offer', 'fr'));
  await walk(terminal, { lang: 'fr', paste, from: 'offer', to: 'done' });
  terminal = await killed(terminal, 'en', 6, isAt('done', 'en'));
  expect(flat(terminal.frame())).toContain(flat(end.en.headline));
  expect(await terminal.pressToEnd('return')).toBe(0);
}

describe.concurrent('asked to stop', () => {
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
      await hangUp(terminal);
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
