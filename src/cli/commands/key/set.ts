import type { CommandContext, ParsedArguments } from '../../command.ts';
import { printResult } from '../../output/print-result.ts';
import { messages } from './messages.ts';
import { readExpiry, readKeyOptions } from './request.ts';
import {
  checkAndSave,
  chooseStore,
  openStore,
  printNotes,
  savedDocument,
  savedLines,
} from './save.ts';
import { takeKey } from './take-key.ts';

/** Stores a key that the service accepts; with `--no-check`, any key. */
export async function setKey(typed: ParsedArguments, context: CommandContext): Promise<number> {
  const options = readKeyOptions(typed);
  const services = await context.services();
  const expiresOn = readExpiry(typed, services.clock.now());
  const store = await chooseStore(services, options);
  const key = await takeKey(context, messages[context.lang].ask);
  await openStore(context, services, store);
  const isChecked = !typed.switches.has('no-check');
  const { profile } = options;
  const result = await checkAndSave(context, services, {
    profile,
    key,
    where: store,
    expiresOn,
    isChecked,
  });
  printNotes(context, services, { saved: result.saved, key });
  printResult(typed, context, {
    document: savedDocument(result),
    lines: savedLines(context, result),
  });
  return 0;
}
