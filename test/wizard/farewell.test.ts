import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { ErrorData } from '../../src/errors/errors.ts';
import { type Lang, langs } from '../../src/i18n/languages.ts';
import { farewell, type WizardEnd } from '../../src/wizard/farewell.ts';
import { settled } from '../support/fakes/answers.ts';
import { createTestServices } from '../support/fakes/services.ts';
import { breakSlipsIn } from '../support/rules/typography.ts';

interface Options {
  readonly columns: number;
  readonly demo?: boolean;
  readonly unsaved?: ErrorData;
}

/** Returns the lines that stay in a terminal of this width. */
async function linesOf(
  lang: Lang,
  leaving: WizardEnd,
  { columns, demo = false, unsaved }: Options,
): Promise<readonly string[]> {
  const services = await createTestServices({ variables: { HOME: '/home/someone' } });
  const said: string[] = [];
  await farewell(
    leaving,
    { state: { current: 'chat', answers: settled, skipped: [] }, lang, unsaved },
    {
      settings: { demo },
      services,
      about: '',
      columns,
      signs: { good: '✓' },
      say: (text) => said.push(text),
    },
  );
  return said.join('').split('\n');
}

const full: ErrorData = { code: 'files', problem: 'full', path: '/home/someone/progress.json' };

const endings: readonly (readonly [string, WizardEnd, Partial<Options>])[] = [
  ['after the last step', { reason: 'done' }, {}],
  ['after the demo', { reason: 'done' }, { demo: true }],
  ['after Ctrl+C', { reason: 'left' }, {}],
  ['after Ctrl+C in the demo', { reason: 'left' }, { demo: true }],
  ['where nothing could be saved', { reason: 'left' }, { unsaved: full }],
  ['after a bug', { reason: { code: 'bug', detail: 'TypeError: no entry' } }, {}],
  ['after an update', { reason: { code: 'program-changed' } }, {}],
];

describe.each(langs)('the farewell in %s', (lang) => {
  describe.each(endings)('%s', (_, leaving, options) => {
    test.each([40, 60, 80, 120])('breaks between words at %i columns', async (columns) => {
      const lines = await linesOf(lang, leaving, { ...options, columns });
      const tooWide = lines.filter((line) => stringWidth(line) > columns);
      // A path that is wider than the terminal stays whole, so that it can be copied.
      expect(tooWide.filter((line) => line.trim().includes(' '))).toEqual([]);
      expect(breakSlipsIn(lang, lines)).toEqual([]);
    });
  });

  test('puts values below their labels where they do not fit beside them', async () => {
    const [narrow, wide] = await Promise.all(
      [40, 80].map((columns) => linesOf(lang, { reason: 'done' }, { columns })),
    );
    expect(narrow).toContain('  mistral-onboard exec -- python3 app.py');
    expect(
      wide?.filter((line) => / {2}mistral-onboard exec -- python3 app\.py$/.test(line)),
    ).toEqual([expect.stringMatching(/^ {2}\S/)]);
  });

  test('keeps a path that is wider than the terminal in one piece', async () => {
    const path = `/home/someone/${'a'.repeat(40)}`;
    const lines = await linesOf(
      lang,
      { reason: 'left' },
      { columns: 40, unsaved: { ...full, path } },
    );
    expect(lines.filter((line) => line.startsWith(path))).toHaveLength(1);
  });
});
