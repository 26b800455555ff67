/** ASCII substitutes for signs. Each is one cell wide, like the sign it replaces. */
const substitutes: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u2007': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '’': "'",
  '‘': "'",
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '·': '|',
  '•': '*',
  '×': 'x',
  '÷': '/',
  '≈': '~',
  '…': '.',
  '→': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '›': '>',
  '‹': '<',
  œ: 'o',
  Œ: 'O',
  æ: 'a',
  Æ: 'A',
  ß: 's',
  '€': 'E',
  '°': 'o',
  '¿': '?',
  '¡': '!',
};

let segmenter: Intl.Segmenter | undefined;

/**
 * Returns the text for a terminal without UTF-8: removes accents, and replaces other characters by similar ASCII of the
 * same width, so that columns stay aligned. `other` replaces characters without a similar one, such as ideograms.
 */
export function foldText(text: string, other: (grapheme: string) => string): string {
  return text.replace(/[A-Za-z]?[^\x00-\x7f]+/g, (run) => {
    segmenter ??= new Intl.Segmenter();
    return Array.from(
      segmenter.segment(run),
      ({ segment }) => fold(segment) ?? other(segment),
    ).join('');
  });
}

function fold(grapheme: string): string | undefined {
  const substitute = substitutes[grapheme];
  if (substitute !== undefined) return substitute;
  const [base = '', ...marks] = grapheme.normalize('NFD');
  const isLetter = /[\x20-\x7e]/.test(base) && marks.every((mark) => /\p{M}/u.test(mark));
  return isLetter ? base : undefined;
}
