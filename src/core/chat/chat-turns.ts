import type { ChatMessage } from '../../services/ports/mistral.ts';
import { type Cost, sumCosts } from '../spending/price.ts';
import type { ChatSettings } from './chat-settings.ts';
import type { ChatFinish, ChatProgress } from './stream-chat.ts';

/** A question and its answer so far. */
export interface Turn {
  readonly question: string;
  readonly thinking: string;
  readonly answer: string;
  /** Absent while the answer streams, and if the answer was interrupted. */
  readonly finish?: ChatFinish;
}

/** A conversation: its turns so far, and turns that were replaced but also billed. */
export interface Conversation {
  readonly turns: readonly Turn[];
  readonly replaced: readonly Turn[];
}

export const emptyConversation: Conversation = { turns: [], replaced: [] };

/** Returns the conversation with one more question. */
export function withQuestion(before: Conversation, question: string): Conversation {
  const turn: Turn = { question, thinking: '', answer: '' };
  return { ...before, turns: [...before.turns, turn] };
}

/** Returns the conversation without its last turn, so that another question can replace it. */
export function withoutLast({ turns, replaced }: Conversation): Conversation {
  return { turns: turns.slice(0, -1), replaced: [...replaced, ...turns.slice(-1)] };
}

/** Returns an empty conversation that still counts the earlier turns as billed. */
export function restarted({ turns, replaced }: Conversation): Conversation {
  return { turns: [], replaced: [...replaced, ...turns] };
}

/** Returns the conversation with a new piece of its last answer. */
export function withProgress(before: Conversation, progress: ChatProgress): Conversation {
  const last = before.turns.at(-1);
  return last === undefined
    ? before
    : { ...before, turns: [...before.turns.slice(0, -1), turnWith(last, progress)] };
}

function turnWith(turn: Turn, progress: ChatProgress): Turn {
  if (progress.type === 'finish') return { ...turn, finish: progress };
  return progress.type === 'thinking'
    ? { ...turn, thinking: turn.thinking + progress.text }
    : { ...turn, answer: turn.answer + progress.text };
}

/**
 * Returns the messages of a request: the instructions, the conversation and the last question. Omits turns without an
 * answer, because the service refuses empty messages.
 */
export function messagesOf(
  turns: readonly Turn[],
  { system }: Pick<ChatSettings, 'system'>,
): readonly ChatMessage[] {
  const instructions: readonly ChatMessage[] =
    system.trim() === '' ? [] : [{ role: 'system', content: system }];
  const before = turns.slice(0, -1).filter(({ answer }) => answer.trim() !== '');
  const earlier = before.flatMap(({ question, answer }): ChatMessage[] => [
    { role: 'user', content: question },
    { role: 'assistant', content: answer },
  ]);
  const last = turns.slice(-1).map(
    ({ question }): ChatMessage => ({
      role: 'user',
      content: question,
    }),
  );
  return [...instructions, ...earlier, ...last];
}

/**
 * Returns the number of tokens that are sent together with the next question, as the service last counted them;
 * undefined if the service sent no count.
 */
export function tokensBefore(turns: readonly Turn[]): number | undefined {
  return turns.at(-1)?.finish?.usage?.totalTokens;
}

/** Returns the total usage. Interrupted answers are billed too, but the service does not report their usage. */
export function totalOf({ turns, replaced }: Conversation): {
  readonly tokens: number | null;
  readonly cost: Cost;
} {
  const paid = [...replaced, ...turns].filter(
    ({ finish, thinking, answer }) => finish !== undefined || thinking + answer !== '',
  );
  const counts = paid.map(({ finish }) => finish?.usage?.totalTokens ?? null);
  return {
    tokens: counts.reduce<number | null>(
      (sum, count) => (sum === null || count === null ? null : sum + count),
      0,
    ),
    cost: sumCosts(paid.map(({ finish }) => finish?.cost ?? 'unknown')),
  };
}
