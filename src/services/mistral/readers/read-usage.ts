import type { Usage } from '../../ports/answer.ts';
import { countOf, fieldOf } from './fields.ts';

/** Returns the tokens that the service counted; undefined if there are none. Computes a missing total. */
export function readUsage(value: unknown): Usage | undefined {
  const promptTokens = countOf(value, 'prompt_tokens') ?? 0;
  const completionTokens = countOf(value, 'completion_tokens') ?? 0;
  const totalTokens = countOf(value, 'total_tokens') || promptTokens + completionTokens;
  if (totalTokens === 0) return undefined;
  const cachedTokens =
    countOf(fieldOf(value, 'prompt_tokens_details'), 'cached_tokens') ??
    countOf(value, 'num_cached_tokens');
  return {
    promptTokens,
    completionTokens,
    totalTokens,
    ...(cachedTokens === undefined ? {} : { cachedTokens }),
  };
}
