import type { ResolvedKey } from '../../../core/keys/resolve-key.ts';
import { plainText } from '../../../i18n/plain-text.ts';
import type { CommandContext } from '../../command.ts';
import { messages } from './messages.ts';

interface UsedMessages {
  readonly demo: string;
  asking(place: string, lastFour: string): string;
}

/** Prints on stderr what is called, and with which key; the demo has none. */
export function printUsedKey(
  { io, lang }: CommandContext,
  resolved: ResolvedKey | undefined,
  { demo, asking }: UsedMessages,
): void {
  const said =
    resolved === undefined
      ? demo
      : asking(messages[lang].places[resolved.from], resolved.key.lastFour);
  io.err(`${plainText(said)}\n`);
}
