import { catalog } from '../../../i18n/catalog.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { usageError } from '../../input/parse.ts';
import { resolvedKey } from '../../input/resolved-key.ts';
import { printWarning } from '../../output/lines.ts';
import { readKeyOptions } from './request.ts';

// These texts are separate from those of the other key commands, because this command must start fast.
export const messages = catalog({
  en: {
    shown: 'Your key follows in plain text, as you asked. Clear the screen afterwards.',
  },
  fr: {
    shown: 'Voici votre clé en clair, comme demandé. Effacez l’écran ensuite.',
  },
});

/**
 * Prints the key that commands use, for programs that read it from a command. Throws the error `usage` with
 * `reveal-needed` if it would appear on a screen without `--reveal`.
 */
export async function printKey(typed: ParsedArguments, context: CommandContext): Promise<number> {
  const { io } = context;
  const options = readKeyOptions(typed);
  if (io.stdoutIsTerminal && !typed.switches.has('reveal')) {
    throw usageError('reveal-needed', '');
  }
  const services = await context.services();
  const { key, from } = await resolvedKey(options, context, services);
  if (io.stdoutIsTerminal) printWarning(context, messages[context.lang].shown);
  const document = { ok: true, from, key: key.reveal() };
  io.out(`${typed.switches.has('json') ? JSON.stringify(document) : document.key}\n`);
  return 0;
}
