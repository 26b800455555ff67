import type { AnswerFacts } from '../../services/ports/mistral.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import { foldModels, unlistedModels } from './fold-models.ts';
import { type Learned, type ModelRow, markCallable } from './model-row.ts';

export interface ListedModels {
  readonly rows: readonly ModelRow[];
  /** What only the catalogue knows, for whoever looks an older model up. */
  readonly unlisted: readonly ModelRow[];
  readonly facts: AnswerFacts;
  /** Milliseconds since 1970. */
  readonly fetchedAt: number;
}

/**
 * The live list as rows, marked with what was learned of this account by calling. Throws `AppError` as the service
 * does.
 */
export async function listModels(
  services: Pick<Services, 'mistral' | 'clock'>,
  options: { readonly key: Secret; readonly signal?: AbortSignal; readonly learned?: Learned },
): Promise<ListedModels> {
  const { learned = {}, ...call } = options;
  const { models, facts } = await services.mistral.listModels(call);
  const fetchedAt = services.clock.now();
  const rows = markCallable(foldModels(models, fetchedAt), learned);
  return { rows, unlisted: unlistedModels(rows, fetchedAt), facts, fetchedAt };
}
