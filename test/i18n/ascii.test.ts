import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { foldText } from '../../src/i18n/ascii.ts';
import { errorFamily } from '../support/rules/error-families.ts';

const folded = (text: string) => foldText(text, (grapheme) => '?'.repeat(stringWidth(grapheme)));

describe(errorFamily('terminal', 'a text for a terminal without UTF-8'), () => {
  test.each([
    ['accents', 'Étape 3/9 · Clé API, où ça naît', 'Etape 3/9 | Cle API, ou ca nait'],
    ['accents that come apart', 'E\u0301tape', 'Etape'],
    ['quotes, and the spaces in them', '«\u202fl’été\u202f»\u00a0: “x”', '" l\'ete " : "x"'],
    ['dots and dashes', 'cherche… – et —', 'cherche. - et -'],
    ['letters that are two', 'Œuvre, cœur', 'Ouvre, cour'],
    ['money', '0,00044\u202f€', '0,00044 E'],
    ['characters without an equivalent, at their width', 'a 日本 🧀 \u0e2d', 'a ???? ?? ?'],
    ['a family, which is one sign', '👩‍👧‍👦', '??'],
    ['control sequences, which are ASCII', '\x1b[1mÉ\x1b[0m\r\n', '\x1b[1mE\x1b[0m\r\n'],
  ])('%s', (_, text, expected) => {
    expect(folded(text)).toBe(expected);
    expect(stringWidth(expected)).toBe(stringWidth(text));
  });
});
