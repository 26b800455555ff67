import { nearest } from '../text/nearest.ts';
import { catalogue, metadataOf } from './catalogue.ts';

/** The model to use instead of an unknown one. */
export interface RightModel {
  readonly id: string;
  /** True if the requested model is retired, so that this one is its replacement. */
  readonly isRetired: boolean;
}

/**
 * Returns the model to use instead, by the bundled catalogue: the replacement of a retired model, otherwise the nearest
 * id of a model in service. Undefined if none is near. `now` is in milliseconds since 1970.
 */
export function rightModel(id: string, now: number): RightModel | undefined {
  const replacement = replacementOf(id, now);
  if (replacement !== undefined) return { id: replacement, isRetired: true };
  const inService = catalogue.filter((metadata) => !isRetired(metadata.retiresAt, now));
  const ids = inService.flatMap((metadata) => [...metadata.aliases, metadata.id]);
  const near = nearest(id, ids);
  return near === undefined || near === id ? undefined : { id: near, isRetired: false };
}

/** Returns the first replacement that is not retired itself. */
function replacementOf(id: string, now: number): string | undefined {
  const seen = new Set([id]);
  let metadata = metadataOf(id);
  while (
    metadata !== undefined &&
    metadata.replacement !== null &&
    isRetired(metadata.retiresAt, now)
  ) {
    if (seen.has(metadata.replacement)) return undefined;
    seen.add(metadata.replacement);
    const next = metadata.replacement;
    metadata = metadataOf(next);
    if (metadata === undefined || !isRetired(metadata.retiresAt, now)) return next;
  }
  return undefined;
}

function isRetired(retiresAt: string | null, now: number): boolean {
  return retiresAt !== null && Date.parse(retiresAt) <= now;
}
