import type { InternalError } from './app-error.ts';
import type { SpendingCapError } from './cap-error.ts';
import type { ExportProblem } from './export-error.ts';
import type { FileError } from './file-error.ts';
import { redact } from './redact.ts';

/**
 * Everything that can go wrong, as data. An error carries no prose: `i18n/errors.ts` holds the words of each one in
 * both languages, `exit-codes.ts` its exit code. Both are exhaustive, so a new error is a compile error until it has
 * words. No field of an error ever holds a key.
 */
export type ErrorData =
  | UsageError
  | KeyError
  | AccountError
  | SpendingCapError
  | ServiceError
  | MachineError
  | PromptError
  | InternalError;

/** What the person typed on the command line can't be used. */
export interface UsageError {
  readonly code: 'usage';
  readonly problem:
    | 'unknown-command'
    | 'unknown-option'
    | 'missing-value'
    | 'extra-value'
    | 'missing-argument'
    | 'extra-argument'
    | 'lang'
    | 'profile'
    | 'base-url'
    | 'base-url-insecure'
    | 'region'
    | 'max-cost'
    | 'port'
    | 'port-in-use'
    | 'port-denied'
    | 'scenario'
    | 'no-terminal'
    | 'no-winpty'
    | 'store'
    | 'shell'
    | 'task'
    | 'expires'
    | 'temperature'
    | 'max-tokens'
    | 'seed'
    | 'prompt-missing'
    | 'prompt-empty'
    | 'prompt-not-text'
    | 'texts-missing'
    | 'texts-too-large'
    | 'dimensions'
    /** A word where a key may have been typed: it is not repeated. */
    | 'key-in-words'
    | 'same-key'
    /** The key would be shown on the screen. */
    | 'reveal-needed'
    /** It can't be the name of an environment variable. */
    | 'variable'
    | ExportProblem;
  /** The word that was given, as typed; empty where none was. */
  readonly given: string;
  /** What there is that was probably meant by it. */
  readonly nearest?: string;
}

/** Why a pasted text can't be a key. Decided before any call. */
export type KeyProblem =
  | 'empty'
  | 'too-short'
  | 'too-long'
  | 'unsendable'
  | 'openai'
  | 'anthropic'
  | 'other-service'
  | 'url';

/** The key is absent, can't be one, or is not accepted. */
export type KeyError =
  | { readonly code: 'key-missing' }
  | { readonly code: 'key-malformed'; readonly problem: KeyProblem }
  | { readonly code: 'key-refused' };

/** The service knows the key, and says no for a reason of plan, quota or rate. */
export type AccountError =
  | { readonly code: 'zero-quota'; readonly model?: string }
  | { readonly code: 'tier'; readonly model?: string }
  | { readonly code: 'labs'; readonly model?: string }
  | { readonly code: 'payment' }
  | { readonly code: 'inactive' }
  | { readonly code: 'monthly-quota' }
  | { readonly code: 'spend-limit' }
  /** `seconds` is what the service asked for, or our own guess where it did not say. */
  | { readonly code: 'rate-limited'; readonly seconds: number };

/** How far a request got before the network failed it. */
export type NetworkProblem =
  | 'offline'
  | 'dns'
  | 'refused'
  | 'unreachable'
  | 'reset'
  | 'timeout'
  | 'tls-unknown-ca'
  | 'tls-expired'
  | 'tls'
  | 'redirect'
  | 'proxy'
  | 'other';

/** The network or the service itself failed. `host` is the base URL's host and port, never a path or a query. */
export type ServiceError =
  | {
      readonly code: 'network';
      readonly problem: NetworkProblem;
      readonly host: string;
      /** Host and port of the proxy that failed, where it is known. */
      readonly proxy?: string;
    }
  | { readonly code: 'capacity'; readonly model?: string }
  | { readonly code: 'service'; readonly status: number; readonly correlationId?: string }
  /** A 200 whose body is not what the API promises (a captive portal, a proxy page, half a JSON document). */
  | { readonly code: 'bad-answer'; readonly host: string }
  /** The stream ended without saying why. */
  | { readonly code: 'stream-cut' }
  | { readonly code: 'stream-error' }
  | {
      readonly code: 'model-unknown';
      readonly model: string;
      /** The id to use instead; `isRetired` where it replaced the one that was asked for. */
      readonly instead?: string;
      readonly isRetired?: boolean;
    }
  /** 400 or 422: the request itself. `detail` is the service's own sentence, already cleaned. */
  | { readonly code: 'request-refused'; readonly status: number; readonly detail: string };

/** What was found of this machine's keychain when it could not be used. */
export type KeychainProblem =
  | 'library-missing'
  | 'no-bus'
  | 'no-collection'
  | 'locked'
  | 'hanging'
  | 'denied'
  | 'false-success'
  | 'load-failure'
  | 'other';

/** Why the vault file can't be used. */
export type VaultProblem = 'damaged' | 'not-ours' | 'busy';

/** This machine could not do it. `detail` is the system's own words, cleaned, and free of secrets. */
export type MachineError =
  | {
      readonly code: 'keychain';
      readonly problem: KeychainProblem;
      readonly detail: string;
      /** The other place that was on offer. */
      readonly otherwise?: 'vault';
    }
  | { readonly code: 'vault'; readonly problem: VaultProblem; readonly path: string }
  /** `missing`: the vault is locked and no passphrase was given. */
  | { readonly code: 'passphrase'; readonly problem: 'missing' | 'wrong' | 'short' }
  | FileError;

/** More text than the model can read at once: found out before the call. */
export interface PromptError {
  readonly code: 'prompt-too-long';
  readonly bytes: number;
  readonly model: string;
  readonly contextTokens: number;
}

export type ErrorCode = ErrorData['code'];

/** The one error class. Its message is the code alone, so that a stray log can give nothing away. */
export class AppError extends Error {
  readonly error: ErrorData;

  constructor(error: ErrorData) {
    super(error.code);
    this.name = 'AppError';
    this.error = error;
  }
}

/**
 * Turns whatever was thrown into an error: at the two borders (a step's task, and `main`), and nowhere else.
 * An abort becomes `cancelled`; anything unforeseen becomes `bug` with its class and message only, and no key in them.
 */
export function toErrorData(thrown: unknown): ErrorData {
  if (thrown instanceof AppError) return thrown.error;
  if (thrown instanceof Error && thrown.name === 'AbortError') return { code: 'cancelled' };
  if (!(thrown instanceof Error)) return { code: 'bug', detail: typeof thrown };
  if ('code' in thrown && thrown.code === 'ERR_MODULE_NOT_FOUND')
    return { code: 'program-changed' };
  return { code: 'bug', detail: redact(`${thrown.name}: ${thrown.message}`) };
}
