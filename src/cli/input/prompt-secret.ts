import { AppError } from '../../errors/errors.ts';
import type { CommandContext, Io } from '../command.ts';
import { emptyLine, type SecretLine, type Typing, typeInto } from './secret-line.ts';

/** Maximum number of stars. One is shown for each character, and all must fit on one line. */
const maxStars = 40;

const bracketedPasteOn = '\x1b[?2004h';
const bracketedPasteOff = '\x1b[?2004l';

/**
 * Asks a question on the terminal and returns the typed or pasted line; shows a star for each character. Throws the
 * error `cancelled` at Ctrl+C, at the end of the input, and when the program stops. Always restores the terminal.
 */
export async function promptSecret(
  { io, signal }: Pick<CommandContext, 'io' | 'signal'>,
  question: string,
): Promise<string> {
  const { stdin } = io;
  stdin.setRawMode?.(true);
  try {
    io.err(`${question} ${bracketedPasteOn}`);
    return await readLine(io, signal);
  } finally {
    stdin.pause();
    stdin.setRawMode?.(false);
    io.err(`${bracketedPasteOff}\n`);
  }
}

function readLine(io: Io, signal: AbortSignal): Promise<string> {
  const { stdin } = io;
  const decoder = new TextDecoder();
  let line = emptyLine;
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      stdin.off('data', take);
      for (const event of ['end', 'close', 'error']) stdin.off(event, cancel);
      signal.removeEventListener('abort', cancel);
      settle();
    };
    const cancel = () => finish(() => reject(new AppError({ code: 'cancelled' })));
    const take = (piece: Buffer | string) => {
      const text = typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
      const typed = typeInto(line, text);
      io.err(starsFor(line, typed.line));
      line = typed.line;
      if (typed.end === 'cancelled') cancel();
      if (typed.end === 'submitted') finish(() => resolve(submittedLine(io, typed)));
    };
    stdin.on('data', take);
    for (const event of ['end', 'close', 'error']) stdin.on(event, cancel);
    signal.addEventListener('abort', cancel);
    if (signal.aborted) cancel();
    else stdin.resume();
  });
}

/** Returns the line without the line end of a paste. Puts text typed after it back for the next question. */
function submittedLine({ stdin }: Io, { line, after }: Typing): string {
  stdin.pause();
  if (after !== '') stdin.unshift(Buffer.from(after));
  return line.text.replace(/\n+$/, '');
}

/** Returns the output that changes the number of stars from one line to the next. */
function starsFor(before: SecretLine, now: SecretLine): string {
  const count = ({ text }: SecretLine) => Math.min([...text].length, maxStars);
  const more = count(now) - count(before);
  return more < 0 ? '\b \b'.repeat(-more) : '*'.repeat(more);
}
