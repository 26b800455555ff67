import { describe, expect, test } from 'vitest';
import { scenarioNames } from '../../src/emulator/scenario-names.ts';
import { traitsOf } from '../../src/errors/traits.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import { shared } from '../../src/i18n/messages.ts';
import { messages as model } from '../../src/steps/model/messages.ts';
import { settled } from '../support/fakes/answers.ts';
import { everyError } from '../support/fakes/errors.ts';
import { key } from '../support/fakes/services.ts';
import { errorFamily } from '../support/rules/error-families.ts';
import { renderWizard } from '../support/terminal/wizard.tsx';
import { steady } from './scenes.ts';

const lang = 'en';

/** For each step, a text that its answer shows, and whether its call waits for Enter. */
const steps = {
  model: { answered: model[lang].lead, asks: false },
  chat: { answered: 'tokens in', asks: true },
  embeddings: { answered: 'numbers each', asks: true },
} as const;

/** The titles of all errors caused by the service or the account. */
const titles = everyError
  .filter(({ code }) => [4, 5, 6].includes(traitsOf(code).exit))
  .map((error) => errorMessage(lang, error).title);

/** Returns true while a call runs, which Esc would stop. */
const isRunning = (frame: string) => frame.includes(`Esc ${shared[lang].stop}`);

// Leaves out scenarios that only a clock would end.
const scenarios = scenarioNames.filter((name) => !['stall', 'slow'].includes(name));

const cases = scenarios.flatMap((scenario) =>
  (Object.keys(steps) as (keyof typeof steps)[]).map((at) => [scenario, at] as const),
);

describe(
  errorFamily(
    'service',
    'in each scenario a step ends in an answer, or in a named error with actions',
  ),
  () => {
    test.each(cases)('%s: %s', async (scenario, at) => {
      const { answered, asks } = steps[at];
      const before = { key: settled.key, ...(at !== 'model' && { model: settled.model }) };
      const { screen } = await renderWizard({
        lang,
        at,
        answers: before,
        services: { scenario, stored: key },
      });
      if (asks) await screen.press('return');
      const isOver = (frame: string) =>
        !isRunning(frame) &&
        (frame.includes(answered) || titles.some((title) => frame.includes(title)));
      await screen.waitFor(isOver, 20_000);
      const frame = await steady(screen);
      expect(isOver(frame), frame).toBe(true);
      expect(frame).toContain('Enter ');
    });
  },
);
