import { setTimeout as pass } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { errorMessage } from '../../src/i18n/errors.ts';
import { messages as key } from '../../src/steps/key/messages.ts';
import { storeMessages } from '../../src/steps/key/store-messages.ts';
import { messages as end } from '../../src/wizard/messages.ts';
import { isStopped } from '../support/processes/processes.ts';
import { triedErrors } from '../support/rules/error-families.ts';
import { missingParts } from '../support/system-parts.js';
import { keepForSession, wizardToCheck } from '../support/terminal/error-screen.ts';
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
import { inSession } from '../support/terminal/session.ts';
import { saneTerminal } from '../support/terminal/terminal-state.ts';

vi.setConfig({ testTimeout: 90_000 });

/** Without a session bus, the missing library is noticed before the missing bus. */
const problem = missingParts().includes('libsecret') ? 'library-missing' : 'no-bus';

/** Suspends the program for some time, as a sleeping machine does. */
async function sleepFor(terminal: ProgramTerminal, ms: number): Promise<void> {
  terminal.kill('SIGSTOP');
  while (!isStopped(terminal.pid)) await pass(5);
  await pass(ms);
  terminal.kill('SIGCONT');
}

/** Suspends the program while it checks the key, then expects the message about the missing keychain. */
async function sleepAtCheck(terminal: ProgramTerminal): Promise<void> {
  await wizardToCheck(terminal, 'fr');
  await terminal.waitFor(says(key.fr.waitingRate));
  await sleepFor(terminal, 2_000);
  await terminal.waitFor((frame) => !says(key.fr.waitingRate)(frame));
  const frame = await terminal.waitFor(isAt('place', 'fr'));
  const { message } = errorMessage('fr', { code: 'keychain', problem, detail: '' });
  const { works, noKeychain, unusable } = storeMessages.fr;
  const lead = problem === 'no-bus' ? noKeychain : unusable;
  for (const text of [works, lead, message]) expect(flat(frame)).toContain(flat(text));
  await keepForSession(terminal, 'fr');
}

test('reaches the end with the key in memory if there is no keychain and the machine sleeps at the first step, in a wait and in an answer', async ({
  task,
}) => {
  triedErrors(task, { network: 2, terminal: 1 });
  await inSession({ scenario: 'rate-limited', pace: 'natural' }, async (session) => {
    const terminal = await session.start('fr', { args: ['--no-animation'] });
    await terminal.waitFor(isAt('account', 'fr'));
    // Programs cannot handle SIGSTOP, and these calls follow each other at once.
    terminal.kill('SIGSTOP');
    terminal.kill('SIGCONT');
    await sleepAtCheck(terminal);
    await wizard(terminal, { lang: 'fr', paste: '', from: 'stored', to: 'ask' });
    await terminal.pressUntil('return', says(answerWord));
    await sleepFor(terminal, 1_500);
    const frames = await wizard(terminal, { lang: 'fr', paste: '', from: 'answered', to: 'done' });
    expect(frames.answered).toContain(answerWord);
    expect(flat(frames.done ?? '')).toContain(flat(end.fr.keySession(secret.slice(-4))));
    expect(await terminal.pressToEnd('return')).toBe(0);
    expect(await terminal.stateAfterExit()).toEqual(saneTerminal);

    const second = await session.start('fr');
    expect(await second.waitFor(isAt('paste', 'fr'))).toContain(stepTitle('key', 'fr'));
    await expectToLeave(second);
  });
});
