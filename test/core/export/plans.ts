import { type ExportPlan, planOf } from '../../../src/core/export/plan.ts';
import type { Lang } from '../../../src/i18n/languages.ts';

/** Returns a plan made without any answers. */
export function defaultPlan(lang: Lang = 'en'): ExportPlan {
  return planOf(
    { model: undefined, embedding: undefined },
    { lang, baseUrl: 'https://api.mistral.ai' },
  );
}

/** Returns a plan with a chosen model and dimensions, and texts with many characters that need quoting. */
export function unusualPlan(lang: Lang = 'fr'): ExportPlan {
  const plan = planOf(
    {
      model: 'ministral-8b-latest',
      embedding: { model: 'codestral-embed', dimensions: 256 },
    },
    { lang, baseUrl: 'https://api.eu.mistral.ai' },
  );
  const hard = `it's "so" \\ $HOME \`x\` \${y} {{z}} %s {}\n# — é 🧀`;
  return {
    ...plan,
    chat: { ...plan.chat, messages: [{ role: 'user', content: hard }], temperature: 0.7 },
    embeddings: { ...plan.embeddings, inputs: [hard, 'two'] },
  };
}
