import type { ModelNamesPort } from '../../../src/services/ports/model-names.ts';

/** Names of an account whose list is never read. */
export const noNames: ModelNamesPort = { replace: () => {}, idBehind: () => undefined };
