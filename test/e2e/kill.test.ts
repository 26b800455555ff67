import { describe, expect, it, vi } from 'vitest';
import type { Lang } from '../../src/i18n/languages.ts';
import { messages as key } from '../../src/steps/key/messages.ts';
import type { StepId } from '../../src/steps/step.ts';
import { messages as end } from '../../src/wizard/messages.ts';
import { keyringParts, startKeyring } from '../support/processes/keyring.ts';
import { errorFamily } from '../support/rules/error-families.ts';
import { inChangingSession, type Serve } from '../support/terminal/changing-session.ts';
import type { ProgramTerminal } from '../support/terminal/pty.ts';
import {
  answerWord,
  choose,
  flat,
  isAt,
  says,
  secret,
  stepTitle,
  titles,
  wizard,
} from '../support/terminal/screens.ts';
import type { Session } from '../support/terminal/session.ts';

vi.setConfig({ testTimeout: 180_000 });

describe(errorFamily('stops', 'killed with SIGKILL'), { tags: [...keyringParts] }, () => {
  it('on any step: the next start continues at that step', async () => {
    const keyring = await startKeyring('unlocked');
    try {
      await inChangingSession(killOnEachStep, { variables: keyring.variables });
    } finally {
      await keyring.stop();
    }
  });
});

async function killOnEachStep(session: Session, serve: Serve): Promise<void> {
  await serve('ok');
  const args = ['--no-animation'];
  /** Kills one program, and expects the next one to continue at the given step. The language changes each time. */
  const killed = async (
    terminal: ProgramTerminal,
    lang: Lang,
    step: StepId | 'done',
    sign: (frame: string) => boolean,
  ) => {
    terminal.kill('SIGKILL');
    expect(await terminal.waitForExit()).toBe(128 + 9);
    const next = await session.start(lang, { args });
    expect(await next.waitFor(sign)).toContain(
      step === 'done' ? titles[lang].at(-1) : stepTitle(step, lang),
    );
    return next;
  };
  const paste = secret;

  let terminal = await session.start('en', { args });
  await terminal.waitFor(isAt('account', 'en'));
  terminal = await killed(terminal, 'fr', 'account', isAt('account', 'fr'));
  await wizard(terminal, { lang: 'fr', paste, to: 'billing' });
  terminal = await killed(terminal, 'en', 'billing', isAt('billing', 'en'));
  await wizard(terminal, { lang: 'en', paste, from: 'billing', to: 'paste' });
  await terminal.pasteUntil(paste, '•••');
  terminal = await killed(terminal, 'fr', 'key', isAt('paste', 'fr'));
  // The key is stored, but the step is not completed: the next start finds the key in the keychain.
  await wizard(terminal, { lang: 'fr', paste, from: 'paste', to: 'stored' });
  const offer = key.en.chooseKeychain(secret.slice(-4));
  terminal = await killed(terminal, 'en', 'key', says(offer));
  await choose(terminal, offer);
  await wizard(terminal, { lang: 'en', paste, from: 'stored', to: 'model' });
  terminal = await killed(terminal, 'fr', 'model', isAt('model', 'fr'));
  await wizard(terminal, { lang: 'fr', paste, from: 'model', to: 'ask' });
  await serve('ok', 'natural');
  await terminal.pressUntil('return', says(answerWord));
  await terminal.hangUp();
  await serve('ok');
  terminal = await session.start('en', { args });
  expect(await terminal.waitFor(isAt('ask', 'en'))).toContain(stepTitle('chat', 'en'));
  terminal = await killed(terminal, 'en', 'chat', isAt('ask', 'en'));
  await wizard(terminal, { lang: 'en', paste, from: 'ask', to: 'offer' });
  terminal = await killed(terminal, 'fr', 'embeddings', isAt('offer', 'fr'));
  await wizard(terminal, { lang: 'fr', paste, from: 'offer', to: 'done' });
  terminal = await killed(terminal, 'en', 'done', isAt('done', 'en'));
  expect(flat(terminal.frame())).toContain(flat(end.en.headline));
  expect(await terminal.pressToEnd('return')).toBe(0);
}
