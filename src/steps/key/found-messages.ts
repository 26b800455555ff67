import type { KeyReader } from '../../core/keys/which-key-wins.ts';
import { catalog } from '../../i18n/catalog.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { KeyLocation } from '../../services/ports/key-locations.ts';

/** Names of the tools that keep Mistral keys, and of the places where they do. */
export const foundMessages = catalog({
  en: {
    keychain: 'the keychain',
    variable: (name: string) => `the variable ${name}`,
    vibe: 'Mistral Vibe’s keychain entry',
    tools: 'Which key each tool reads today',
    ours: 'our commands',
    sdk: 'Mistral SDKs',
    reads: (place: string, last: string) => `${place}, …${last}`,
  },
  fr: {
    keychain: 'le trousseau',
    variable: (name: string) => `la variable ${name}`,
    vibe: 'l’entrée de Mistral Vibe dans le trousseau',
    tools: 'La clé que lit chaque outil aujourd’hui',
    ours: 'nos commandes',
    sdk: 'les SDK Mistral',
    reads: (place: string, last: string) => `${place}, …${last}`,
  },
});

/** Returns a location as text: the path of the file, the variable, or the keychain. */
export function placeName(lang: Lang, { where, path, variable }: KeyLocation): string {
  const text = foundMessages[lang];
  if (path !== undefined) return path;
  if (where === 'keychain') return text.keychain;
  if (where === 'vibe-keyring') return text.vibe;
  return text.variable(variable ?? 'MISTRAL_API_KEY');
}

/** Returns the name of a tool. */
export function toolName(lang: Lang, tool: KeyReader): string {
  const text = foundMessages[lang];
  const own: Partial<Record<KeyReader, string>> = { ours: text.ours, 'mistral-sdk': text.sdk };
  return own[tool] ?? tool;
}
