import type { Lang } from '../../i18n/languages.ts';
import type { Services } from '../../services/ports/services.ts';
import { defaultSettings } from '../chat/chat-settings.ts';
import { field, modelIdIn, savedAnswer } from '../models/chosen-model.ts';
import { defaultModel } from '../models/default-model.ts';
import { defaultChoice } from '../models/embedding-models.ts';
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

/** Answers of the wizard, as far as it got. */
export interface Settled {
  readonly model: string | undefined;
  readonly embedding: { readonly model: string; readonly dimensions: number } | undefined;
}

interface PlanContext {
  readonly lang: Lang;
  /** Host and port of the service that we speak to. */
  readonly host: string;
}

/** Returns the plan of an export: the models chosen in the wizard, else the default ones, and the wizard's texts. */
export function planOf({ model, embedding }: Settled, { lang, host }: PlanContext): ExportPlan {
  const { question, sentences } = sampleTexts[lang];
  const dimensions = embedding === undefined ? undefined : askedDimensions(embedding);
  return {
    lang,
    baseUrl: `https://${isOfMistral(host) ? host : 'api.mistral.ai'}`,
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
  services: Pick<Services, 'files' | 'environment' | 'mistral'>,
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
    { lang, host: services.mistral.host },
  );
}

/** The address of a demo or a proxy applies only to this session; exports use Mistral's. */
function isOfMistral(host: string): boolean {
  return /^(?:[a-z\d-]+\.)+mistral\.ai$/.test(host);
}

/** Only code models accept dimensions, and 1536 is their default. */
function askedDimensions({ model, dimensions }: NonNullable<Settled['embedding']>) {
  return model.startsWith('codestral-embed') && dimensions !== 1536 ? dimensions : undefined;
}
