import type { Look, ParsedPiece, ParserState, ReadingOptions } from './markdown-state.ts';

/** Characters to look ahead for the end of an italic. */
const maxItalicLength = 200;

const plainRun = /^[^*_`[!\\\n]+/;
const wordSign = /[\p{L}\p{N}]/u;
const link = /^!?\[([^[\]\n]{0,200})\]\(([^()\s]{1,500})(?: "[^"\n]*")?\)/;

/** Text that could still become a link. */
const openLink = /^!?(?:\[[^[\]\n]{0,200}(?:\](?:\([^()\s]{0,500}(?: "[^"\n]{0,200}"?)?)?)?)?$/;

/** Returns the next piece within a line, or undefined if it depends on text that has not arrived. */
export function takeInline(
  rest: string,
  state: ParserState,
  options: ReadingOptions,
): ParsedPiece | undefined {
  if (state.isCode) return takeCode(rest, state);
  const run = plainRun.exec(rest)?.[0];
  if (run !== undefined) return shown(state, run.length, run);
  switch (rest[0]) {
    case '`':
      return mark(state, 1, { isCode: true });
    case '*':
      return takeStars(rest, state, options);
    case '_':
      return takeUnderscore(rest, state, options);
    case '\\':
      return takeEscape(rest, state, options);
    default:
      return takeLink(rest, state, options);
  }
}

function takeCode(rest: string, state: ParserState): ParsedPiece {
  const run = /^[^`\n]+/.exec(rest)?.[0];
  return run === undefined ? mark(state, 1, { isCode: false }) : shown(state, run.length, run);
}

function takeStars(
  rest: string,
  state: ParserState,
  { isLast }: ReadingOptions,
): ParsedPiece | undefined {
  const stars = /^\*+/.exec(rest)?.[0] ?? '';
  if (stars === rest && !isLast) return undefined;
  const after = rest.slice(stars.length, stars.length + 1);
  const opens = /\S/.test(after);
  const closes = /\S/.test(state.last);
  const { length } = stars;
  if (length > 3) return shown(state, length, stars);
  if (length > 1) {
    if (state.look === 'bold' && closes) return mark(state, length, { look: 'plain' });
    return opens && state.look !== 'bold'
      ? mark(state, length, { look: 'bold' })
      : shown(state, length, stars);
  }
  if (state.look === 'italic' && state.closer === '*' && closes) {
    return mark(state, 1, { look: 'plain' });
  }
  if (!opens || wordSign.test(state.last) || state.look === 'italic') return shown(state, 1, '*');
  return openItalic(rest, state, /^\*[^\s*](?:[^*\n]*[^\s*])?\*(?!\*)/, isLast);
}

function takeUnderscore(
  rest: string,
  state: ParserState,
  { isLast }: ReadingOptions,
): ParsedPiece | undefined {
  if (state.look === 'italic' && state.closer === '_' && /\S/.test(state.last)) {
    return mark(state, 1, { look: 'plain' });
  }
  if (wordSign.test(state.last) || state.last === '_' || state.look === 'italic') {
    return shown(state, 1, '_');
  }
  return openItalic(rest, state, /^_[^\s_](?:[^_\n]*[^\s_])?_(?![\p{L}\p{N}_])/u, isLast);
}

/** Starts an italic if its end is on the same line. Otherwise shows the sign. */
function openItalic(
  rest: string,
  state: ParserState,
  whole: RegExp,
  isLast: boolean,
): ParsedPiece | undefined {
  const sign = rest[0] === '_' ? '_' : '*';
  const ahead = rest.slice(0, maxItalicLength);
  const found = whole.exec(ahead)?.[0];
  const isOpen = !isLast && rest.length < maxItalicLength && !rest.includes('\n');
  // The character after the last sign decides whether that sign ends the italic.
  if (isOpen && (found === undefined || found.length === rest.length)) return undefined;
  if (found === undefined) return shown(state, 1, sign);
  // Italic inside bold stays bold, because many terminals draw the combination badly or not at all.
  if (state.look === 'bold') return shown(state, found.length, found.slice(1, -1));
  return mark(state, 1, { look: 'italic', closer: sign });
}

function takeEscape(
  rest: string,
  state: ParserState,
  { isLast }: ReadingOptions,
): ParsedPiece | undefined {
  if (rest.length === 1 && !isLast) return undefined;
  const [, escaped] = /^\\([*_`#|])/.exec(rest) ?? [];
  return escaped === undefined ? shown(state, 1, '\\') : shown(state, 2, escaped);
}

/** Shows a link as its text and address, or only the address if both are equal. */
function takeLink(
  rest: string,
  state: ParserState,
  { isLast }: ReadingOptions,
): ParsedPiece | undefined {
  const found = link.exec(rest);
  if (found === null) {
    return openLink.test(rest) && !isLast ? undefined : shown(state, 1, rest.slice(0, 1));
  }
  const [whole, label = '', address = ''] = found;
  const text = label.replaceAll(/[*`]/g, '');
  return shown(
    state,
    whole.length,
    text === '' || text === address ? address : `${text} (${address})`,
  );
}

function shown(state: ParserState, length: number, text: string): ParsedPiece {
  return {
    length,
    spans: [{ text, look: lookOf(state) }],
    next: { ...state, last: text.slice(-1) },
  };
}

/** Consumes a sign that is not shown and applies its change. */
function mark(state: ParserState, length: number, change: Partial<ParserState>): ParsedPiece {
  return { length, spans: [], next: { ...state, ...change } };
}

function lookOf({ line, isCode, look }: ParserState): Look {
  if (line === 'heading') return 'bold';
  return isCode ? 'code' : look;
}
