import type { Fault } from '../errors/fault.ts';
import { faultsEn } from './faults-en.ts';
import { faultsFr } from './faults-fr.ts';
import type { Lang } from './locale.ts';
import { typesetFrench } from './typeset.ts';

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

/** The words of a fault in one language. */
export function faultWords(lang: Lang, fault: Fault): FaultWords {
  const texts: FaultTexts = lang === 'fr' ? faultsFr : faultsEn;
  const tell = texts[fault.code] as (fault: Fault) => FaultWords;
  const words = tell(fault);
  if (lang === 'en') return words;
  return {
    title: typesetFrench(words.title),
    message: typesetFrench(words.message),
    hint: typesetFrench(words.hint),
  };
}
