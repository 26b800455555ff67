/**
 * Makes untrusted text safe to show. A terminal obeys control sequences, so an answer could otherwise move the cursor,
 * rename the window, write the clipboard, or display a misleading name. Removes:
 *
 * - complete escape sequences: CSI, OSC, DCS, SOS, PM, APC and two-character ones, 7-bit and 8-bit;
 * - every other C0 and C1 control character except newline and tab (so CR LF becomes LF);
 * - characters that reorder text or are invisible: bidi controls, zero-width and other ignorable characters. ZWJ and
 *   VS16 remain inside an emoji, where they join it;
 * - marks beyond the thirtieth on one character: Unicode's limit for text in a stream (UAX #15). Without it, drawing a
 *   single character could take any time.
 *
 * Replaces a lone surrogate by U+FFFD, and a line or paragraph separator by a newline.
 */
export function plainText(text: string): string {
  const stream = createPlainTextStream();
  return stream.push(text) + stream.end();
}

/**
 * Cleans a text as `plainText` does, and returns it on one line of at most `maxLength` code points. Meant for ids and
 * for error messages of the service.
 */
export function plainLine(text: string, maxLength = 300): string {
  const line = plainText(text).replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : line;
}

/**
 * Cleans a text that arrives in pieces. Recognises a sequence, emoji or surrogate pair that is split between pieces.
 */
export interface PlainTextStream {
  /** Adds a piece. Returns the part of the text that is known to be safe, and retains the rest for the next piece. */
  push(piece: string): string;
  /** Returns the retained text after the last piece. */
  end(): string;
}

/** Position of the stream within an escape sequence; `text` is outside of one. */
type Position = 'text' | 'escape' | 'csi' | 'string';

/**
 * Characters after ESC that start a sequence with a terminator (DCS, SOS, OSC, PM, APC), and their C1 codes. This
 * pattern and those below are tested against one character, so they need no anchors.
 */
const stringOpener = /[PX\]^_]/;
const stringOpenerC1 = /[\x90\x98\x9d-\x9f]/;
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/u;
const pictogram = /\p{Extended_Pictographic}/u;
const emoji = /\p{Emoji}/u;
const joinable = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;
/** Matches Latin text with nothing to remove, as in most pieces of most texts. */
const harmless = /^[\t\n\x20-\x7e\xa0-\xac\xae-\u02ff]+$/;
const joiner = '\u200d';
const emojiSelector = '\ufe0f';

/** Maximum number of characters in a row that are drawn as one with the character before them. */
const maxJoined = 30;
const mark = /[\p{M}\p{Emoji_Modifier}]/u;
/** Kinds of characters that are drawn as one with a character of the same kind before them. */
const selfJoiningKinds: readonly RegExp[] = [
  /[\u1100-\u115f\ua960-\ua97c]/,
  /[\u1160-\u11a7\ud7b0-\ud7c6]/,
  /[\u11a8-\u11ff\ud7cb-\ud7fb]/,
  /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u,
];
/** Signs of Indic scripts that join the character after them. */
const linker = /[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d]/;

/** True for a character that the terminal draws as one with the character before it. */
function isJoinedTo(last: string, character: string): boolean {
  if (mark.test(character) || linker.test(last)) return true;
  return selfJoiningKinds.some((kind) => kind.test(character) && kind.test(last));
}

/** Creates a cleaner for one text that arrives in pieces. Cleans as `plainText` does. */
export function createPlainTextStream(): PlainTextStream {
  let position: Position = 'text';
  let pending = '';
  let last = '';
  let joining = false;
  let joined = 0;

  /** Returns how to show a character outside of a sequence, and remembers it for the next character. */
  function clean(character: string): string {
    const joins = joining && pictogram.test(character) && joined < maxJoined;
    joining = character === joiner && joinable.test(last);
    const shown = shownAs(character, last);
    if (shown === '') return '';
    joined = joins || isJoinedTo(last, shown) ? joined + 1 : 0;
    if (joined > maxJoined) return '';
    last = shown;
    return joins ? joiner + shown : shown;
  }

  /** Returns how to show the next character of the text: not at all within a sequence. */
  function advance(character: string): string {
    const next = transition(position, character);
    const within = position !== 'text';
    position = next.position;
    return within && !next.isOutside ? '' : clean(character);
  }

  return {
    push(piece) {
      const text = pending + piece;
      if (position === 'text' && harmless.test(text)) {
        joining = false;
        joined = 0;
        last = text.slice(-1);
        return text;
      }
      pending = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : '';
      const whole = pending === '' ? text : text.slice(0, -1);
      let plain = '';
      for (const character of whole) plain += advance(character);
      return plain;
    },
    end: () => advance(pending),
  };
}

/** Returns how to show one character outside of a sequence, after the character `last`. */
function shownAs(character: string, last: string): string {
  if (character === '\n' || character === '\t') return character;
  if (character === '\u2028' || character === '\u2029') return '\n';
  if (character === emojiSelector) return emoji.test(last) ? character : '';
  if (/[\x00-\x1f\x7f-\x9f]/.test(character) || invisible.test(character)) return '';
  return /^[\ud800-\udfff]$/.test(character) ? '\ufffd' : character;
}

interface Transition {
  readonly position: Position;
  /** True if the character ends a sequence without being part of it. */
  readonly isOutside?: boolean;
}

const intoText: Transition = { position: 'text' };
const backToText: Transition = { position: 'text', isOutside: true };

/**
 * Returns the position after one character. A newline ends every sequence: terminals differ there, and a sequence left
 * open must not swallow the rest of an answer.
 */
function transition(position: Position, character: string): Transition {
  if (character === '\n') return backToText;
  if (character === '\x18' || character === '\x1a') return intoText;
  if (position === 'string') return withinString(character);
  if (character === '\x1b') return { position: 'escape' };
  if (character === '\x9b') return { position: 'csi' };
  if (stringOpenerC1.test(character)) return { position: 'string' };
  if (position === 'escape') return afterEscape(character);
  return position === 'csi' ? withinCsi(character) : intoText;
}

function withinString(character: string): Transition {
  if (character === '\x07' || character === '\x9c') return intoText;
  return { position: character === '\x1b' ? 'escape' : 'string' };
}

function afterEscape(character: string): Transition {
  if (character === '[') return { position: 'csi' };
  if (stringOpener.test(character)) return { position: 'string' };
  if (/[\x00-\x2f]/.test(character)) return { position: 'escape' };
  return /[\x30-\x7e]/.test(character) ? intoText : backToText;
}

function withinCsi(character: string): Transition {
  if (/[\x40-\x7e]/.test(character)) return intoText;
  return /[\x00-\x3f]/.test(character) ? { position: 'csi' } : backToText;
}
