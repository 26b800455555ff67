import { replaceMethod } from '../terminal/replace-method.ts';

const start = '\x1b[200~';
const end = '\x1b[201~';
const interrupt = '\x03';

/** The part of a terminal's input that the guard uses. */
interface Readable {
  read(): unknown;
  emit(event: 'readable'): boolean;
}

/**
 * Wraps an input so that a paste without an end marker (lost by a dropped connection or a terminal multiplexer) ends
 * after `silenceMs` without a byte, or at Ctrl+C. Otherwise Ink would wait for the marker forever, and no key would
 * work.
 */
export function guardPaste<T extends Readable>(input: T, silenceMs = 1000): T {
  let isOpen = false;
  let recent = '';
  let pending: string | null = null;
  let timer: NodeJS.Timeout | undefined;

  const close = () => {
    isOpen = false;
    recent = '';
    pending = end;
    input.emit('readable');
  };

  const watch = (chunk: string): string => {
    clearTimeout(timer);
    if (isOpen && chunk === interrupt) {
      isOpen = false;
      recent = '';
      return end + chunk;
    }
    // A marker may be split over two reads.
    const seen = recent + chunk;
    const started = seen.lastIndexOf(start);
    const ended = seen.lastIndexOf(end);
    if (started !== ended) isOpen = started > ended;
    recent = seen.slice(-start.length + 1);
    if (isOpen) timer = setTimeout(close, silenceMs);
    return chunk;
  };

  const read = (): unknown => {
    const own = pending;
    pending = null;
    const chunk = own ?? input.read();
    return own === null && typeof chunk === 'string' ? watch(chunk) : chunk;
  };

  return replaceMethod(input, 'read', read);
}
