import type { ErrorCode, ErrorData, KeychainProblem, NetworkProblem } from './errors.ts';

/**
 * Everything the program decides from an error's code. CONTRIBUTING.md lists the other places of a new
 * error.
 */
export interface ErrorTraits {
  /** Exit code of a command that fails with this error. 0 means success, 1 means a finding. */
  readonly exit: 2 | 4 | 5 | 6 | 7 | 70 | 130;
  /** The page of the service on which a person can fix the error. */
  readonly page?: HelpPage;
  readonly remedy: Remedy;
  readonly scope: Scope;
  /** True if the same call may succeed a little later without any change. */
  readonly transient: boolean;
  /** True if the service may have done the work, and so may bill it. */
  readonly charged: boolean;
}

/** Names of the pages in `i18n/links.ts` that an error can refer to. */
export type HelpPage =
  | 'keys'
  | 'limits'
  | 'subscription'
  | 'privacy'
  | 'billing'
  | 'usage'
  | 'status'
  | 'help';

/**
 * The action that fixes an error: `retry` repeats the call now, `wait` repeats it later, the others change something
 * first.
 */
export type Remedy =
  | 'retry'
  | 'wait'
  | 'key'
  | 'billing'
  | 'model'
  | 'machine'
  | 'request'
  | 'nothing';

/**
 * Scope of an error: the calls that would fail, too. Calls outside the scope may still work: after an error of scope
 * `model`, another model is worth a try; after an error of scope `account`, none is. A `policy` of the organisation
 * judges the input, whatever the model. The service counts the monthly `allowance` per model, but an account that has
 * used up one allowance has usually used up all.
 */
export type Scope =
  | 'request'
  | 'policy'
  | 'model'
  | 'plan'
  | 'allowance'
  | 'account'
  | 'key'
  | 'connection'
  | 'service'
  | 'session'
  | 'machine'
  | 'program';

const lasting = { transient: false, charged: false } as const;
const passing = { transient: true, charged: false } as const;

/**
 * The rows are in the order of how much an error says about an account: if several models fail, the earliest is
 * reported. A used-up allowance or a transient error means that a model can be called, now or later. A model outside
 * the plan says less, since another may be in it. A refused request or an unknown model says least.
 */
export const errorTraits = {
  usage: { exit: 2, remedy: 'request', scope: 'request', ...lasting },
  'key-malformed': { exit: 2, page: 'keys', remedy: 'key', scope: 'key', ...lasting },
  'key-missing': { exit: 4, page: 'keys', remedy: 'key', scope: 'key', ...lasting },
  'key-refused': { exit: 4, page: 'keys', remedy: 'key', scope: 'key', ...lasting },
  'key-expired': { exit: 4, page: 'keys', remedy: 'key', scope: 'key', ...lasting },
  payment: { exit: 5, page: 'billing', remedy: 'billing', scope: 'account', ...lasting },
  'invoice-unpaid': { exit: 5, page: 'billing', remedy: 'billing', scope: 'account', ...lasting },
  inactive: { exit: 5, page: 'subscription', remedy: 'billing', scope: 'account', ...lasting },
  'spend-limit': { exit: 5, page: 'billing', remedy: 'billing', scope: 'account', ...lasting },
  'allowance-used': { exit: 5, page: 'usage', remedy: 'billing', scope: 'account', ...lasting },
  'monthly-quota': { exit: 5, page: 'usage', remedy: 'billing', scope: 'allowance', ...lasting },
  'spending-cap': { exit: 5, remedy: 'model', scope: 'session', ...lasting },
  'rate-limited': { exit: 5, page: 'limits', remedy: 'wait', scope: 'model', ...passing },
  guardrail: { exit: 5, remedy: 'request', scope: 'policy', ...lasting },
  network: { exit: 6, remedy: 'retry', scope: 'connection', ...lasting },
  'bad-answer': {
    exit: 6,
    page: 'status',
    remedy: 'retry',
    scope: 'connection',
    transient: false,
    charged: true,
  },
  'no-route': { exit: 6, remedy: 'nothing', scope: 'connection', ...lasting },
  capacity: { exit: 6, page: 'status', remedy: 'wait', scope: 'model', ...passing },
  service: { exit: 6, page: 'status', remedy: 'wait', scope: 'service', ...passing },
  'stream-error': {
    exit: 6,
    page: 'status',
    remedy: 'retry',
    scope: 'model',
    transient: true,
    charged: true,
  },
  'stream-cut': { exit: 6, remedy: 'retry', scope: 'model', transient: true, charged: true },
  'zero-quota': { exit: 5, page: 'limits', remedy: 'model', scope: 'plan', ...lasting },
  tier: { exit: 5, page: 'subscription', remedy: 'model', scope: 'plan', ...lasting },
  labs: { exit: 5, page: 'privacy', remedy: 'model', scope: 'model', ...lasting },
  'request-refused': { exit: 2, remedy: 'request', scope: 'request', ...lasting },
  'prompt-too-long': { exit: 2, remedy: 'request', scope: 'request', ...lasting },
  'model-unknown': { exit: 2, remedy: 'model', scope: 'model', ...lasting },
  passphrase: { exit: 2, remedy: 'key', scope: 'machine', ...lasting },
  keychain: { exit: 7, remedy: 'machine', scope: 'machine', ...lasting },
  vault: { exit: 7, remedy: 'machine', scope: 'machine', ...lasting },
  connect: { exit: 7, remedy: 'machine', scope: 'machine', ...lasting },
  files: { exit: 7, remedy: 'machine', scope: 'machine', ...lasting },
  'program-changed': { exit: 7, remedy: 'nothing', scope: 'program', ...lasting },
  bug: {
    exit: 70,
    page: 'help',
    remedy: 'nothing',
    scope: 'program',
    transient: false,
    charged: true,
  },
  cancelled: { exit: 130, remedy: 'retry', scope: 'program', transient: false, charged: true },
} as const satisfies Record<ErrorCode, ErrorTraits>;

