/** ASCII substitutes for signs. Each is one cell wide, like the sign it replaces. */
const alike: Readonly<Record<string, string>> = {
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
 * The text for a terminal that reads no UTF-8: accents come off, and other signs become the nearest of ASCII, cell for
 * cell, so that columns stay where they are. `other` stands for what has no likeness, such as an ideogram.
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
  const near = alike[grapheme];
  if (near !== undefined) return near;
  const [base = '', ...marks] = grapheme.normalize('NFD');
  const isLetter = /[\x20-\x7e]/.test(base) && marks.every((mark) => /\p{M}/u.test(mark));
  return isLetter ? base : undefined;
}
