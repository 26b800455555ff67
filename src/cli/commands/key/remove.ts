import { removeKey as removeStored } from '../../../core/keys/remove-key.ts';
import { pages } from '../../../i18n/links.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { passphraseAsker } from '../../input/ask-passphrase.ts';
import { printResult } from '../../output/print-result.ts';
import { messages } from './messages.ts';
import { readKeyOptions } from './request.ts';

/** Deletes a stored key. Throws the error `key-missing` if there was none. */
export async function removeKey(typed: ParsedArguments, context: CommandContext): Promise<number> {
  const { profile, store } = readKeyOptions(typed);
  const services = await context.services();
  const removed = await removeStored(services, { profile, store, ask: passphraseAsker(context) });
  const text = messages[context.lang];
  printResult(typed, context, {
    document: { profile, ...removed, page: pages.keys },
    lines: [
      { mark: 'good', text: text.deleted(text.places[removed.store], removed.lastFour) },
      { mark: 'warn', text: text.stillValid(pages.keys) },
    ],
  });
  return 0;
}
