import type { Fault } from '../errors/errors.ts';
import { faultsEn } from './errors.en.ts';
import { faultsFr } from './errors.fr.ts';
import type { Lang } from './languages.ts';
import { plainText } from './plain-text.ts';
import { typesetFrench } from './typography.ts';

/** How a fault is told: what happened, in one sentence, and what to do next. */
export interface FaultWords {
  readonly title: string;
  readonly message: string;
  readonly hint: string;
}

/** One text per fault code; the compiler holds that none is missing. */
export type FaultTexts = {
  readonly [C in Fault['code']]: (fault: Extract<Fault, { code: C }>) => FaultWords;
};

/** The words of a fault in one language, as a terminal may have them: a path or what was typed may hold anything. */
export function faultWords(lang: Lang, fault: Fault): FaultWords {
  const texts: FaultTexts = lang === 'fr' ? faultsFr : faultsEn;
  const tell = texts[fault.code] as (fault: Fault) => FaultWords;
  const { title, message, hint } = tell(fault);
  const set = (text: string) => (lang === 'fr' ? typesetFrench(plainText(text)) : plainText(text));
  return { title: set(title), message: set(message), hint: set(hint) };
}
