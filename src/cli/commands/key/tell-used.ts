import type { ResolvedKey } from '../../../core/keys/resolve-key.ts';
import { plainText } from '../../../i18n/plain-text.ts';
import type { CommandContext } from '../../command.ts';
import { words } from './messages.ts';

interface UsedWords {
  readonly demo: string;
  asking(place: string, lastFour: string): string;
}

/** Says on stderr what is asked, and with which key; there is none in the demo. */
export function tellUsed(
  { io, lang }: CommandContext,
  resolved: ResolvedKey | undefined,
  { demo, asking }: UsedWords,
): void {
  const said =
    resolved === undefined
      ? demo
      : asking(words[lang].places[resolved.from], resolved.key.lastFour);
  io.err(`${plainText(said)}\n`);
}
