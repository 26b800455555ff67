/**
 * Modules that guard the key or read untrusted text, each with the tests that must notice every change of it. Modules
 * whose tests change the user or the folder of their process, or start programs, are left to `guards.js`: Stryker runs
 * tests in threads, which cannot, and hundreds of times.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const modules = {
  'src/core/keys/clean-key.ts': ['test/core/keys/clean-key.test.ts'],
  'src/core/keys/key-kind.ts': ['test/core/keys/key-kind.test.ts'],
  'src/core/export/dotenv.ts': ['test/core/export/dotenv.test.ts'],
  'src/core/export/snippets/text-literal.ts': ['test/core/export/snippets/text-literal.test.ts'],
  'src/core/handoff/shell-quote.ts': ['test/core/handoff/shell-quote.test.ts'],
  'src/core/doctor/find-key-lines.ts': [
    'test/core/doctor/find-key-lines.test.ts',
    'test/core/doctor/corpus/corpus.test.ts',
  ],
  'src/core/doctor/detection/known-keys.ts': ['test/core/doctor/detection/known-keys.test.ts'],
  'src/core/doctor/detection/runs.ts': ['test/core/doctor/detection/runs.test.ts'],
  'src/i18n/plain-text.ts': [
    'test/i18n/plain-text.test.ts',
    'test/i18n/plain-text-clusters.test.ts',
  ],
  'src/errors/redact.ts': ['test/errors/redact.test.ts'],
  'src/cli/input/settings.ts': [
    'test/cli/input/settings.test.ts',
    'test/cli/input/base-url.test.ts',
  ],
  'src/services/mistral/http/mask.ts': ['test/services/mistral/http/mask.test.ts'],
  'src/services/mistral/http/exchange.ts': ['test/services/mistral/http/exchange.test.ts'],
  'src/services/ports/dotenv-entries.ts': ['test/services/ports/dotenv-entries.test.ts'],
  'src/services/ports/secret.ts': ['test/services/ports/secret.test.ts'],
  'src/services/files/lock-owner.ts': ['test/services/files/lock-owner.test.ts'],
  'src/services/files/leftovers.ts': ['test/services/files/leftovers.test.ts'],
  'src/services/network/direct-fetch.ts': ['test/services/network/direct-fetch.test.ts'],
  'src/services/network/choose-fetch.ts': ['test/services/network/choose-fetch.test.ts'],
  'src/services/network/proxy-setting.ts': ['test/services/network/proxy-setting.test.ts'],
  'src/services/processes/launch.ts': ['test/services/processes/launch.test.ts'],
  'src/services/processes/variables.ts': ['test/services/processes/variables.test.ts'],
  'src/services/vault/cipher.ts': ['test/services/vault/cipher.test.ts'],
  'src/services/vault/document.ts': ['test/services/vault/document.test.ts'],
  'src/services/vault/wrapping-key.ts': ['test/services/vault/wrapping-key.test.ts'],
};
