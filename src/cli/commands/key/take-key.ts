import { type CleanedKey, cleanKey } from '../../../core/keys/clean-key.ts';
import { AppError } from '../../../errors/errors.ts';
import { formatNumber } from '../../../i18n/numbers.ts';
import type { Secret } from '../../../services/ports/secret.ts';
import type { CommandContext } from '../../command.ts';
import { promptSecret } from '../../input/prompt-secret.ts';
import { readPiped } from '../../input/read-piped.ts';
import { printProgress, printWarning } from '../../output/lines.ts';
import { messages } from './messages.ts';

/** Maximum bytes of a piped text with a key: more than any such text has. */
export const maxKeyBytes = 65_536;

/**
 * Returns the piped key or, on a terminal, the one typed or pasted as answer to `question`. Prints what was removed
 * around it. Throws the errors `key-malformed` and `cancelled`.
 */
export async function takeKey(context: CommandContext, question: string): Promise<Secret> {
  const text = context.io.stdinIsTerminal
    ? await promptSecret(context, question)
    : await readPiped(context, maxKeyBytes);
  const cleaned = requireKey(text);
  printCleaned(context, cleaned);
  return cleaned.key;
}

type CleanKey = Extract<CleanedKey, { ok: true }>;

/** Finds the key in a text. Throws the error `key-malformed` if there is none. */
export function requireKey(text: string): CleanKey {
  const cleaned = cleanKey(text);
  if (!cleaned.ok) throw new AppError({ code: 'key-malformed', problem: cleaned.problem });
  return cleaned;
}

/** Prints the length and the end of a key, and what was removed around it. */
function printCleaned(context: CommandContext, { key, removed, unusual }: CleanKey): void {
  const { io, lang } = context;
  const text = messages[lang];
  printProgress(context, text.got(formatNumber(key.length, lang), key.lastFour));
  // The line end of a pipe is not worth a message.
  const reported = io.stdinIsTerminal ? removed : removed.filter((what) => what !== 'newlines');
  if (reported.length > 0) {
    const names = reported.map((what) => text.removedNames[what]).join(', ');
    printProgress(context, text.removed(names));
  }
  if (unusual) printWarning(context, text.unusual);
}
