import { expect, test } from 'vitest';
import { langs } from '../../src/i18n/languages.ts';
import { topicMessages } from '../../src/steps/explore/topic-messages.ts';
import { messages as handoff } from '../../src/steps/handoff/messages.ts';
import { sees, steady } from '../steps/scenes.ts';
import { settled } from '../support/fakes/answers.ts';
import { flat } from '../support/terminal/screens.ts';
import { renderWizard } from '../support/terminal/wizard.tsx';

/** Returns the text to the right of the line beside a list, as one line. */
function asideOf(frame: string): string {
  return flat(
    frame
      .split('\n')
      .map((line) => line.split(' │ ')[1] ?? '')
      .join(' '),
  );
}

test.each(
  langs.flatMap((lang) => [
    [lang, 'explore', topicMessages[lang].fim.lead] as const,
    [lang, 'handoff', handoff[lang].leads.python] as const,
  ]),
)('in %s, a wide window explains the current row of %s beside its list', async (lang, at, lead) => {
  const { screen } = await renderWizard({ at, answers: settled, lang, columns: 130, rows: 40 });
  await sees({ screen }, '? ');
  await screen.press('down');
  await screen.waitFor((frame) => asideOf(frame).includes(flat(lead)));
  await screen.resize(129, 40);
  expect(asideOf(await steady(screen))).toBe('');
});
