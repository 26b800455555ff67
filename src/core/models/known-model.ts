import { idBehind } from './account-names.ts';
import { type ModelMetadata, metadataOf } from './catalogue.ts';

/**
 * Returns what the catalogue knows of the model that a name stands for in this account's list, so that one model has one
 * price under all its names. Undefined where it does not know it.
 */
export function knownModel(name: string): ModelMetadata | undefined {
  return metadataOf(idBehind(name));
}
