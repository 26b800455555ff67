import { catalog } from './catalog.ts';
import type { Lang } from './languages.ts';

/** Names of the categories by which the service judges texts, in moderation and in guardrails. */
const categories = catalog({
  en: {
    sexual: 'sexual',
    hate_and_discrimination: 'hate, discrimination',
    violence_and_threats: 'violence, threats',
    dangerous_and_criminal_content: 'danger, crime',
    dangerous: 'dangerous acts',
    criminal: 'crime',
    selfharm: 'self-harm',
    health: 'health advice',
    financial: 'financial advice',
    law: 'legal advice',
    pii: 'personal data',
    jailbreaking: 'jailbreaking',
  },
  fr: {
    sexual: 'sexuel',
    hate_and_discrimination: 'haine, discrimination',
    violence_and_threats: 'violence, menaces',
    dangerous_and_criminal_content: 'dangers, délits',
    dangerous: 'actes dangereux',
    criminal: 'crimes et délits',
    selfharm: 'automutilation',
    health: 'conseil de santé',
    financial: 'conseil financier',
    law: 'conseil juridique',
    pii: 'données personnelles',
    jailbreaking: 'contournement (jailbreak)',
  },
});

/** Returns the name of a category in the given language; a category that has none keeps the name of the service. */
export function categoryName(lang: Lang, category: string): string {
  const known: Readonly<Record<string, string>> = categories[lang];
  return Object.hasOwn(known, category) ? (known[category] ?? category) : category;
}
