/**
 * Makes untrusted text safe to show. A terminal obeys control sequences, so an answer could otherwise move the cursor,
 * rename the window, write the clipboard, or display a misleading name. Removes:
 *
 * - complete escape sequences: CSI, OSC, DCS, SOS, PM, APC and two-letter ones, 7-bit and 8-bit;
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

/** As `plainText`, on one line, at most `maxLength` code points, for ids and the service's error sentences. */
export function plainLine(text: string, maxLength = 300): string {
  const line = plainText(text).replace(/\s+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > maxLength ? `${letters.slice(0, maxLength - 1).join('')}…` : line;
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
type Place = 'text' | 'escape' | 'csi' | 'string';

/**
 * Characters after ESC that start a sequence with a terminator (DCS, SOS, OSC, PM, APC), and their C1 codes. This pattern
 * and those below are tested against one character, so they need no anchors.
 */
const stringOpener = /[PX\]^_]/;
const stringCode = /[\x90\x98\x9d-\x9f]/;
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/u;
const pictogram = /\p{Extended_Pictographic}/u;
const emoji = /\p{Emoji}/u;
const joinable = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;
/** Matches Latin text with nothing to remove, as in most pieces of most texts. */
const harmless = /^[\t\n\x20-\x7e\xa0-\xac\xae-\u02ff]+$/;
const joiner = '\u200d';
const emojiLook = '\ufe0f';

/** Letters that are drawn as one with the letter before them, at most. */
const maxJoined = 30;
const mark = /[\p{M}\p{Emoji_Modifier}]/u;
/** Kinds of letters that are drawn as one with a letter of the same kind before them. */
const ownKinds: readonly RegExp[] = [
  /[\u1100-\u115f\ua960-\ua97c]/,
  /[\u1160-\u11a7\ud7b0-\ud7c6]/,
  /[\u11a8-\u11ff\ud7cb-\ud7fb]/,
  /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u,
];
/** Signs of Indic scripts that join the letter after them. */
const linker = /[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d]/;

/** True for a letter that the terminal draws as one with the letter before it. */
function isJoinedTo(last: string, letter: string): boolean {
  if (mark.test(letter) || linker.test(last)) return true;
  return ownKinds.some((kind) => kind.test(letter) && kind.test(last));
}

/** Creates a cleaner for one text that arrives in pieces. Cleans as `plainText` does. */
export function createPlainTextStream(): PlainTextStream {
  let place: Place = 'text';
  let pending = '';
  let last = '';
  let joining = false;
  let joined = 0;

  function outside(letter: string): string {
    const joins = joining && pictogram.test(letter) && joined < maxJoined;
    joining = letter === joiner && joinable.test(last);
    const shown = shownAs(letter, last);
    if (shown === '') return '';
    joined = joins || isJoinedTo(last, shown) ? joined + 1 : 0;
    if (joined > maxJoined) return '';
    last = shown;
    return joins ? joiner + shown : shown;
  }

  function step(letter: string): string {
    const next = nextPlace(place, letter);
    const within = place !== 'text';
    place = next.place;
    return within && !next.again ? '' : outside(letter);
  }

  return {
    push(piece) {
      const text = pending + piece;
      if (place === 'text' && harmless.test(text)) {
        joining = false;
        joined = 0;
        last = text.slice(-1);
        return text;
      }
      pending = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : '';
      const whole = pending === '' ? text : text.slice(0, -1);
      let plain = '';
      for (const letter of whole) plain += step(letter);
      return plain;
    },
    end: () => step(pending),
  };
}

/** Returns how to show one character outside of a sequence, after the character `last`. */
function shownAs(letter: string, last: string): string {
  if (letter === '\n' || letter === '\t') return letter;
  if (letter === '\u2028' || letter === '\u2029') return '\n';
  if (letter === emojiLook) return emoji.test(last) ? letter : '';
  if (/[\x00-\x1f\x7f-\x9f]/.test(letter) || unseen.test(letter)) return '';
  return /^[\ud800-\udfff]$/.test(letter) ? '\ufffd' : letter;
}

interface Step {
  readonly place: Place;
  /** True if the character ends a sequence without being part of it. */
  readonly again?: boolean;
}

const intoText: Step = { place: 'text' };
const backToText: Step = { place: 'text', again: true };

/**
 * Returns the position after one character. A newline ends every sequence: terminals differ there, and a sequence left
 * open must not swallow the rest of an answer.
 */
function nextPlace(place: Place, letter: string): Step {
  if (letter === '\n') return backToText;
  if (letter === '\x18' || letter === '\x1a') return intoText;
  if (place === 'string') return withinString(letter);
  if (letter === '\x1b') return { place: 'escape' };
  if (letter === '\x9b') return { place: 'csi' };
  if (stringCode.test(letter)) return { place: 'string' };
  if (place === 'escape') return afterEscape(letter);
  return place === 'csi' ? withinCsi(letter) : intoText;
}

function withinString(letter: string): Step {
  if (letter === '\x07' || letter === '\x9c') return intoText;
  return { place: letter === '\x1b' ? 'escape' : 'string' };
}

function afterEscape(letter: string): Step {
  if (letter === '[') return { place: 'csi' };
  if (stringOpener.test(letter)) return { place: 'string' };
  if (/[\x00-\x2f]/.test(letter)) return { place: 'escape' };
  return /[\x30-\x7e]/.test(letter) ? intoText : backToText;
}

function withinCsi(letter: string): Step {
  if (/[\x40-\x7e]/.test(letter)) return intoText;
  return /[\x00-\x3f]/.test(letter) ? { place: 'csi' } : backToText;
}
