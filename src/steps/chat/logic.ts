import { orderActions } from '../../core/access/error-actions.ts';
import { type ChatSettings, defaultSettings } from '../../core/chat/chat-settings.ts';
import { type Conversation, type Turn, totalOf, withoutLast } from '../../core/chat/chat-turns.ts';
import { type Cost, parseCost } from '../../core/spending/price.ts';
import type { ErrorData } from '../../errors/errors.ts';
import { traitsOf } from '../../errors/traits.ts';
import type { Lang } from '../../i18n/languages.ts';
import { formatNumber } from '../../i18n/numbers.ts';

/** Answer of the chat step: success and usage. */
export interface ChatAnswer {
  readonly model: string;
  /** Input and output tokens together; null if the service did not report them, for example after a stop. */
  readonly tokens: number | null;
  readonly cost: Cost;
}

/** Returns the answer of the step, with the usage of all questions together. */
export function answerOf(conversation: Conversation, asked: string): ChatAnswer {
  const model = conversation.turns.at(-1)?.finish?.model ?? asked;
  return { model, ...totalOf(conversation) };
}

/** Parses a saved answer. */
export function parseChatAnswer(saved: unknown): ChatAnswer | undefined {
  const { model, tokens, cost } = (saved ?? {}) as Partial<Record<keyof ChatAnswer, unknown>>;
  const read = parseCost(cost);
  if (typeof model !== 'string' || read === undefined) return undefined;
  return { model, tokens: typeof tokens === 'number' ? tokens : null, cost: read };
}

/** Returns true if some text of an answer can be shown. */
export function hasContent({ thinking, answer }: Turn): boolean {
  return thinking !== '' || answer !== '';
}

/** Removes a last question without an answer, so that a later visit does not continue it. */
export function withoutUnanswered(conversation: Conversation): Conversation {
  const last = conversation.turns.at(-1);
  return last === undefined || hasContent(last) ? conversation : withoutLast(conversation);
}

/**
 * Returns twice the token limit of an answer that reached it; undefined for an answer that ended for another reason.
 */
export function moreTokens({ finish }: Turn, { maxTokens }: ChatSettings): number | undefined {
  if (finish?.reason !== 'length') return undefined;
  return (maxTokens ?? finish.usage?.completionTokens ?? defaultSettings.maxTokens ?? 0) * 2;
}

/** Actions for an error of a chat. */
export type ChatAction =
  | 'retry'
  | 'reword'
  | 'settings'
  | 'startOver'
  | 'model'
  | 'key'
  | 'billing'
  | 'skip'
  | 'read';

/** Returns the actions that fit the error, the best first. */
export function actionsFor({ code }: ErrorData, { turns }: Conversation): readonly ChatAction[] {
  const last = turns.at(-1);
  const toRead: readonly ChatAction[] = last !== undefined && hasContent(last) ? ['read'] : [];
  if (traitsOf(code).remedy !== 'request') {
    return [
      ...orderActions(code, ['retry', 'model', 'key', 'billing', 'skip'] as const),
      ...toRead,
    ];
  }
  const other = code === 'request-refused' ? 'settings' : 'startOver';
  return ['reword', other, 'model', 'skip', ...toRead];
}

/** Labels of settings. */
interface ChangedMessages {
  readonly system: string;
  readonly temperature: (value: string) => string;
  readonly maxTokens: (value: string) => string;
  readonly noLimit: string;
  readonly seed: (value: string) => string;
}

/** Returns the labels of the settings that differ from the defaults; empty if none does. */
export function changedSettings(settings: ChatSettings, lang: Lang, text: ChangedMessages): string {
  const { system, temperature, maxTokens, seed } = settings;
  const limit =
    maxTokens === undefined ? text.noLimit : text.maxTokens(formatNumber(maxTokens, lang));
  return [
    ...(system === '' ? [] : [text.system]),
    ...(temperature === undefined ? [] : [text.temperature(formatNumber(temperature, lang))]),
    ...(maxTokens === defaultSettings.maxTokens ? [] : [limit]),
    ...(seed === undefined ? [] : [text.seed(String(seed))]),
  ].join(', ');
}

/** Returns the fenced code blocks of an answer, separated by empty lines; empty if there are none. */
export function codeIn(answer: string): string {
  const blocks = answer.matchAll(/^ {0,3}(`{3,}|~{3,}).*\n([\s\S]*?)(?:^ {0,3}\1|(?![\s\S]))/gm);
  return Array.from(blocks, ([, , code = '']) => code).join('\n');
}
