import { catalog } from '../../i18n/catalog.ts';

/** Programs that people set up in their own windows, with instructions. */
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

/** Settings of an MCP client that reads the key from the environment. */
export const mcpSettings = JSON.stringify(
  {
    mcpServers: {
      mistral: {
        type: 'http',
        url: 'https://api.mistral.ai/mcp',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: The client replaces it.
        headers: { Authorization: 'Bearer ${MISTRAL_API_KEY}' },
      },
    },
  },
  null,
  2,
);

/** Text of each recipe; `copy` is the command that copies the key to the clipboard. */
export const recipes = catalog({
  en: {
    cline: (copy: string, model: string) =>
      `1. Copy the key without showing it: ${copy}\n2. In VS Code, open Cline and its settings (the gear).\n3. API Provider: Mistral. Paste the key: VS Code keeps it in the system’s keychain.\n4. Model: ${model}.`,
    kilo: (copy: string, model: string) =>
      `1. Copy the key without showing it: ${copy}\n2. In VS Code, open Kilo Code, Settings, Providers.\n3. API Provider: Mistral. Paste the key: VS Code keeps it in the system’s keychain.\n4. Model: ${model}.`,
    copilot: (copy: string, model: string) =>
      `1. Copy the key without showing it: ${copy}\n2. In VS Code, run the command Manage Language Models.\n3. Add a custom OpenAI-compatible endpoint: https://api.mistral.ai/v1. Paste the key.\n4. Model: ${model}.`,
    jetbrains: (copy: string, model: string) =>
      `1. Copy the key without showing it: ${copy}\n2. Open Settings, Tools, AI Assistant, Models.\n3. Third-party provider: OpenAI-compatible, URL https://api.mistral.ai/v1. Paste the key: the IDE keeps it in its password store.\n4. Model: ${model}.`,
    mcp: (start: string, settings: string) =>
      `1. Put this into the settings of your MCP client. The key is not in it:\n${settings}\n2. Start the client so that it has the key in its environment: ${start}`,
  },
  fr: {
    cline: (copy: string, model: string) =>
      `1. Copiez la clé sans l’afficher : ${copy}\n2. Dans VS Code, ouvrez Cline et ses réglages (la roue dentée).\n3. API Provider : Mistral. Collez la clé : VS Code la garde dans le trousseau du système.\n4. Modèle : ${model}.`,
    kilo: (copy: string, model: string) =>
      `1. Copiez la clé sans l’afficher : ${copy}\n2. Dans VS Code, ouvrez Kilo Code, Settings, Providers.\n3. API Provider : Mistral. Collez la clé : VS Code la garde dans le trousseau du système.\n4. Modèle : ${model}.`,
    copilot: (copy: string, model: string) =>
      `1. Copiez la clé sans l’afficher : ${copy}\n2. Dans VS Code, lancez la commande Manage Language Models.\n3. Ajoutez un service compatible OpenAI : https://api.mistral.ai/v1. Collez la clé.\n4. Modèle : ${model}.`,
    jetbrains: (copy: string, model: string) =>
      `1. Copiez la clé sans l’afficher : ${copy}\n2. Ouvrez Settings, Tools, AI Assistant, Models.\n3. Fournisseur tiers : compatible OpenAI, URL https://api.mistral.ai/v1. Collez la clé : l’IDE la garde dans son coffre.\n4. Modèle : ${model}.`,
    mcp: (start: string, settings: string) =>
      `1. Ajoutez ceci aux réglages de votre client MCP. La clé n’y est pas :\n${settings}\n2. Lancez le client avec la clé dans son environnement : ${start}`,
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
