import { nearest } from '../text/nearest.ts';
import { catalogue, factsOf } from './catalogue.ts';

/** The id to use instead of one that the service does not know, and whether that one once worked. */
export interface RightModel {
  readonly id: string;
  readonly isRetired: boolean;
}

/**
 * What to ask instead, by the bundled catalogue: the replacement of a retired model, or else the nearest id of one that
 * is in service. Undefined where nothing comes near. `now` is milliseconds since 1970.
 */
export function rightModel(id: string, now: number): RightModel | undefined {
  const replacement = replacementOf(id, now);
  if (replacement !== undefined) return { id: replacement, isRetired: true };
  const inService = catalogue.filter((facts) => !isRetired(facts.retiresAt, now));
  const ids = inService.flatMap((facts) => [...facts.aliases, facts.id]);
  const near = nearest(id, ids);
  return near === undefined || near === id ? undefined : { id: near, isRetired: false };
}

/** The replacement may be retired in its turn: the last one counts. */
function replacementOf(id: string, now: number): string | undefined {
  const seen = new Set([id]);
  let facts = factsOf(id);
  while (facts !== undefined && facts.replacement !== null && isRetired(facts.retiresAt, now)) {
    if (seen.has(facts.replacement)) return undefined;
    seen.add(facts.replacement);
    const next = facts.replacement;
    facts = factsOf(next);
    if (facts === undefined || !isRetired(facts.retiresAt, now)) return next;
  }
  return undefined;
}

function isRetired(retiresAt: string | null, now: number): boolean {
  return retiresAt !== null && Date.parse(retiresAt) <= now;
}
