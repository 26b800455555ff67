import type { SecretManager } from '../../core/handoff/secret-managers.ts';

/** Product names, the same in every language. */
export const managerNames: Readonly<Record<SecretManager, string>> = {
  onePassword: '1Password',
  bitwarden: 'Bitwarden',
  dashlane: 'Dashlane',
  aws: 'AWS Secrets Manager',
  google: 'Google Secret Manager',
  vault: 'HashiCorp Vault',
  github: 'GitHub Actions',
  gitlab: 'GitLab CI/CD',
};
