import { type CleanedKey, cleanKey } from '../../../core/keys/clean-key.ts';
import { AppError } from '../../../errors/errors.ts';
import { formatNumber } from '../../../i18n/numbers.ts';
import type { Secret } from '../../../services/ports/secret.ts';
import type { CommandContext } from '../../command.ts';
import { promptSecret } from '../../input/prompt-secret.ts';
import { readPiped } from '../../input/read-piped.ts';
import { printProgress, printWarning } from '../../output/lines.ts';
import { messages } from './messages.ts';

/** More than any text that a key is found in. */
const maxBytes = 65_536;

/**
 * Returns the piped key or, on a terminal, the one typed or pasted as answer to `question`. Prints what was removed
 * around it. Throws the errors `key-malformed` and `cancelled`.
 */
export async function takeKey(context: CommandContext, question: string): Promise<Secret> {
  const text = context.io.stdinIsTerminal
    ? await promptSecret(context, question)
    : await readPiped(context, maxBytes);
  const cleaned = cleanKey(text);
  if (!cleaned.ok) throw new AppError({ code: 'key-malformed', problem: cleaned.problem });
  describe(context, cleaned);
  return cleaned.key;
}

function describe(
  context: CommandContext,
  { key, removed, unusual }: Extract<CleanedKey, { ok: true }>,
): void {
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
