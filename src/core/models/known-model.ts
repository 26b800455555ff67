import type { ModelNamesPort } from '../../services/ports/model-names.ts';
import { type ModelMetadata, metadataOf } from './catalogue.ts';

/**
 * Returns the catalogue entry of the model behind a name in the account's list, so that a model has the same price
 * under all its names. Undefined if the catalogue does not have it.
 */
export function knownModel(name: string, modelNames: ModelNamesPort): ModelMetadata | undefined {
  return metadataOf(modelNames.idBehind(name) ?? name);
}
