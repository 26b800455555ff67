/** Formats of exports. */
export const exportFormats = [
  'python',
  'typescript',
  'curl',
  'postman',
  'insomnia',
  'bruno',
  'openapi',
  'dotenv',
  'agents',
  'github-actions',
] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The formats that the wizard offers. The others are for an existing project. */
export type WizardFormat = Exclude<ExportFormat, 'agents' | 'github-actions'>;

/** The formats that the wizard offers, in the order of its list. */
export const wizardFormats: readonly WizardFormat[] = exportFormats.filter(
  (format): format is WizardFormat => format !== 'agents' && format !== 'github-actions',
);

/** The formats that contain no key. */
export type KeylessFormat = Exclude<ExportFormat, 'dotenv'>;

/** Default file names; for Bruno, the name of a folder. */
export const exportNames: Readonly<Record<ExportFormat, string>> = {
  python: 'try_mistral.py',
  // The extension makes the program an ES module in any folder.
  typescript: 'try-mistral.mts',
  curl: 'try-mistral.sh',
  postman: 'mistral.postman_collection.json',
  insomnia: 'mistral.insomnia.yaml',
  bruno: 'mistral-bruno',
  openapi: 'mistral.openapi.json',
  dotenv: '.env',
  agents: 'AGENTS.md',
  'github-actions': 'mistral.yml',
};

/** Returns true for the name of a format. */
export function isExportFormat(word: string): word is ExportFormat {
  return (exportFormats as readonly string[]).includes(word);
}
