import { catalog } from '../../i18n/catalog.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import type { CommandContext } from '../command.ts';
import { printProgress } from './lines.ts';

export const messages = catalog({
  en: {
    waiting: (seconds: string) => `Too many requests: trying again in ${seconds} s …`,
  },
  fr: {
    waiting: (seconds: string) => `Trop de requêtes : nouvel essai dans ${seconds} s …`,
  },
});

/** Prints on stderr in how many seconds a refused call is tried again. Prints nothing at the end of the wait (undefined). */
export function printWait(
  context: CommandContext,
  wait: { readonly seconds: number } | undefined,
): void {
  if (wait === undefined) return;
  const { lang } = context;
  printProgress(context, messages[lang].waiting(formatNumber(wait.seconds, lang)));
}
