/** The service's own pages that the program sends people to. */
export const pages = {
  console: 'https://console.mistral.ai',
  keys: 'https://console.mistral.ai/api-keys',
  subscription: 'https://admin.mistral.ai/subscription',
  billing: 'https://admin.mistral.ai/organization/billing',
  usage: 'https://admin.mistral.ai/organization/usage',
  limits: 'https://admin.mistral.ai/plateforme/limits',
  privacy: 'https://admin.mistral.ai/plateforme/privacy',
  status: 'https://status.mistral.ai',
  help: 'https://help.mistral.ai',
  pricing: 'https://mistral.ai/pricing/',
} as const;

/** The name of one of these pages. */
export type Page = keyof typeof pages;
