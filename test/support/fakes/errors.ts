import type { ConnectProblem } from '../../../src/errors/connect-error.ts';
import type {
  ErrorCode,
  ErrorData,
  KeychainProblem,
  KeyProblem,
  MachineError,
  NetworkProblem,
  UsageProblem,
  VaultProblem,
} from '../../../src/errors/errors.ts';

const model = 'mistral-small-latest';
const host = 'api.mistral.ai';

const keyProblems: Readonly<Record<KeyProblem, true>> = {
  empty: true,
  'too-short': true,
  'too-long': true,
  unsendable: true,
  'several-lines': true,
  placeholder: true,
  reference: true,
  encrypted: true,
  openai: true,
  anthropic: true,
  'other-service': true,
  url: true,
};

const networkProblems: Readonly<Record<NetworkProblem, true>> = {
  offline: true,
  dns: true,
  refused: true,
  unreachable: true,
  reset: true,
  timeout: true,
  'tls-unknown-ca': true,
  'tls-expired': true,
  tls: true,
  redirect: true,
  proxy: true,
  'proxy-address': true,
  'proxy-kind': true,
  other: true,
};

/** Every way in which a keychain fails. */
export const keychainProblems: Readonly<Record<KeychainProblem, true>> = {
  'library-missing': true,
  'no-bus': true,
  'no-collection': true,
  locked: true,
  hanging: true,
  denied: true,
  'false-success': true,
  'load-failure': true,
  other: true,
};

const vaultProblems: Readonly<Record<VaultProblem, true>> = {
  damaged: true,
  'not-ours': true,
  busy: true,
};

type PassphraseProblem = Extract<MachineError, { code: 'passphrase' }>['problem'];

const passphraseProblems: Readonly<Record<PassphraseProblem, true>> = {
  missing: true,
  wrong: true,
  short: true,
};

type FilesProblem = Extract<MachineError, { code: 'files' }>['problem'];

const filesProblems: Readonly<Record<FilesProblem, true>> = {
  denied: true,
  'read-only': true,
  full: true,
  'not-a-folder': true,
  'is-a-folder': true,
  missing: true,
  'not-a-file': true,
  unreadable: true,
  'too-large': true,
  'not-text': true,
  'not-a-picture': true,
  'not-a-document': true,
  'not-a-recording': true,
  'git-broken': true,
  'git-missing': true,
  'not-yours': true,
  other: true,
};

const connectProblems: Readonly<Record<ConnectProblem, true>> = {
  'not-installed': true,
  'plugin-missing': true,
  'no-answer': true,
  'other-address': true,
  malformed: true,
  'has-comments': true,
  defined: true,
  unsafe: true,
  'older-settings': true,
  symlink: true,
  linked: true,
  'read-only': true,
  'being-edited': true,
  'not-a-file': true,
  'not-text': true,
  'too-large': true,
  unreadable: true,
  'not-connected': true,
  changed: true,
  'needs-yes': true,
};

const given: Readonly<Record<UsageProblem, string>> = {
  'unknown-command': 'chatt',
  'unknown-option': '--lnag',
  'missing-value': '--lang',
  'extra-value': '--demo',
  'missing-argument': 'model',
  'extra-argument': 'please',
  'base-url-insecure': 'http://example.com',
  'port-in-use': '8080',
  'port-denied': '80',
  'no-terminal': '',
  'no-winpty': '',
  'dumb-terminal': '',
  'prompt-missing': '',
  'texts-missing': '',
  'texts-too-large': '',
  'text-too-long': '1501',
  'prompt-empty': '',
  'prompt-not-text': '',
  'key-in-words': '',
  'same-key': '',
  'yes-needed': '',
  'reveal-needed': '',
  'folder-gone': '',
  'other-key': '••••7yZ9',
  'out-needed': 'mistral-bruno',
  'out-exists': 'try_mistral.py',
  'typescript-name': 'try-mistral.mts',
  'folder-not-empty': 'my-project',
  'not-ignored': '.env',
  tracked: '.env',
};

const correlationId = '0199c5a4-7f0c-7bbd-9f4a-0a1b2c3d4e5f';

function each<P extends string, F>(
  problems: Readonly<Record<P, unknown>>,
  made: (problem: P) => F,
) {
  return (Object.keys(problems) as P[]).map(made);
}

