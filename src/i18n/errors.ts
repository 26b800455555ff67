import type { ErrorData } from '../errors/errors.ts';
import { errorsEn } from './errors.en.ts';
import { errorsFr } from './errors.fr.ts';
import type { Lang } from './languages.ts';
import { plainText } from './plain-text.ts';
import { typesetFrench } from './typography.ts';

/** How an error is told: what happened, in one sentence, and what to do next. */
export interface ErrorMessage {
  readonly title: string;
  readonly message: string;
  readonly hint: string;
}

/** One text per error code; the compiler holds that none is missing. */
export type ErrorMessages = {
  readonly [C in ErrorData['code']]: (error: Extract<ErrorData, { code: C }>) => ErrorMessage;
};

/** The words of an error in one language, as a terminal may have them: a path or what was typed may hold anything. */
export function errorMessage(lang: Lang, error: ErrorData): ErrorMessage {
  const texts: ErrorMessages = lang === 'fr' ? errorsFr : errorsEn;
  const tell = texts[error.code] as (error: ErrorData) => ErrorMessage;
  const { title, message, hint } = tell(error);
  const set = (text: string) => (lang === 'fr' ? typesetFrench(plainText(text)) : plainText(text));
  return { title: set(title), message: set(message), hint: set(hint) };
}
