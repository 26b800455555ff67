import { catalog } from '../../i18n/catalog.ts';
import type { Lang } from '../../i18n/languages.ts';
import { defaultOrigin } from '../../i18n/provider.ts';

/** Programs that people set up in the windows of these programs, by the instructions of a recipe. */
export const recipeIds = ['cline', 'kilo', 'copilot', 'jetbrains', 'mcp'] as const;
export type RecipeId = (typeof recipeIds)[number];

/** Returns true for the name of a recipe. */
export function isRecipeId(word: string): word is RecipeId {
  return (recipeIds as readonly string[]).includes(word);
}

export const recipeNames: Readonly<Record<RecipeId, string>> = {
  cline: 'Cline',
  kilo: 'Kilo Code',
  copilot: 'GitHub Copilot',
  jetbrains: 'JetBrains AI Assistant',
  mcp: 'MCP',
};

/** Values that a recipe contains. */
export interface RecipePlan {
  /** The command that copies the key to the clipboard. */
  readonly copy: string;
  readonly model: string;
  /** Origin of the API in use. */
  readonly origin: string;
  /** The line that starts a client with the key in its environment. */
  readonly start: string;
}

/** Returns the steps of a recipe, in the person's language. */
export function recipeSteps(id: RecipeId, plan: RecipePlan, lang: Lang): readonly string[] {
  const { copy, model, origin, start } = plan;
  const text = recipes[lang];
  if (id === 'mcp') {
    return [text.mcpSettings, ...mcpSettings(origin).split('\n'), text.mcpStart(start)];
  }
  const api = `${origin}/v1`;
  const steps = {
    cline: [text.cline, providerStep(plan, lang)],
    kilo: [text.kilo, providerStep(plan, lang)],
    copilot: [text.copilot, text.copilotEndpoint(api)],
    jetbrains: [text.jetbrains, text.jetbrainsProvider(api)],
  }[id];
  return [text.copy(copy), ...steps, text.model(model)].map((step, at) => `${at + 1}. ${step}`);
}

/**
 * Returns the step that chooses the provider in Cline or Kilo. Their provider "Mistral" has only the default address;
 * another address needs their provider for OpenAI-compatible APIs.
 */
function providerStep({ origin }: RecipePlan, lang: Lang): string {
  const text = recipes[lang];
  return origin === defaultOrigin ? text.provider : text.otherProvider(`${origin}/v1`);
}

/** Returns the settings of an MCP client that reads the key from the environment. */
function mcpSettings(origin: string): string {
  return JSON.stringify(
    {
      mcpServers: {
        mistral: {
          type: 'http',
          url: `${origin}/mcp`,
          // biome-ignore lint/suspicious/noTemplateCurlyInString: The client replaces it.
          headers: { Authorization: 'Bearer ${MISTRAL_API_KEY}' },
        },
      },
    },
    null,
    2,
  );
}

export const recipes = catalog({
  en: {
    copy: (command: string) => `Copy the key without showing it: ${command}`,
    model: (id: string) => `Model: ${id}.`,
    cline: 'In VS Code, open Cline and its settings (the gear).',
    kilo: 'In VS Code, open Kilo Code, Settings, Providers.',
    provider: 'API Provider: Mistral. Paste the key: VS Code keeps it in the system’s keychain.',
    otherProvider: (api: string) =>
      `API Provider: OpenAI Compatible. Base URL: ${api}. Paste the key: VS Code keeps it in the system’s keychain.`,
    copilot: 'In VS Code, run the command Manage Language Models.',
    copilotEndpoint: (api: string) =>
      `Add a custom OpenAI-compatible endpoint: ${api}. Paste the key.`,
    jetbrains: 'Open Settings, Tools, AI Assistant, Models.',
    jetbrainsProvider: (api: string) =>
      `Third-party provider: OpenAI-compatible, URL ${api}. Paste the key: the IDE keeps it in its password store.`,
    mcpSettings: '1. Put this into the settings of your MCP client. The key is not in it:',
    mcpStart: (command: string) =>
      `2. Start the client with the key in its environment: ${command}`,
  },
  fr: {
    copy: (command: string) => `Copiez la clé sans l’afficher : ${command}`,
    model: (id: string) => `Modèle : ${id}.`,
    cline: 'Dans VS Code, ouvrez Cline et ses réglages (la roue dentée).',
    kilo: 'Dans VS Code, ouvrez Kilo Code, Settings, Providers.',
    provider:
      'API Provider : Mistral. Collez la clé : VS Code la garde dans le trousseau du système.',
    otherProvider: (api: string) =>
      `API Provider : OpenAI Compatible. Base URL : ${api}. Collez la clé : VS Code la garde dans le trousseau du système.`,
    copilot: 'Dans VS Code, lancez la commande Manage Language Models.',
    copilotEndpoint: (api: string) =>
      `Ajoutez un service compatible OpenAI : ${api}. Collez la clé.`,
    jetbrains: 'Ouvrez Settings, Tools, AI Assistant, Models.',
    jetbrainsProvider: (api: string) =>
      `Fournisseur tiers : compatible OpenAI, URL ${api}. Collez la clé : l’IDE la garde dans son coffre.`,
    mcpSettings: '1. Ajoutez ceci aux réglages de votre client MCP. La clé n’y est pas :',
    mcpStart: (command: string) =>
      `2. Lancez le client avec la clé dans son environnement : ${command}`,
  },
});

/** Returns the command that copies the key to the clipboard on this system. */
export function copyCommand(
  keyCommand: string,
  platform: NodeJS.Platform,
  isWayland: boolean,
): string {
  if (platform === 'darwin') return `${keyCommand} | pbcopy`;
  if (platform === 'win32') return `${keyCommand} | clip`;
  return `${keyCommand} | ${isWayland ? 'wl-copy' : 'xclip -selection clipboard'}`;
}
