import type { Lang } from '../../i18n/languages.ts';
import { defaultOrigin } from '../../i18n/provider.ts';
import type { Services } from '../../services/ports/services.ts';
import { defaultSettings } from '../chat/chat-settings.ts';
import { field, modelIdIn, savedAnswer } from '../models/chosen-model.ts';
import { defaultModel } from '../models/default-model.ts';
import { askedDimensions, canHaveDimensions, defaultChoice } from '../models/embedding-models.ts';
import { sampleTexts } from './sample-texts.ts';
import type { ChatCode, EmbeddingsCode } from './snippets/code-request.ts';

/** Everything that an export depends on. Holds no key. */
export interface ExportPlan {
  readonly lang: Lang;
  /** The origin of the API, without a slash at its end. */
  readonly baseUrl: string;
  readonly chat: ChatCode;
  readonly embeddings: EmbeddingsCode;
}

/** Models that were chosen in the wizard; undefined for a step that has no answer yet. */
export interface ChosenModels {
  readonly model: string | undefined;
  readonly embedding: { readonly model: string; readonly dimensions: number } | undefined;
}

interface PlanContext {
  readonly lang: Lang;
  readonly baseUrl: string;
}

/** Returns the plan of an export: the chosen models, otherwise the default ones, and the sample texts of the wizard. */
export function planOf(
  { model, embedding }: ChosenModels,
  { lang, baseUrl }: PlanContext,
): ExportPlan {
  const { question, sentences } = sampleTexts[lang];
  const canAsk = embedding !== undefined && canHaveDimensions(embedding);
  const dimensions = canAsk ? askedDimensions(embedding) : undefined;
  return {
    lang,
    baseUrl,
    chat: {
      kind: 'chat',
      model: model ?? defaultModel,
      messages: [{ role: 'user', content: question }],
      maxTokens: defaultSettings.maxTokens,
    },
    embeddings: {
      kind: 'embeddings',
      model: embedding?.model ?? defaultChoice.model,
      inputs: sentences,
      ...(dimensions !== undefined && { dimensions }),
    },
  };
}

/** Returns the plan from the saved progress of a profile. Never throws: ignores what cannot be read. */
export async function readPlan(
  services: Pick<Services, 'files' | 'environment' | 'mistral' | 'exports'>,
  profile: string,
  lang: Lang,
): Promise<ExportPlan> {
  const [chosen, embedded] = await Promise.all([
    savedAnswer(services, profile, 'model'),
    savedAnswer(services, profile, 'embeddings'),
  ]);
  const embedding = modelIdIn(embedded, 'model');
  const dimensions = field(embedded, 'dimensions');
  const isWhole = embedding !== undefined && Number.isSafeInteger(dimensions);
  return planOf(
    {
      model: modelIdIn(chosen, 'id'),
      embedding: isWhole ? { model: embedding, dimensions: Number(dimensions) } : undefined,
    },
    { lang, baseUrl: exportedOrigin(services) },
  );
}

/**
 * Returns the origin that exported code calls: that of this session, or Mistral's own in the demo, whose simulated
 * service ends with the session.
 */
export function exportedOrigin({
  exports,
  mistral,
}: Pick<Services, 'exports' | 'mistral'>): string {
  return exports.writes ? mistral.baseUrl : defaultOrigin;
}
