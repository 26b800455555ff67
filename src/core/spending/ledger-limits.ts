import { traitsOf } from '../../errors/traits.ts';
import type { RateLimit } from '../../services/ports/answer.ts';
import type { LedgerEntry } from '../../services/ports/ledger.ts';
import type { ModelAccess } from '../models/model-row.ts';

/** Rate limits of one model, as seen in answers. */
export interface ModelLimits {
  readonly model: string;
  /** The newest of each unit and window; empty where no answer told. */
  readonly limits: readonly RateLimit[];
  /** The plan grants it nothing: one of its limits is 0, or the service said so. */
  readonly isOutOfPlan: boolean;
}

/**
 * The limits that the headers of this session's answers told, by model in the order of their first call, then the
 * models that were found to be out of the plan.
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
  const told = [...seen].map(([model, limits]) => modelLimits(model, [...limits.values()]));
  const refused = Object.entries(modelAccess)
    .filter(([model, outcome]) => !seen.has(model) && isOutOfPlan(outcome))
    .map(([model]) => ({ model, limits: [], isOutOfPlan: true }));
  return [...told, ...refused];
}

function isOutOfPlan(outcome: ModelAccess[string]): boolean {
  return outcome !== 'ready' && traitsOf(outcome).scope === 'plan';
}

function modelLimits(model: string, limits: readonly RateLimit[]): ModelLimits {
  return { model, limits, isOutOfPlan: limits.some(({ limit }) => limit === 0) };
}
