/** The service's own pages that the program sends people to. */
export const pages = {
  console: 'https://console.mistral.ai',
  keys: 'https://console.mistral.ai/api-keys',
  subscription: 'https://admin.mistral.ai/subscription',
  billing: 'https://admin.mistral.ai/organization/billing',
  workspaces: 'https://admin.mistral.ai/organization/workspaces',
  usage: 'https://admin.mistral.ai/organization/usage',
  limits: 'https://admin.mistral.ai/plateforme/limits',
  privacy: 'https://admin.mistral.ai/plateforme/privacy',
  status: 'https://status.mistral.ai',
  help: 'https://help.mistral.ai',
  pricing: 'https://mistral.ai/pricing/',
  embeddings: 'https://docs.mistral.ai/studio/knowledge-rag/embeddings',
  batch: 'https://docs.mistral.ai/studio/batch-processing',
  forge: 'https://mistral.ai/products/forge/',
} as const;

/** The name of one of these pages. */
export type Page = keyof typeof pages;
