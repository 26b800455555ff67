import type { AskPassphrase } from '../../core/keys/open-vault.ts';
import { AppError } from '../../errors/errors.ts';
import type { CommandContext } from '../command.ts';

/**
 * Returns a function that asks for the vault's passphrase on the terminal. Without a terminal, the function throws the
 * error `passphrase`.
 */
export function passphraseAsker(
  context: Pick<CommandContext, 'io' | 'signal' | 'lang'>,
): AskPassphrase {
  return async (request) => {
    if (!context.io.stdinIsTerminal) {
      throw new AppError({ code: 'passphrase', problem: 'missing' });
    }
    const { promptPassphrase } = await import('./prompt-passphrase.ts');
    return await promptPassphrase(context, request);
  };
}
