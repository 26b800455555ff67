import { describe, expect, test } from 'vitest';
import { type Lang, langs } from '../src/i18n/languages.ts';
import { steady } from './steps/scenes.ts';
import { keyText } from './support/fakes/services.ts';
import { isAt, type ScreenStop, screens } from './support/terminal/screens.ts';
import { renderWizard } from './support/terminal/wizard.tsx';

/** The screens from the first to the result of the second call. */
const path: readonly ScreenStop[] = screens.slice(0, screens.indexOf('embedded') + 1);

/** The screens of the path that ask for a choice. */
const choices: readonly ScreenStop[] = [
  'account',
  'billing',
  'paste',
  'place',
  'model',
  'ask',
  'offer',
];

/** Returns true for a row of the table of models. */
const isModel = (line: string) => /^[› ] [a-z]+-\S+ {2,}/.test(line);

/** Returns the hints: the last lines, below an empty one. */
const hintsOf = (lines: readonly string[]) => lines.slice(lines.lastIndexOf('') + 1);

/** Counts the words below the header, including hints. A word has a letter. */
function wordsOf(lines: readonly string[]): number {
  return lines
    .join(' ')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length;
}

interface WizardRun {
  readonly frames: Readonly<Record<string, readonly string[]>>;
  readonly enters: number;
}

/** Goes from the first screen to the result of the second call, and keeps each screen without its header. */
async function runWizard(lang: Lang, demo: boolean): Promise<WizardRun> {
  const session = demo ? { session: { demo: true, sampleKey: keyText } } : {};
  const { screen } = await renderWizard({ lang, ...session });
  const frames: Record<string, readonly string[]> = {};
  let enters = 0;
  for (const stop of path) {
    await screen.waitFor(isAt(stop, lang), 20_000);
    const lines = (await steady(screen)).split('\n');
    frames[stop] = lines.slice(lines.findIndex((line) => /^─+$/.test(line)) + 1);
    if (stop === 'embedded') break;
    if (stop === 'paste') await screen.paste(keyText);
    await screen.press('return');
    enters += 1;
  }
  return { frames, enters };
}

describe.each(langs)('the path to both calls in %s', (lang) => {
  test('never leaves one hint alone on a line', { timeout: 90_000 }, async () => {
    const { frames } = await runWizard(lang, false);
    const hints = Object.values(frames).map(hintsOf);
    expect(hints.filter((lines) => !lines.at(-1)?.includes(' · '))).toEqual([]);
    expect(hintsOf(frames['answered'] ?? [])).toHaveLength(1);
  });

  test.each([false, true])(
    'takes at most 9 presses of Enter and 600 words (demo: %s)',
    { timeout: 90_000 },
    async (demo) => {
      const { frames, enters } = await runWizard(lang, demo);
      expect(enters).toBeLessThanOrEqual(9);
      const counts = Object.entries(frames).map(([stop, lines]) => [stop, wordsOf(lines)] as const);
      const sum = counts.reduce((all, [, count]) => all + count, 0);
      expect(sum, JSON.stringify(counts)).toBeLessThan(600);
      const before = choices.map((stop) => {
        const lines = (frames[stop] ?? []).filter((line) => !isModel(line));
        return [stop, wordsOf(lines)] as const;
      });
      expect(before.filter(([, count]) => count > 60)).toEqual([]);
    },
  );
});
