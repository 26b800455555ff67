import { type Lang, otherLang } from '../../../src/i18n/languages.ts';
import type { ProgramTerminal } from './pty.ts';
import type { Wanted } from './terminal-keys.ts';

/** Waits for a screen in one language and, after Ctrl+L, in the other one, in which the wizard continues. */
export async function inBothLangs(
  terminal: ProgramTerminal,
  lang: Lang,
  sign: (lang: Lang) => Wanted,
): Promise<Readonly<Record<Lang, string>>> {
  const frame = await terminal.waitFor(sign(lang));
  const other = await terminal.pressUntil('ctrl+l', sign(otherLang(lang)));
  return lang === 'en' ? { en: frame, fr: other } : { en: other, fr: frame };
}
