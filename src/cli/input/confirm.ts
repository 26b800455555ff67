import { AppError } from '../../errors/errors.ts';
import type { CommandContext } from '../command.ts';

/**
 * Asks a question on the terminal, and returns true only if the answer is yes, in either language. Throws the error
 * `cancelled` at the end of the input, and when the program stops.
 */
export async function confirm(
  { io, signal }: Pick<CommandContext, 'io' | 'signal'>,
  question: string,
): Promise<boolean> {
  const { stdin } = io;
  io.err(`${question} `);
  const answer = await new Promise<string>((resolve, reject) => {
    let typed = '';
    const finish = (settle: () => void) => {
      stdin.off('data', take);
      for (const event of ['end', 'close', 'error']) stdin.off(event, cancel);
      signal.removeEventListener('abort', cancel);
      stdin.pause();
      settle();
    };
    const cancel = () => finish(() => reject(new AppError({ code: 'cancelled' })));
    const take = (piece: Buffer | string) => {
      typed += String(piece);
      if (/[\r\n]/.test(typed)) finish(() => resolve(typed));
    };
    stdin.on('data', take);
    for (const event of ['end', 'close', 'error']) stdin.on(event, cancel);
    signal.addEventListener('abort', cancel);
    if (signal.aborted) cancel();
    else stdin.resume();
  });
  return /^\s*(?:y|yes|o|oui)\s*$/i.test(answer);
}