const byCode: { readonly [C in ErrorCode]: readonly Extract<ErrorData, { code: C }>[] } = {
  usage: [
    ...each(given, (problem) => ({ code: 'usage', problem, given: given[problem] }) as const),
    { code: 'usage', problem: 'unknown-option', given: '--lnag', nearest: '--lang' },
    {
      code: 'usage',
      problem: 'invalid-value',
      option: '--temperature',
      given: '3',
      accepts: { en: 'a number from 0 to 1.5', fr: 'un nombre de 0 à 1,5' },
    },
    {
      code: 'usage',
      problem: 'invalid-value',
      option: '--shell',
      given: 'fsh',
      accepts: { en: 'bash, zsh or fish', fr: 'bash, zsh ou fish' },
      nearest: 'fish',
    },
  ],
  'key-missing': [{ code: 'key-missing' }],
  'key-malformed': each(keyProblems, (problem) => ({ code: 'key-malformed', problem })),
  'key-refused': [{ code: 'key-refused' }],
  'key-expired': [{ code: 'key-expired', date: '2026-09-08' }, { code: 'key-expired' }],
  'zero-quota': [
    { code: 'zero-quota', model },
    { code: 'zero-quota', model, unit: 'tokens' },
    { code: 'zero-quota' },
  ],
  tier: [{ code: 'tier', model }, { code: 'tier' }],
  labs: [{ code: 'labs', model: 'labs-leanstral-2603' }, { code: 'labs' }],
  payment: [{ code: 'payment' }, { code: 'payment', detail: 'Payment is late.' }],
  'invoice-unpaid': [{ code: 'invoice-unpaid' }],
  'allowance-used': [{ code: 'allowance-used', correlationId }],
  guardrail: [{ code: 'guardrail', categories: ['sexual', 'new_one'] }, { code: 'guardrail' }],
  inactive: [{ code: 'inactive' }],
  'monthly-quota': [{ code: 'monthly-quota' }],
  'spend-limit': [{ code: 'spend-limit' }, { code: 'spend-limit', of: 'workspace' }],
  'spending-cap': [
    {
      code: 'spending-cap',
      problem: 'reached',
      currency: 'eur',
      cap: 500_000_000,
      spent: 499_999_000,
      max: 1_021_800,
    },
    { code: 'spending-cap', problem: 'unknown-price', currency: 'usd', cap: 500_000_000, model },
  ],
  'rate-limited': [
    { code: 'rate-limited', seconds: 90, isAsked: true },
    { code: 'rate-limited', seconds: 5 },
  ],
  network: each(networkProblems, (problem) => ({ code: 'network', problem, host })),
  capacity: [{ code: 'capacity', model }, { code: 'capacity' }],
  service: [
    { code: 'service', status: 503 },
    { code: 'service', status: 500, correlationId },
  ],
  'bad-answer': [
    { code: 'bad-answer', host },
    { code: 'bad-answer', host, exceeded: { problem: 'too-large', limit: 20_000_000 } },
    { code: 'bad-answer', host, exceeded: { problem: 'too-deep', limit: 100 } },
    { code: 'bad-answer', host, exceeded: { problem: 'too-many', limit: 10_000 } },
  ],
  'no-route': [{ code: 'no-route', host }],
  'stream-cut': [{ code: 'stream-cut' }, { code: 'stream-cut', isEmpty: true }],
  'stream-error': [{ code: 'stream-error' }, { code: 'stream-error', isEmpty: true }],
  'model-unknown': [
    { code: 'model-unknown', model },
    { code: 'model-unknown', model: 'mistral-smal', instead: model },
    { code: 'model-unknown', model: 'pixtral-large-latest', instead: model, isRetired: true },
  ],
  'prompt-too-long': [
    { code: 'prompt-too-long', bytes: 2_000_000, model, contextTokens: 262_144 },
    { code: 'prompt-too-long', tokens: 300_000, model, contextTokens: 262_144 },
  ],
  'request-refused': [
    { code: 'request-refused', status: 400, detail: 'Prompt contains 40,000 tokens.' },
    { code: 'request-refused', status: 422, detail: 'Extra inputs are not permitted' },
    { code: 'request-refused', status: 400, detail: 'top_p must be 1.', reason: 'greedy' },
    { code: 'request-refused', status: 400, detail: '' },
  ],
  keychain: [
    ...each(keychainProblems, (problem) => ({ code: 'keychain', problem, detail: 'x' }) as const),
    ...each(
      keychainProblems,
      (problem) => ({ code: 'keychain', problem, detail: 'x', otherwise: 'vault' }) as const,
    ),
  ],
  vault: each(vaultProblems, (problem) => ({
    code: 'vault',
    problem,
    path: '/home/someone/.config/mistral-onboard/vault.age',
  })),
  passphrase: each(passphraseProblems, (problem) => ({ code: 'passphrase', problem })),
  connect: each(connectProblems, (problem) => ({
    code: 'connect',
    problem,
    tool: 'opencode',
    path: '/home/someone/.config/opencode/opencode.json',
    detail: 'provider.mistral',
  })),
  files: each(filesProblems, (problem) => ({
    code: 'files',
    problem,
    path: '/home/someone/.config/mistral-onboard/progress/default.json',
  })),
  bug: [{ code: 'bug', detail: 'RangeError' }],
  'program-changed': [{ code: 'program-changed' }],
  cancelled: [{ code: 'cancelled' }],
};

/** Every error, and every variant of those with several. The compiler ensures that none is missing. */
export const everyError: readonly ErrorData[] = Object.values(byCode).flat();

/** Every error code. */
export const everyCode = Object.keys(byCode) as readonly ErrorCode[];

/** Returns a distinct name of an error for a test title. */
export function nameOf(error: ErrorData): string {
  const kind = 'problem' in error ? ` ${error.problem}` : '';
  const rest = Object.keys(error).filter((field) => field !== 'code' && field !== 'problem');
  return `${error.code}${kind} ${rest.join(' ')}`.trim();
}
