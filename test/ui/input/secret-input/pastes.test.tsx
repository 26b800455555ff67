import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanKey } from '../../../../src/core/keys/clean-key.ts';
import { editLine, type Line } from '../../../../src/ui/input/line-editor/edit-line.ts';
import { readPaste } from '../../../../src/ui/input/line-editor/read-typed.ts';
import { publicDetails, SecretInput } from '../../../../src/ui/input/secret-input/secret-input.tsx';
import { renderScreen } from '../../../support/terminal/screen.tsx';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const defaultKey = fc.string({ unit: fc.constantFrom(...letters), minLength: 32, maxLength: 32 });

/** Texts that people copy along with a key, before and after it. */
const frames = fc.tuple(
  fc.constantFrom(
    '',
    ' ',
    '\t',
    '"',
    "'",
    '`',
    '“',
    '« ',
    'Bearer ',
    'export MISTRAL_API_KEY=',
    'MISTRAL_API_KEY="',
    "set MISTRAL_API_KEY='",
    '$env:MISTRAL_API_KEY = "',
    'Authorization: Bearer ',
    '\ufeff',
    '\u200b',
    '\x1b[200~',
    '[200~',
    '\x1b[32m',
  ),
  fc.constantFrom(
    '',
    ' ',
    '"',
    "'",
    '`',
    '”',
    ' »',
    ';',
    ',',
    '\n',
    '\r\n',
    '\r',
    '\x1b[201~',
    '[201~',
    '\x1b[0m',
    '\n\n',
  ),
);

/** Positions at which a paste is cut into reads, and at which a line break splits the key. */
const accidents = fc.record({
  cuts: fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 4 }),
  breakAt: fc.integer({ min: -8, max: 32 }),
  lineEnd: fc.constantFrom('\n', '\r\n', ' \n ', ' '),
});

/** Returns the line that a paste produces, in the given reads. */
function lineOf(pieces: readonly string[]): string {
  const empty: Line = { text: '', cursor: 0 };
  const line = pieces.reduce(
    (before, piece) =>
      readPaste(piece, { lineEnds: 'keep', submits: true }).edits.reduce(editLine, before),
    empty,
  );
  return line.text;
}

/** Cuts a text, but not within a marker or sequence, because Ink waits for the end of one. */
function cutAt(text: string, cuts: readonly number[]): readonly string[] {
  const whole = [...text.matchAll(/\x1b?\[[\d;]*[~m]/g)];
  const isInside = (cut: number) =>
    whole.some(({ index, 0: found }) => cut > index && cut < index + found.length);
  const fits = (cut: number) => cut > 0 && cut < text.length && !isInside(cut);
  const places = [...new Set(cuts.filter(fits))].sort((a, b) => a - b);
  return [0, ...places].map((start, index) => text.slice(start, places[index] ?? text.length));
}

test('ten thousand pastes: each is read as exactly the key, or refused', () => {
  let kept = 0;
  fc.assert(
    fc.property(
      defaultKey,
      frames,
      accidents,
      (key, [before, after], { cuts, breakAt, lineEnd }) => {
        const broken = breakAt > 0 ? key.slice(0, breakAt) + lineEnd + key.slice(breakAt) : key;
        const cleaned = cleanKey(lineOf(cutAt(before + broken + after, cuts)));
        if (!cleaned.ok) return true;
        kept += 1;
        return cleaned.key.reveal() === key;
      },
    ),
    { numRuns: 10_000 },
  );
  // A reader that refused everything would pass, too.
  expect(kept).toBeGreaterThan(8_000);
});

test('ten thousand pastes: shows only the length and at most four characters', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      const { length, lastFour } = publicDetails(text);
      return lastFour.length <= 8 && [...lastFour].length <= 4 && (length >= 16 || lastFour === '');
    }),
    { numRuns: 10_000 },
  );
});

test('a hundred pastes into one field: no frame shows more than the last four', async () => {
  const screen = renderScreen(
    <SecretInput
      label="Key"
      placeholder="paste"
      describe={(length, lastFour) => `${length} characters, ending in ${lastFour}`}
      onSubmit={() => {}}
    />,
  );
  try {
    await screen.waitFor('paste');
    for (let index = 0; index < 100; index += 1) {
      const key = Array.from({ length: 32 }, (_, at) => letters[(index * 7 + at * 11) % 62]).join(
        '',
      );
      const before = screen.everyFrame().length;
      await screen.paste(key);
      await screen.waitFor(`ending in ${key.slice(-4)}`);
      await screen.press('ctrl+u');
      await screen.waitFor('paste');
      const drawn = screen.everyFrame().slice(before);
      const parts = Array.from({ length: key.length - 4 }, (_, from) => key.slice(from, from + 5));
      expect(parts.filter((part) => drawn.includes(part))).toEqual([]);
    }
  } finally {
    await screen.unmount();
  }
});
