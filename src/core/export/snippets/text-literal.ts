/**
 * Matches characters that are escaped in every language: control characters, lone surrogates, invisible characters, and
 * those that change the reading order. The two characters that join emoji are not escaped.
 */
const invisible =
  /[\0-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]|(?![\u200d\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]|\p{Surrogate}/gu;

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Returns a text in double quotes, as JSON, JavaScript and TypeScript read it. Escapes every character that could act
 * on a terminal or deceive a reader.
 */
export function jsonLiteral(text: string): string {
  return quoted(text, (character) =>
    Array.from({ length: character.length }, (_, unit) =>
      unitEscape(character.charCodeAt(unit)),
    ).join(''),
  );
}

/** Returns a text in double quotes, as Python reads it, with the same characters escaped. */
export function pythonLiteral(text: string): string {
  return quoted(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : unitEscape(code);
  });
}

function quoted(text: string, escaped: (character: string) => string): string {
  const inside = text
    .replaceAll(/["\\]/g, '\\$&')
    .replaceAll(invisible, (character) => shortEscapes[character] ?? escaped(character));
  return `"${inside}"`;
}

function unitEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Returns a text as one word of a POSIX shell. */
export function shellLiteral(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Returns a text as one word of a POSIX shell, without quotes if no shell would change it. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : shellLiteral(text);
}