/** Returns the row of an error code. */
export function traitsOf(code: ErrorCode): ErrorTraits {
  return errorTraits[code];
}

const codes = Object.keys(errorTraits) as readonly ErrorCode[];

/** Returns the most informative error about the account, by the order of the table; undefined if there is none. */
export function mostTelling<T extends ErrorData>(errors: readonly T[]): T | undefined {
  const rank = ({ code }: T) => codes.indexOf(code);
  return errors.toSorted((one, other) => rank(one) - rank(other))[0];
}

/** Returns true if any call with this key and connection would fail the same way, whatever its model. */
export function failsEveryModel(code: ErrorCode): boolean {
  const { scope } = errorTraits[code];
  return scope === 'key' || scope === 'account' || scope === 'connection' || scope === 'policy';
}

/** True if this account can't call the model until the account, its plan or the model list changes. */
export function excludesModel(code: ErrorCode): boolean {
  const { scope, transient } = errorTraits[code];
  if (transient) return false;
  return scope === 'model' || scope === 'plan' || scope === 'allowance' || scope === 'account';
}

interface NetworkTraits {
  /** True if the request may have reached the service before the connection failed. */
  readonly charged: boolean;
  /** True if the network and the service cannot be distinguished as the cause. */
  readonly mayBeService: boolean;
  /** True if the certificate of the service, or of a proxy, was not accepted. */
  readonly isCertificate: boolean;
}

const unreached = { charged: false, mayBeService: false, isCertificate: false };
const certificate = { ...unreached, isCertificate: true };

export const networkTraits: Readonly<Record<NetworkProblem, NetworkTraits>> = {
  offline: unreached,
  dns: unreached,
  refused: { ...unreached, mayBeService: true },
  unreachable: unreached,
  reset: { ...unreached, charged: true, mayBeService: true },
  timeout: { ...unreached, charged: true, mayBeService: true },
  'tls-unknown-ca': certificate,
  'tls-expired': certificate,
  tls: certificate,
  redirect: unreached,
  proxy: unreached,
  'proxy-address': unreached,
  'proxy-kind': unreached,
  other: { ...unreached, charged: true },
};

/** True if the service may bill a call that failed with this error. */
export function mayBeCharged(error: ErrorData): boolean {
  return error.code === 'network'
    ? networkTraits[error.problem].charged
    : errorTraits[error.code].charged;
}

interface KeychainTraits {
  /** True if this machine has a keychain, even one that doesn't work now. */
  readonly exists: boolean;
  /** True if the keychain may contain a key that can't be read now. */
  readonly mayHoldKeys: boolean;
}

const absent = { exists: false, mayHoldKeys: false };
const present = { exists: true, mayHoldKeys: true };

export const keychainTraits: Readonly<Record<KeychainProblem, KeychainTraits>> = {
  'library-missing': absent,
  'no-bus': absent,
  'load-failure': absent,
  'no-collection': { exists: true, mayHoldKeys: false },
  locked: present,
  hanging: present,
  denied: present,
  'false-success': present,
  other: present,
};
