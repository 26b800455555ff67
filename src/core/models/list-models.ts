import type { AnswerMetadata } from '../../services/ports/answer.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import { learnNames } from './account-names.ts';
import { foldModels, unlistedModels } from './fold-models.ts';
import { type ModelAccess, type ModelRow, markCallable } from './model-row.ts';

export interface ListedModels {
  readonly rows: readonly ModelRow[];
  /** Models that only the catalogue has, for looking up older ones. */
  readonly unlisted: readonly ModelRow[];
  readonly metadata: AnswerMetadata;
  /** Milliseconds since 1970. */
  readonly fetchedAt: number;
}

/**
 * Returns the live list as rows, marked with the known model access of this account. Throws the service's `AppError`.
 */
export async function listModels(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  options: {
    readonly key: Secret;
    readonly signal?: AbortSignal;
    readonly modelAccess?: ModelAccess;
  },
): Promise<ListedModels> {
  const { modelAccess = {}, ...call } = options;
  const { models, metadata } = await services.mistral.listModels(call);
  learnNames(services.modelNames, models);
  const fetchedAt = services.clock.now();
  const rows = markCallable(foldModels(models, fetchedAt), modelAccess);
  return { rows, unlisted: unlistedModels(rows, fetchedAt), metadata: metadata, fetchedAt };
}
