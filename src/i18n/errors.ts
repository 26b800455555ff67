import type { ErrorData } from '../errors/errors.ts';
import { type ErrorMessages, type ErrorText, errorsEn } from './errors.en.ts';
import { errorsFr } from './errors.fr.ts';
import type { Lang } from './languages.ts';
import { plainText } from './plain-text.ts';
import { typeset } from './typography.ts';

/** The texts of an error in one language. */
export interface ErrorMessage extends ErrorText {
  /** The request id to give to the service's support; absent if there is none. */
  readonly support?: string;
}

/** Returns the texts of an error without control characters, which a path or a typed text may contain. */
export function errorMessage(lang: Lang, error: ErrorData): ErrorMessage {
  const texts: ErrorMessages = lang === 'fr' ? errorsFr : errorsEn;
  const write = texts[error.code] as (error: ErrorData) => ErrorText;
  const { title, message, hint } = write(error);
  const set = (text: string) => typeset[lang](plainText(text));
  const id = 'correlationId' in error ? error.correlationId : undefined;
  return {
    title: set(title),
    message: set(message),
    hint: set(hint),
    ...(id !== undefined && { support: set(support[lang](id)) }),
  };
}

/** Returns the texts of an error except its title, joined to one text. */
export function errorText(lang: Lang, error: ErrorData): string {
  const { message, hint, support: id } = errorMessage(lang, error);
  return [message, hint, id].filter((text) => text !== undefined).join(' ');
}

const support: Readonly<Record<Lang, (correlationId: string) => string>> = {
  en: (correlationId) => `For Mistral’s support: ${correlationId}.`,
  fr: (correlationId) => `Pour l’assistance de Mistral : ${correlationId}.`,
};
