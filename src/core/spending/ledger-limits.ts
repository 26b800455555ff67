import { traitsOf } from '../../errors/traits.ts';
import type { RateLimit } from '../../services/ports/answer.ts';
import type { LedgerEntry } from '../../services/ports/ledger.ts';
import type { ModelAccess } from '../models/model-row.ts';

/** Rate limits of one model, from the headers of its answers. */
export interface ModelLimits {
  readonly model: string;
  /** The newest limit of each unit and window; empty if no answer had any. */
  readonly limits: readonly RateLimit[];
  /** True if the plan does not include the model: one of its limits is 0, or the service said so. */
  readonly isOutOfPlan: boolean;
}

/**
 * Returns the limits from the headers of this session's answers by model, in the order of the first calls, and then the
 * models that the plan does not include.
 */
export function limitsSeen(
  entries: readonly LedgerEntry[],
  modelAccess: ModelAccess = {},
): readonly ModelLimits[] {
  const seen = new Map<string, Map<string, RateLimit>>();
  for (const { model, metadata } of entries) {
    const limits = seen.get(model) ?? new Map<string, RateLimit>();
    for (const limit of metadata?.limits ?? []) limits.set(`${limit.unit} ${limit.window}`, limit);
    seen.set(model, limits);
  }
  const known = [...seen].map(([model, limits]) => modelLimits(model, [...limits.values()]));
  const refused = Object.entries(modelAccess)
    .filter(([model, outcome]) => !seen.has(model) && isOutOfPlan(outcome))
    .map(([model]) => ({ model, limits: [], isOutOfPlan: true }));
  return [...known, ...refused];
}

function isOutOfPlan(outcome: ModelAccess[string]): boolean {
  return outcome !== 'ready' && traitsOf(outcome).scope === 'plan';
}

function modelLimits(model: string, limits: readonly RateLimit[]): ModelLimits {
  return { model, limits, isOutOfPlan: limits.some(({ limit }) => limit === 0) };
}
