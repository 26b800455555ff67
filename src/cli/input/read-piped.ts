import { AppError } from '../../errors/errors.ts';
import type { CommandContext } from '../command.ts';

/**
 * Returns all piped input as text. Stops reading once it has received more than `maxBytes`, or if nothing has arrived
 * within `firstByteMs`. Throws the error `cancelled` when the program stops.
 */
export async function readPiped(
  context: Pick<CommandContext, 'io' | 'signal'>,
  maxBytes: number,
  limits: { readonly firstByteMs?: number } = {},
): Promise<string> {
  return (await readBytes(context, maxBytes, limits)).toString('utf8');
}

/**
 * Returns piped input like `readPiped`, without a byte-order mark; undefined if it is not UTF-8 or contains NUL.
 * U+FFFD may be part of the input, and does not show that the input is invalid.
 */
export async function readPipedText(
  context: Pick<CommandContext, 'io' | 'signal'>,
  maxBytes: number,
): Promise<string | undefined> {
  const bytes = await readBytes(context, maxBytes, {});
  if (bytes.includes(0)) return undefined;
  try {
    // Input beyond the limit may be cut inside a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, {
      stream: bytes.length > maxBytes,
    });
  } catch {
    return undefined;
  }
}

async function readBytes(
  { io: { stdin }, signal }: Pick<CommandContext, 'io' | 'signal'>,
  maxBytes: number,
  { firstByteMs }: { readonly firstByteMs?: number },
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  await new Promise<void>((resolve, reject) => {
    const endEvents = ['end', 'close', 'error'];
    const limit = firstByteMs === undefined ? undefined : setTimeout(() => end(), firstByteMs);
    const finish = (settle: () => void) => {
      clearTimeout(limit);
      stdin.off('data', take);
      for (const event of endEvents) stdin.off(event, end);
      signal.removeEventListener('abort', stop);
      stdin.pause();
      settle();
    };
    const end = () => finish(resolve);
    const stop = () => finish(() => reject(new AppError({ code: 'cancelled' })));
    const take = (piece: Buffer | string) => {
      clearTimeout(limit);
      pieces.push(Buffer.from(piece));
      length += piece.length;
      if (length > maxBytes) end();
    };
    stdin.on('data', take);
    for (const event of endEvents) stdin.on(event, end);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    else stdin.resume();
  });
  return Buffer.concat(pieces);
}
