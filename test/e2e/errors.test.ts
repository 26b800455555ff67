import { describe, expect, test, vi } from 'vitest';
import type { ScenarioName } from '../../src/emulator/scenario-names.ts';
import type { ErrorData } from '../../src/errors/errors.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { shared } from '../../src/i18n/messages.ts';
import { messages as embeddings } from '../../src/steps/embeddings/messages.ts';
import { messages as key } from '../../src/steps/key/messages.ts';
import { realFacts } from '../support/real-facts.ts';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';
import { inChangingSession } from '../support/terminal/changing-session.ts';
import {
  type Action,
  expectErrorScreenInBoth,
  keepForSession,
  startAtCheck,
  type TextsOf,
} from '../support/terminal/error-screen.ts';
import { expectToLeave } from '../support/terminal/leaving.ts';
import type { ProgramTerminal } from '../support/terminal/pty.ts';
import {
  answerWord,
  choose,
  flat,
  isAt,
  says,
  secret,
  wizard,
} from '../support/terminal/screens.ts';

vi.setConfig({ testTimeout: 90_000 });

interface KeyErrorScreen {
  /** Undefined for an address without a service. */
  readonly scenario: ScenarioName | undefined;
  readonly error: (host: string) => ErrorData;
  /** The best first. */
  readonly actions: readonly Action[];
  readonly texts?: TextsOf;
}

/** None of the tried models is in the plan. */
const noneInPlan: TextsOf = (lang) => [key[lang].noneInPlan('5'), key[lang].planHint];

const model = realFacts.models.chat;

/** Errors after which the person enters another key. */
const withAnotherKey: Readonly<Record<string, KeyErrorScreen>> = {
  'an unreachable service': {
    scenario: undefined,
    error: (host) => ({ code: 'network', problem: 'refused', host }),
    actions: ['retry', 'paste'],
  },
  'a wrong key': {
    scenario: 'key-refused',
    error: () => ({ code: 'key-refused' }),
    actions: ['paste', 'retry', 'justMade', 'open'],
  },
  'a web page instead of an answer': {
    scenario: 'malformed',
    error: (host) => ({ code: 'bad-answer', host }),
    actions: ['retry', 'paste', 'open'],
  },
  'a redirect to another origin': {
    scenario: 'redirect',
    error: (host) => ({ code: 'network', problem: 'redirect', host }),
    actions: ['retry', 'paste'],
  },
};

/** Errors for a valid key, which can be stored anyway. */
const withTheSameKey: Readonly<Record<string, KeyErrorScreen>> = {
  'an account without a payment method': {
    scenario: 'payment',
    error: () => ({ code: 'payment' }),
    actions: ['retry', 'justMade', 'chooseModel', 'paste', 'open'],
  },
  'a limit of 0 on every model': {
    scenario: 'zero-quota',
    error: () => ({ code: 'zero-quota', model }),
    actions: ['chooseModel', 'retry', 'paste', 'open'],
    texts: noneInPlan,
  },
  'a plan without the models': {
    scenario: 'tier',
    error: () => ({ code: 'tier', model }),
    actions: ['chooseModel', 'retry', 'paste', 'open'],
    texts: noneInPlan,
  },
  'an account without Labs models': {
    scenario: 'labs',
    error: () => ({ code: 'labs', model }),
    actions: ['chooseModel', 'retry', 'paste', 'open'],
  },
};

const namesOf = (errorScreens: object) => Object.keys(errorScreens).join(', ');

/**
 * Runs the wizard into these errors one after another: `leaveScreen` leads from each error screen to the field for the next
 * key.
 */
