/** Returns French text with no-break spaces and typographic apostrophes. Leaves code unchanged. */
export function french(text: string): string {
  return text
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((part, at) => (at % 2 === 1 ? part : frenchProse(part)))
    .join('');
}

function frenchProse(text: string): string {
  return (
    text
      .replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '’')
      .replaceAll(/« | (?=»)/g, (sign) => (sign === ' ' ? '\u00a0' : '«\u00a0'))
      .replaceAll(/ (?=:)/g, '\u00a0')
      .replaceAll(/ (?=[;?!])/g, '\u202f')
      // No line break separates a number from its unit.
      .replaceAll(/(?<=\d(?: h)?) (?=[\p{L}\d])/gu, '\u00a0')
  );
}
