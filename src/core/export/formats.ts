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

/** The formats in the wizard. The others are for an existing project. */
export type WizardFormat = Exclude<ExportFormat, 'agents' | 'github-actions'>;

/** In the order of the list. */
export const wizardFormats: readonly WizardFormat[] = exportFormats.filter(
  (format): format is WizardFormat => format !== 'agents' && format !== 'github-actions',
);

/** The formats that contain no key. */
export type KeylessFormat = Exclude<ExportFormat, 'dotenv'>;

/** Default file names; the one of Bruno is a folder. */
export const exportNames: Readonly<Record<ExportFormat, string>> = {
  python: 'try_mistral.py',
  // The extension makes it a module in any folder.
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
