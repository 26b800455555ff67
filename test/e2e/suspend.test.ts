import { setTimeout as pass } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { words as key } from '../../src/steps/key/words.ts';
import { faultFamily } from '../support/fault-families.ts';
import { expectToLeave } from '../support/leaving.ts';
import { isStopped } from '../support/processes.ts';
import type { ProgramTerminal } from '../support/pty.ts';
import { inSession } from '../support/session.ts';
import { answerWord, isAt, says, secret, walk } from '../support/stations.ts';
import { keepForSession, startAtCheck } from '../support/trouble.ts';

vi.setConfig({ testTimeout: 90_000 });

/** Stops the program, as a machine that goes to sleep does, lets time pass, and wakes it. */
async function sleepFor(terminal: ProgramTerminal, ms: number): Promise<void> {
  terminal.kill('SIGSTOP');
  while (!isStopped(terminal.pid)) await pass(5);
  await pass(ms);
  terminal.kill('SIGCONT');
}

describe.concurrent(faultFamily('network', 'a machine that sleeps'), () => {
  test('in the middle of an answer loses nothing of it', async () => {
    await inSession({ scenario: 'ok', pace: 'natural' }, async (session) => {
      const terminal = await startAtCheck(session, 'en');
      await keepForSession(terminal, 'en');
      await walk(terminal, { lang: 'en', paste: secret, from: 'stored', to: 'ask' });
      await terminal.pressUntil('return', says(answerWord));
      await sleepFor(terminal, 1_500);
      const frame = await terminal.waitFor(isAt('answered', 'en'));
      expect(frame).toContain(answerWord);
      await expectToLeave(terminal);
    });
  });

  test('in the middle of a wait goes on by itself', async () => {
    await inSession({ scenario: 'rate-limited' }, async (session) => {
      const terminal = await startAtCheck(session, 'en');
      await terminal.waitFor(says(key.en.waitingRate));
      await sleepFor(terminal, 2_000);
      await terminal.waitFor((frame) => !says(key.en.waitingRate)(frame));
      await keepForSession(terminal, 'en');
      await expectToLeave(terminal);
    });
  });
});
