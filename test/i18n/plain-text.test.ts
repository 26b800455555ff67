import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlainTextStream, plainLine, plainText } from '../../src/i18n/plain-text.ts';
import { anyLetter } from '../support/fakes/any-letter.ts';
import { errorFamily } from '../support/rules/error-families.ts';

const esc = '\x1b';

describe(errorFamily('text', 'a text made safe to show'), () => {
  const rows: readonly (readonly [what: string, text: string, plain: string])[] = [
    ['leaves words unchanged', 'Où est l’été ?\n\t— là', 'Où est l’été ?\n\t— là'],
    ['turns CR LF into LF', 'a\r\nb\rc', 'a\nbc'],
    ['takes out stray controls', 'a\x00b\x07c\x08d\x7fe\x85f', 'abcdef'],
    ['takes out colours', `${esc}[1;31mred${esc}[0m`, 'red'],
    ['takes out cursor moves', `a${esc}[2J${esc}[Hb${esc}[?25lc`, 'abc'],
    ['takes out CSI with intermediates', `a${esc}[4 qb${esc}[!pc`, 'abc'],
    ['takes out 8-bit CSI', 'a\x9b31mb', 'ab'],
    ['takes out a window title ended by BEL', `a${esc}]0;owned\x07b`, 'ab'],
    ['takes out a window title ended by ST', `a${esc}]0;owned${esc}\\b`, 'ab'],
    ['takes out 8-bit OSC ended by 8-bit ST', 'a\x9d0;owned\x9cb', 'ab'],
    ['takes out a clipboard write', `a${esc}]52;c;Zm9v\x07b`, 'ab'],
    ['keeps the words of a link', `${esc}]8;;https://x.test\x07here${esc}]8;;\x07`, 'here'],
    ['takes out DCS', `a${esc}P1$r0m${esc}\\b`, 'ab'],
    ['takes out SOS, PM and APC', `a${esc}Xx${esc}\\b${esc}^x${esc}\\c${esc}_x${esc}\\d`, 'abcd'],
    ['takes out 8-bit DCS, SOS, PM and APC', 'a\x90x\x9cb\x98x\x9cc\x9ex\x9cd\x9fx\x9ce', 'abcde'],
    ['takes out two-letter sequences', `a${esc}cb${esc}(Bc${esc}7d`, 'abcd'],
    ['ends an open string at the line', `a${esc}]0;owned\nb`, 'a\nb'],
    ['ends an open CSI at the line', `a${esc}[12\nb`, 'a\nb'],
    ['ends a sequence at CAN and SUB', `a${esc}[1\x18b${esc}]x\x1ac`, 'abc'],
    ['starts anew at ESC within a sequence', `a${esc}[1${esc}[31mb${esc}]x${esc}[31mc`, 'abc'],
    ['keeps a letter that no sequence holds', `a${esc}éb${esc}[1éc`, 'aéb' + 'éc'],
    ['takes out bidi overrides', 'exe.\u202egnp.txt\u202c', 'exe.gnp.txt'],
    ['takes out bidi isolates and marks', 'a\u2066b\u2069c\u200ed\u200fe\u061cf', 'abcdef'],
    ['takes out zero-width characters', 'mis\u200btr\u2060al\ufeff\u00ad', 'mistral'],
    ['takes out invisible tags', 'a\u{e0041}\u{e007f}b', 'ab'],
    ['keeps a family in one picture', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['keeps a skin tone and a job', '👩🏽‍💻', '👩🏽‍💻'],
    ['keeps a heart on fire', '❤️‍🔥', '❤️‍🔥'],
    ['keeps a keycap', '1️⃣', '1️⃣'],
    ['keeps thirty marks on a letter', `e${'\u0301'.repeat(30)}x`, `e${'\u0301'.repeat(30)}x`],
    ['takes out the marks after them', `e${'\u0301'.repeat(99)}x`, `e${'\u0301'.repeat(30)}x`],
    ['keeps the marks of Indic words', 'क्ष्म्य', 'क्ष्म्य'],
    [
      'takes out marks after an invisible character',
      `e${'\u0301'.repeat(30)}\u200b${'\u0301'.repeat(30)}x`,
      `e${'\u0301'.repeat(30)}x`,
    ],
    [
      'separates pictures after thirty that are joined',
      Array(40).fill('👩').join('\u200d'),
      Array(31).fill('👩').join('\u200d') + Array(9).fill('👩').join('\u200d'),
    ],
    [
      'keeps Korean syllables of two letters each',
      '\u1100\u1161'.repeat(40),
      '\u1100\u1161'.repeat(40),
    ],
    ['takes out a sequence with two intermediates', `a${esc}$(Bb`, 'ab'],
    ['keeps Hebrew with all its points', 'בְּרֵאשִׁ֖ית', 'בְּרֵאשִׁ֖ית'],
    ['keeps Korean in single letters', '한국어 한국어', '한국어 한국어'],
    ['takes a joiner out of a word', 'ad\u200dmin', 'admin'],
    ['takes out a joiner with nothing after', '👩\u200d', '👩'],
    ['takes VS16 out of a word', 'a\ufe0fb', 'ab'],
    ['replaces lone surrogates', 'a\ud83db\udc69c\ud83d', 'a\ufffdb\ufffdc\ufffd'],
    ['turns a line separator into a newline', 'a\u2028b\u2029c', 'a\nb\nc'],
  ];

  it.each(rows)('%s', (_what, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        esc,
        '[',
        ']',
        '\\',
        'P',
        '_',
        '31m',
        '\x07',
        '\x9b',
        '\x9d',
        '\x9c',
        '\x90',
        '\r',
        '\n',
        '\u202e',
        '\u200b',
        '\u200d',
        '\ufe0f',
        '👩',
        '💻',
        '❤',
        '\ud83d',
        '\udc69',
        '1',
        ';',
      ),
      fc.string({ unit: anyLetter, minLength: 1, maxLength: 1 }),
      fc.string({ minLength: 1, maxLength: 4 }),
    ),
  });
  const control = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/;
  const unseen = /[\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;

  it('removes every control or invisible character in one pass', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const plain = plainText(text);
        expect(plain).not.toMatch(control);
        expect(plain).not.toMatch(unseen);
        expect(Buffer.from(plain).toString()).toBe(plain);
        expect(plainText(plain)).toBe(plain);
      }),
      { numRuns: 2_000 },
    );
  });

  it('returns the same for a text in pieces, cut anywhere', () => {
    fc.assert(
      fc.property(hostile, fc.array(fc.nat(40)), (text, cuts) => {
        const borders = [0, ...cuts.map((cut) => Math.min(cut, text.length)), text.length];
        borders.sort((a, b) => a - b);
        const stream = createPlainTextStream();
        const pieces = borders.slice(1).map((end, at) => stream.push(text.slice(borders[at], end)));
        expect(pieces.join('') + stream.end()).toBe(plainText(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes out a piece of plain letters within a sequence', () => {
    const stream = createPlainTextStream();
    const pieces = [`a${esc}]0;`, 'owned', '\x07b'].map((piece) => stream.push(piece));
    expect([...pieces, stream.end()]).toEqual(['a', '', 'b', '']);
  });

  it('takes VS16 out of a word that ended the piece before', () => {
    const stream = createPlainTextStream();
    expect([stream.push('11a'), stream.push('\ufe0fb'), stream.end()]).toEqual(['11a', 'b', '']);
  });

  it('leaves plain text unchanged', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\t\n -~À-ÿα-ω一-龥]*$/), (text) => {
        expect(plainText(text)).toBe(text);
      }),
    );
  });
});

describe('plainLine', () => {
  it('has at most 300 characters by default', () => {
    expect(plainLine('one\n\ttwo \u001b[31mthree')).toBe('one two three');
    expect(plainLine('x'.repeat(1_000))).toHaveLength(300);
  });

  it.each([
    ['a\n  b\t\tc ', 'a b c'],
    [`  ${esc}[31mmistral-small${esc}[0m\u202e `, 'mistral-small'],
    ['', ''],
  ])('puts %j on one line', (text, line) => {
    expect(plainLine(text)).toBe(line);
  });

  it('shortens by whole characters', () => {
    expect(plainLine('👩👩👩👩', 3)).toBe('👩👩…');
    expect(plainLine('👩👩👩', 3)).toBe('👩👩👩');
  });
});
