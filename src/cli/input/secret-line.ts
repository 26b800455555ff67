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

/** More than any key or passphrase. Further characters are dropped, and the caller refuses the line. */
const longest = 8_000;

const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';
const enter = /^(?:\r\n?|\n)/;
/** Whole sequences: CSI, SS3, and a key pressed together with Alt. */
const sequence = /^\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.|[^[O])/s;
const partOfSequence = /^\x1b(?:\[[0-9;?]*[ -/]*|O)?$/;

/** Adds one piece of input, as the terminal sends it in raw mode. */
export function typeInto(line: SecretLine, piece: string): Typing {
  // Ends a paste whose end marker was lost when Enter is pressed alone; it would otherwise never end.
  const isLoneEnter = /^[\r\n]$/.test(piece);
  let now: SecretLine = isLoneEnter
    ? { ...line, isPasting: false, rest: '' }
    : { ...line, rest: '' };
  let left = isLoneEnter ? piece : line.rest + piece;
  while (left !== '') {
    const taken = takeOne(now, left);
    if (taken.end !== undefined) return taken;
    if (taken.after === left) return { line: { ...now, rest: left }, end: undefined, after: '' };
    now = taken.line;
    left = taken.after;
  }
  return { line: now, end: undefined, after: '' };
}

/** Reads the first key press of a text; reads nothing if it is incomplete. */
function takeOne(line: SecretLine, left: string): Typing {
  const go = (to: Partial<SecretLine>, length: number, end?: Typing['end']): Typing => ({
    line: { ...line, ...to },
    end,
    after: left.slice(length),
  });
  if (left.startsWith('\x1b')) return takeEscape(line, left, go);
  const end = enter.exec(left)?.[0].length;
  if (end !== undefined) {
    return line.isPasting ? go(added(line, '\n'), end) : go({}, end, 'submitted');
  }
  const letter = String.fromCodePoint(left.codePointAt(0) ?? 0);
  if (letter === '\x03') return go({}, 1, 'cancelled');
  if (line.isPasting) return go(added(line, letter), letter.length);
  if (letter === '\x04' && line.text === '') return go({}, 1, 'cancelled');
  if (letter === '\x7f' || letter === '\b') return go(withoutLast(line), 1);
  // Deleting a word of an invisible line deletes all of it.
  if (letter === '\x15' || letter === '\x17') return go({ text: '' }, 1);
  return letter < ' ' ? go({}, 1) : go(added(line, letter), letter.length);
}

function takeEscape(
  line: SecretLine,
  left: string,
  go: (to: Partial<SecretLine>, length: number, end?: Typing['end']) => Typing,
): Typing {
  if (left.startsWith(pasteStart)) return go({ isPasting: true }, pasteStart.length);
  if (left.startsWith(pasteEnd)) {
    const isWhole = line.isPasting && line.text.endsWith('\n');
    return go({ isPasting: false }, pasteEnd.length, isWhole ? 'submitted' : undefined);
  }
  // The Escape key alone sends a single byte.
  if (left === '\x1b' && !line.isPasting) return go({}, 1);
  if (partOfSequence.test(left)) return { line, end: undefined, after: left };
  return go({}, sequence.exec(left)?.[0].length ?? 1);
}

function added({ text }: SecretLine, letter: string): Partial<SecretLine> {
  return text.length < longest ? { text: text + letter } : {};
}

function withoutLast({ text }: SecretLine): Partial<SecretLine> {
  return { text: [...text].slice(0, -1).join('') };
}
