import { type Cost, parseCost } from '../../core/price.ts';
import type { ProbeOutcome } from '../../core/probe-access.ts';
import type { ChatFinish } from '../../core/stream-chat.ts';

/** What the chat step leaves behind: that it worked, and what it took. */
export interface ChatAnswer {
  readonly model: string;
  /** Tokens in and out together; null where the service did not say, as after a stop. */
  readonly tokens: number | null;
  readonly cost: Cost;
}

/** How an answer is coming along. */
export interface Conversation {
  readonly question: string;
  readonly answer: string;
  /** It thinks, and has not begun to answer. */
  readonly thinking: boolean;
}

/** The most tokens one answer may take: enough for a page, and a bound on what a slip costs. */
export const maxTokens = 1024;

/** The model to ask: the one chosen, else the one that answered the probe. */
export function modelFor(
  chosen: { readonly id: string } | undefined,
  outcome: ProbeOutcome,
): string {
  if (chosen !== undefined) return chosen.id;
  return outcome.code === 'ready' ? outcome.model : 'mistral-small-latest';
}

/** The answer of a chat that ended by itself. */
export function answerOf({ model, usage, cost }: ChatFinish): ChatAnswer {
  return { model, tokens: usage?.totalTokens ?? null, cost };
}

/** The answer of a chat that was stopped: it worked, and what it cost was never said. */
export function stoppedAnswer(model: string): ChatAnswer {
  return { model, tokens: null, cost: 'unknown' };
}

/** Reads a saved answer back. */
export function parseChatAnswer(saved: unknown): ChatAnswer | undefined {
  const { model, tokens, cost } = (saved ?? {}) as Partial<Record<keyof ChatAnswer, unknown>>;
  const read = parseCost(cost);
  if (typeof model !== 'string' || read === undefined) return undefined;
  return { model, tokens: typeof tokens === 'number' ? tokens : null, cost: read };
}
