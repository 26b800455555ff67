import { AppError } from '../../errors/errors.ts';
import type { CommandContext } from '../command.ts';

/**
 * All that is piped in, as text; of more than `mostBytes`, the beginning, and a little more. Throws the error
 * `cancelled` where the program is to stop.
 */
export async function readPiped(
  { io: { stdin }, signal }: Pick<CommandContext, 'io' | 'signal'>,
  maxBytes: number,
  { firstByteMs }: { readonly firstByteMs?: number } = {},
): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  await new Promise<void>((resolve, reject) => {
    const over = ['end', 'close', 'error'];
    const limit = firstByteMs === undefined ? undefined : setTimeout(() => end(), firstByteMs);
    const finish = (settle: () => void) => {
      clearTimeout(limit);
      stdin.off('data', take);
      for (const event of over) stdin.off(event, end);
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
    for (const event of over) stdin.on(event, end);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    else stdin.resume();
  });
  return Buffer.concat(pieces).toString('utf8');
}
