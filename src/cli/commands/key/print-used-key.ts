import type { ResolvedKey } from '../../../core/keys/resolve-key.ts';
import type { CommandContext } from '../../command.ts';
import { printProgress } from '../../output/lines.ts';
import { messages } from './messages.ts';

interface StartMessages {
  readonly demo: string;
  asking(place: string, lastFour: string): string;
}

/** Prints on stderr what is called, and with which key; in the demo, that the result is simulated. */
export function printUsedKey(
  context: CommandContext,
  resolved: ResolvedKey | undefined,
  { demo, asking }: StartMessages,
): void {
  const notice =
    resolved === undefined
      ? demo
      : asking(messages[context.lang].places[resolved.from], resolved.key.lastFour);
  printProgress(context, notice);
}