async function wizardInto(
  errorScreens: readonly KeyErrorScreen[],
  leaveScreen: (terminal: ProgramTerminal) => Promise<unknown>,
): Promise<void> {
  await inChangingSession(async ({ url, start }, serve) => {
    await serve(errorScreens[0]?.scenario);
    const terminal = await start('en', { args: ['--no-animation'] });
    await wizard(terminal, { lang: 'en', paste: secret, to: 'paste' });
    for (const [at, { error, actions, texts }] of errorScreens.entries()) {
      await terminal.pasteUntil(secret, '•••');
      await terminal.pressUntil('return', (frame) => !isAt('paste', 'en')(frame));
      await expectErrorScreenInBoth(terminal, error(new URL(url).host), actions, texts);
      expect(terminal.frame()).toContain(key.en.notStored);
      await leaveScreen(terminal);
      await terminal.waitFor(isAt('paste', 'en'));
      await serve(errorScreens[at + 1]?.scenario);
    }
    await expectToLeave(terminal);
  });
}

describe.concurrent(
  errorFamily(
    'service',
    'an error of the key check is explained in both languages, and the wizard continues',
  ),
  () => {
    test(`with another key: ${namesOf(withAnotherKey)}`, async ({ task }) => {
      triedErrors(task, Object.keys(withAnotherKey).length);
      await wizardInto(Object.values(withAnotherKey), (terminal) =>
        choose(terminal, shared.en.actions.paste),
      );
    });

    test(`with the next step: ${namesOf(withTheSameKey)}`, async ({ task }) => {
      triedErrors(task, Object.keys(withTheSameKey).length);
      await wizardInto(Object.values(withTheSameKey), async (terminal) => {
        await choose(terminal, shared.en.actions.chooseModel);
        await keepForSession(terminal, 'en');
        await terminal.pressUntil('return', isAt('model', 'en'));
        await terminal.pressUntil('escape', says(key.en.keptLead));
        await choose(terminal, key.en.pasteAnother);
      });
    });
  },
);

describe.concurrent(
  errorFamily(
    'service',
    'the key check counts a wait down, the chat keeps the received text, and both continue',
  ),
  () => {
    test('rate-limited and over capacity, then cut and ended by an error', async ({ task }) => {
      triedErrors(task, 4);
      await inChangingSession(async (session, serve) => {
        await serve('rate-limited');
        const terminal = await startAtCheck(session, 'fr');
        await expectCountDown(terminal, 'fr', 'waitingRate');
        await keepForSession(terminal, 'fr');
        await terminal.pressUntil('return', isAt('model', 'fr'));
        await terminal.pressUntil('escape', says(key.fr.keptLead));
        await terminal.pressUntil('ctrl+l', says(key.en.keptLead));
        await choose(terminal, key.en.pasteAnother);
        await serve('capacity');
        await terminal.pasteUntil(secret, '•••');
        await terminal.pressUntil('return', (frame) => !isAt('paste', 'en')(frame));
        await expectCountDown(terminal, 'en', 'waitingCapacity');
        await keepForSession(terminal, 'en');
        await serve('cut');
        await wizard(terminal, { lang: 'en', paste: secret, from: 'stored', to: 'ask' });
        await terminal.pressUntil('return', (frame) => !isAt('ask', 'en')(frame));
        const actions = ['retry', 'model', 'skip'] as const;
        await expectErrorScreenInBoth(terminal, { code: 'stream-cut' }, actions);
        expect(terminal.frame()).toContain(answerWord);
        await serve('stream-error');
        await choose(terminal, shared.en.actions.retry);
        await expectErrorScreenInBoth(terminal, { code: 'stream-error' }, [...actions, 'open']);
        expect(terminal.frame()).toContain(answerWord);
        await choose(terminal, shared.en.actions.skip);
        await terminal.waitFor(says(embeddings.en.offered));
        await expectToLeave(terminal);
      });
    });
  },
);

async function expectCountDown(
  terminal: ProgramTerminal,
  lang: Lang,
  label: 'waitingRate' | 'waitingCapacity',
): Promise<void> {
  const waiting = await terminal.waitFor(says(key[lang][label]));
  const left = key[lang].left('9').replace('9', '\\d');
  expect(flat(waiting)).toMatch(new RegExp(flat(left)));
}
