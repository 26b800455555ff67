import type { Look, Place, ReadingOptions, Taken } from './markdown-state.ts';

/** Characters to look ahead for the end of an italic. */
const maxItalicLength = 200;

const plainRun = /^[^*_`[!\\\n]+/;
const wordSign = /[\p{L}\p{N}]/u;
const link = /^!?\[([^[\]\n]{0,200})\]\(([^()\s]{1,500})(?: "[^"\n]*")?\)/;

/** Text that could still become a link. */
const openLink = /^!?(?:\[[^[\]\n]{0,200}(?:\](?:\([^()\s]{0,500}(?: "[^"\n]{0,200}"?)?)?)?)?$/;

/** Returns the next piece within a line, or undefined if it depends on text that has not arrived. */
export function takeInline(rest: string, place: Place, options: ReadingOptions): Taken | undefined {
  if (place.isCode) return takeCode(rest, place);
  const run = plainRun.exec(rest)?.[0];
  if (run !== undefined) return shown(place, run.length, run);
  switch (rest[0]) {
    case '`':
      return mark(place, 1, { isCode: true });
    case '*':
      return takeStars(rest, place, options);
    case '_':
      return takeUnderscore(rest, place, options);
    case '\\':
      return takeEscape(rest, place, options);
    default:
      return takeLink(rest, place, options);
  }
}

function takeCode(rest: string, place: Place): Taken {
  const run = /^[^`\n]+/.exec(rest)?.[0];
  return run === undefined ? mark(place, 1, { isCode: false }) : shown(place, run.length, run);
}

function takeStars(rest: string, place: Place, { isLast }: ReadingOptions): Taken | undefined {
  const stars = /^\*+/.exec(rest)?.[0] ?? '';
  if (stars === rest && !isLast) return undefined;
  const after = rest.slice(stars.length, stars.length + 1);
  const opens = /\S/.test(after);
  const closes = /\S/.test(place.last);
  const { length } = stars;
  if (length > 3) return shown(place, length, stars);
  if (length > 1) {
    if (place.look === 'bold' && closes) return mark(place, length, { look: 'plain' });
    return opens && place.look !== 'bold'
      ? mark(place, length, { look: 'bold' })
      : shown(place, length, stars);
  }
  if (place.look === 'italic' && place.closer === '*' && closes) {
    return mark(place, 1, { look: 'plain' });
  }
  if (!opens || wordSign.test(place.last) || place.look === 'italic') return shown(place, 1, '*');
  return openItalic(rest, place, /^\*[^\s*](?:[^*\n]*[^\s*])?\*(?!\*)/, isLast);
}

function takeUnderscore(rest: string, place: Place, { isLast }: ReadingOptions): Taken | undefined {
  if (place.look === 'italic' && place.closer === '_' && /\S/.test(place.last)) {
    return mark(place, 1, { look: 'plain' });
  }
  if (wordSign.test(place.last) || place.last === '_' || place.look === 'italic') {
    return shown(place, 1, '_');
  }
  return openItalic(rest, place, /^_[^\s_](?:[^_\n]*[^\s_])?_(?![\p{L}\p{N}_])/u, isLast);
}

/** Starts an italic if its end is on the same line. Otherwise shows the sign. */
function openItalic(rest: string, place: Place, whole: RegExp, isLast: boolean): Taken | undefined {
  const sign = rest[0] === '_' ? '_' : '*';
  const ahead = rest.slice(0, maxItalicLength);
  const found = whole.exec(ahead)?.[0];
  const isOpen = !isLast && rest.length < maxItalicLength && !rest.includes('\n');
  // The character after the last sign decides whether that sign ends the italic.
  if (isOpen && (found === undefined || found.length === rest.length)) return undefined;
  if (found === undefined) return shown(place, 1, sign);
  // Italic inside bold stays bold, because many terminals draw the combination badly or not at all.
  if (place.look === 'bold') return shown(place, found.length, found.slice(1, -1));
  return mark(place, 1, { look: 'italic', closer: sign });
}

function takeEscape(rest: string, place: Place, { isLast }: ReadingOptions): Taken | undefined {
  if (rest.length === 1 && !isLast) return undefined;
  const [, escaped] = /^\\([*_`#|])/.exec(rest) ?? [];
  return escaped === undefined ? shown(place, 1, '\\') : shown(place, 2, escaped);
}

/** Shows a link as its text and address, or only the address if both are equal. */
function takeLink(rest: string, place: Place, { isLast }: ReadingOptions): Taken | undefined {
  const found = link.exec(rest);
  if (found === null) {
    return openLink.test(rest) && !isLast ? undefined : shown(place, 1, rest.slice(0, 1));
  }
  const [whole, label = '', address = ''] = found;
  const text = label.replaceAll(/[*`]/g, '');
  return shown(
    place,
    whole.length,
    text === '' || text === address ? address : `${text} (${address})`,
  );
}

function shown(place: Place, length: number, text: string): Taken {
  return {
    length,
    spans: [{ text, look: lookOf(place) }],
    next: { ...place, last: text.slice(-1) },
  };
}

/** Consumes a sign that is not shown and applies its change. */
function mark(place: Place, length: number, change: Partial<Place>): Taken {
  return { length, spans: [], next: { ...place, ...change } };
}

function lookOf({ line, isCode, look }: Place): Look {
  if (line === 'heading') return 'bold';
  return isCode ? 'code' : look;
}
