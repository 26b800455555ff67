import type { ModelNamesPort } from './ports/model-names.ts';

/** Creates an empty collection of names for one account. */
export function createModelNames(): ModelNamesPort {
  let idByName: ReadonlyMap<string, string> = new Map();
  return {
    replace: (ids) => {
      idByName = ids;
    },
    idBehind: (name) => idByName.get(name),
  };
}
