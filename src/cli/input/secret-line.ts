/** The current state of a line that is typed or pasted without echo. */
export interface SecretLine {
  readonly text: string;
  readonly isPasting: boolean;
  /** The beginning of an incomplete escape sequence. */
  readonly rest: string;
}

/** Result of typing into a line. */
export interface Typing {
  readonly line: SecretLine;
  /** Undefined while the line is incomplete. */
  readonly end: 'submitted' | 'cancelled' | undefined;
  /** Text typed after the end of the line. */
  readonly after: string;
}

export const emptyLine: SecretLine = { text: '', isPasting: false, rest: '' };

/** Longer than any key or passphrase. Further characters are dropped, and the caller refuses the line. */
const maxCharacters = 8_000;

const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';
const enter = /^(?:\r\n?|\n)/;
/** Matches complete escape sequences: CSI, SS3, and a key pressed together with Alt. */
const sequence = /^\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.|[^[O])/s;
const partOfSequence = /^\x1b(?:\[[0-9;?]*[ -/]*|O)?$/;

/** Adds a piece of input that the terminal sent in raw mode to a line. */
export function typeInto(line: SecretLine, piece: string): Typing {
  // If the end marker of a paste was lost, a single press of Enter ends the paste.
  const isLoneEnter = /^[\r\n]$/.test(piece);
  let now: SecretLine = isLoneEnter
    ? { ...line, isPasting: false, rest: '' }
    : { ...line, rest: '' };
  let input = isLoneEnter ? piece : line.rest + piece;
  while (input !== '') {
    const next = readKeyPress(now, input);
    if (next.end !== undefined) return next;
    if (next.after === input) return { line: { ...now, rest: input }, end: undefined, after: '' };
    now = next.line;
    input = next.after;
  }
  return { line: now, end: undefined, after: '' };
}

/** Reads the first key press of the input; reads nothing if its escape sequence is incomplete. */
function readKeyPress(line: SecretLine, input: string): Typing {
  const advance = (to: Partial<SecretLine>, length: number, end?: Typing['end']): Typing => ({
    line: { ...line, ...to },
    end,
    after: input.slice(length),
  });
  if (input.startsWith('\x1b')) return readEscapeSequence(line, input, advance);
  const end = enter.exec(input)?.[0].length;
  if (end !== undefined) {
    return line.isPasting ? advance(withCharacter(line, '\n'), end) : advance({}, end, 'submitted');
  }
  const character = String.fromCodePoint(input.codePointAt(0) ?? 0);
  if (character === '\x03') return advance({}, 1, 'cancelled');
  if (line.isPasting) return advance(withCharacter(line, character), character.length);
  if (character === '\x04' && line.text === '') return advance({}, 1, 'cancelled');
  if (character === '\x7f' || character === '\b') return advance(withoutLast(line), 1);
  // Deleting a word of an invisible line deletes all of it.
  if (character === '\x15' || character === '\x17') return advance({ text: '' }, 1);
  return character < ' '
    ? advance({}, 1)
    : advance(withCharacter(line, character), character.length);
}

function readEscapeSequence(
  line: SecretLine,
  input: string,
  advance: (to: Partial<SecretLine>, length: number, end?: Typing['end']) => Typing,
): Typing {
  if (input.startsWith(pasteStart)) return advance({ isPasting: true }, pasteStart.length);
  if (input.startsWith(pasteEnd)) {
    const isWhole = line.isPasting && line.text.endsWith('\n');
    return advance({ isPasting: false }, pasteEnd.length, isWhole ? 'submitted' : undefined);
  }
  // The Escape key alone sends a single byte.
  if (input === '\x1b' && !line.isPasting) return advance({}, 1);
  if (partOfSequence.test(input)) return { line, end: undefined, after: input };
  return advance({}, sequence.exec(input)?.[0].length ?? 1);
}

function withCharacter({ text }: SecretLine, character: string): Partial<SecretLine> {
  return text.length < maxCharacters ? { text: text + character } : {};
}

function withoutLast({ text }: SecretLine): Partial<SecretLine> {
  return { text: [...text].slice(0, -1).join('') };
}
