import { findStored } from '../../../core/keys/find-stored.ts';
import { AppError } from '../../../errors/errors.ts';
import { pages } from '../../../i18n/links.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { passphraseAsker } from '../../input/ask-passphrase.ts';
import { usageError } from '../../input/parse.ts';
import { printResult } from '../../output/print-result.ts';
import { messages } from './messages.ts';
import { readExpiry, readKeyOptions } from './request.ts';
import { checkAndSave, openStore, printNotes, savedDocument, savedLines } from './save.ts';
import { takeKey } from './take-key.ts';

/** Replaces the stored key by a new one. The old key remains until the new one is checked, stored and read back. */
export async function rotateKey(typed: ParsedArguments, context: CommandContext): Promise<number> {
  const { profile, store } = readKeyOptions(typed);
  const services = await context.services();
  const expiresOn = readExpiry(typed, services.clock.now());
  const old = await findStored(services, { profile, ask: passphraseAsker(context) });
  if (old === undefined || old.store === 'memory') throw new AppError({ code: 'key-missing' });
  const key = await takeKey(context, messages[context.lang].askNew);
  if (key.equals(old.key)) throw usageError('same-key', '');
  const where = store ?? old.store;
  await openStore(context, services, where);
  const result = await checkAndSave(context, services, {
    profile,
    key,
    where,
    expiresOn,
    isChecked: true,
  });
  printNotes(context, services, { saved: result.saved, key });
  const { lastFour } = old.key;
  printResult(typed, context, {
    document: { ...savedDocument(result), old: { lastFour, page: pages.keys } },
    lines: [
      ...savedLines(context, result),
      { mark: 'warn', text: messages[context.lang].deleteOld(lastFour, pages.keys) },
    ],
  });
  return 0;
}
