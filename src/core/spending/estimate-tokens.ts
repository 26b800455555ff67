import { AppError } from '../../errors/errors.ts';
import type { CallOptions } from '../../services/ports/mistral.ts';
import type { Services } from '../../services/ports/services.ts';
import { knownModel } from '../models/known-model.ts';
import { type Cost, costOf } from './price.ts';

/** Length of a text as a person counts it. */
export interface TextLength {
  /** Number of characters; an emoji counts as one. */
  readonly characters: number;
  readonly words: number;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Matches parts that are segmented separately, because the time per character grows with the length of a text. */
const textPart = /[\s\S]{1,1000}(?=\s)|[\s\S]{1,1000}/gu;

/** Counts the characters and the words of a text, by the rules of its language. */
export function lengthOf(text: string, language: string): TextLength {
  const byWord = new Intl.Segmenter(language, { granularity: 'word' });
  let [characters, words] = [0, 0];
  for (const [part] of text.matchAll(textPart)) {
    for (const _ of graphemes.segment(part)) characters += 1;
    for (const { isWordLike } of byWord.segment(part)) words += isWordLike ? 1 : 0;
  }
  return { characters, words };
}

/** The tokens of a text with one model, and their cost. */
export interface CountedText {
  readonly model: string;
  /** Tokens of the text as a message, including the few that the model's template adds. */
  readonly tokens: number;
  /** Cost of the text as input. */
  readonly inputCost: Cost;
  /** Cost of the call that counted: the text, and an answer of one token. */
  readonly callCost: Cost;
}

/**
 * Counts the tokens of a text with a call whose answer is limited to one token. The service must count, because each
 * model splits texts in its own way. Throws the errors of the service, and `bad-answer` if it sends no count.
 */
export async function countTokens(
  { mistral, modelNames }: Pick<Services, 'mistral' | 'modelNames'>,
  text: string,
  { model, ...call }: CallOptions & { readonly model: string },
): Promise<CountedText> {
  const messages = [{ role: 'user', content: text }] as const;
  const counting = { ...call, purpose: 'count' } as const;
  const answer = await mistral.completeChat({ model, messages, maxTokens: 1 }, counting);
  const { usage } = answer;
  if (usage === undefined) throw new AppError({ code: 'bad-answer', host: mistral.host });
  const metadata = knownModel(answer.model, modelNames) ?? knownModel(model, modelNames);
  const { promptTokens } = usage;
  return {
    model: answer.model,
    tokens: promptTokens,
    inputCost: costOf({ promptTokens, completionTokens: 0 }, metadata),
    callCost: costOf(usage, metadata),
  };
}
