import type { ResolvedKey } from '../../../core/keys/resolve-key.ts';
import type { CommandContext } from '../../command.ts';
import { printProgress } from '../../output/lines.ts';
import { messages } from './messages.ts';

interface UsedMessages {
  readonly demo: string;
  asking(place: string, lastFour: string): string;
}

/** Prints on stderr what is called, and with which key; the demo has none. */
export function printUsedKey(
  context: CommandContext,
  resolved: ResolvedKey | undefined,
  { demo, asking }: UsedMessages,
): void {
  const notice =
    resolved === undefined
      ? demo
      : asking(messages[context.lang].places[resolved.from], resolved.key.lastFour);
  printProgress(context, notice);
}
