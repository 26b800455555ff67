import type { Usage } from '../../services/ports/answer.ts';

/** Returns the sum of the tokens of all calls; undefined if one of the calls has no usage. */
export function sumUsage(calls: readonly { readonly usage?: Usage }[]): Usage | undefined {
  const usages = calls.flatMap(({ usage }) => (usage === undefined ? [] : [usage]));
  if (usages.length < calls.length) return undefined;
  return usages.reduce((sum, usage) => ({
    promptTokens: sum.promptTokens + usage.promptTokens,
    completionTokens: sum.completionTokens + usage.completionTokens,
    totalTokens: sum.totalTokens + usage.totalTokens,
    ...((sum.cachedTokens ?? usage.cachedTokens) !== undefined && {
      cachedTokens: (sum.cachedTokens ?? 0) + (usage.cachedTokens ?? 0),
    }),
  }));
}
