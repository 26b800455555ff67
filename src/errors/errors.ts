import type { ConnectError } from './connect-error.ts';
import { redact, withoutTypedKey } from './redact.ts';

/**
 * Everything that can go wrong, as data. `traits.ts` defines what each error means and `i18n/errors.ts` its messages.
 * Both are exhaustive, so a new error does not compile without a row and messages. No field of an error ever contains a
 * key.
 */
export type ErrorData =
  | UsageError
  | KeyError
  | AccountError
  | SpendingCapError
  | ServiceError
  | MachineError
  | PromptError
  | ConnectError
  | InternalError;

/**
 * The command line is invalid. An invalid value of an option is `invalid-value`: its message comes from the definition
 * of the option, so a new option needs no new error.
 */
export type UsageError = {
  readonly code: 'usage';
  /** The word as typed; empty if there was none. */
  readonly given: string;
  /** The valid word that was probably meant. */
  readonly nearest?: string;
} & (
  | {
      readonly problem: 'invalid-value';
      /** The option, command or environment variable that takes the value. */
      readonly option: string;
      /** Completes "Use …": the values that can be read. */
      readonly accepts: { readonly en: string; readonly fr: string };
    }
  | { readonly problem: UsageProblem }
);

/** Mistakes in a command line other than an invalid value. */
export type UsageProblem =
  | 'unknown-command'
  | 'unknown-option'
  | 'missing-value'
  | 'extra-value'
  | 'missing-argument'
  | 'extra-argument'
  | 'base-url-insecure'
  | 'port-in-use'
  | 'port-denied'
  | 'no-terminal'
  | 'no-winpty'
  | 'dumb-terminal'
  | 'prompt-missing'
  | 'prompt-empty'
  | 'prompt-not-text'
  | 'texts-missing'
  | 'texts-too-large'
  /** `given` is the line number. */
  | 'text-too-long'
  /** A word that may be a key, and is therefore not repeated. */
  | 'key-in-words'
  | 'same-key'
  /** The command would remove something for good, and there is no terminal to ask in. */
  | 'yes-needed'
  /** The folder that the program was started in no longer exists. */
  | 'folder-gone'
  /** The key would be shown on a terminal. */
  | 'reveal-needed'
  /** The export has several files, which need a folder. */
  | 'out-needed'
  | 'out-exists'
  /** Node would not run a TypeScript program of the given name; `given` is a name that it would run. */
  | 'typescript-name'
  /** A project is created only in an empty or new folder. */
  | 'folder-not-empty'
  /** The `.env` file contains another key, which would be lost; `given` is its end. */
  | 'other-key'
  /** Git would commit the file that is to hold the key. */
  | 'not-ignored'
  /** Git has committed the file that is to hold the key. */
  | 'tracked';

/** Why a pasted text can't be a key. Decided before any call. */
export type KeyProblem =
  | 'empty'
  | 'too-short'
  | 'too-long'
  | 'unsendable'
  /** Several lines, more than one of which may be the key. */
  | 'several-lines'
  /** A placeholder of an example: `your_api_key_here`. */
  | 'placeholder'
  /** A name by which another program finds the key: `op://…`, `${NAME}`, a path. */
  | 'reference'
  | 'encrypted'
  | 'openai'
  | 'anthropic'
  | 'other-service'
  | 'url';

/** An error that an answer of the service may cause. */
export interface WithCorrelationId {
  /** The request id, by which the support of the service finds the answer. Absent if its gateway refused the call. */
  readonly correlationId?: string;
}

/** The key is absent, can't be one, or is not accepted. */
export type KeyError = WithCorrelationId &
  (
    | { readonly code: 'key-missing' }
    | {
        readonly code: 'key-malformed';
        readonly problem: KeyProblem;
        /** The environment variable that holds it; absent for a text that was typed, pasted or piped in. */
        readonly variable?: string;
      }
    | { readonly code: 'key-refused' }
    /** `date` is the day on which it expired, ISO 8601, if the service sends it. */
    | { readonly code: 'key-expired'; readonly date?: string }
  );

/** The service knows the key, and says no for a reason of plan, payment, quota, rate or policy. */
export type AccountError = WithCorrelationId &
  (
    | {
        readonly code: 'zero-quota';
        readonly model?: string;
        /** The unit of which the plan includes none, as the service names it: `req`, `tokens`, `ocr-pages`. */
        readonly unit?: string;
      }
    | { readonly code: 'tier'; readonly model?: string }
    | { readonly code: 'labs'; readonly model?: string }
    /** `detail` is the message of the service, if it gives a reason unknown to the program. */
    | { readonly code: 'payment'; readonly detail?: string }
    /** An invoice was not paid, or its payment failed. */
    | { readonly code: 'invoice-unpaid' }
    | { readonly code: 'inactive' }
    | { readonly code: 'monthly-quota' }
    /** The usage that the plan includes, or a prepaid budget, is used up. */
    | { readonly code: 'allowance-used' }
    | { readonly code: 'spend-limit'; readonly of?: 'organization' | 'workspace' }
    /** `seconds` is what the service asked for if `isAsked` is set, else an estimate of the program. */
    | { readonly code: 'rate-limited'; readonly seconds: number; readonly isAsked?: true }
    /** A guardrail of the organisation blocked the input. `categories` are the names of the service. */
    | { readonly code: 'guardrail'; readonly categories?: readonly string[] }
  );

/** The spending cap of the session does not allow the call. Nothing was sent. */
export type SpendingCapError = {
  readonly code: 'spending-cap';
  readonly currency: 'usd' | 'eur';
  /** Billionths of the currency's unit, like all amounts here. */
  readonly cap: number;
} & (
  | {
      readonly problem: 'reached';
      readonly spent: number;
      /** The most that the call could cost. */
      readonly max: number;
    }
  /** Without a price, the cost of the call has no bound. */
  | { readonly problem: 'unknown-price'; readonly model: string }
);

/** Why the network did not carry a request to the service, or its answer back. */
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
  /** The address of the proxy can't be read, as with a bare `%` or `#` in its password. */
  | 'proxy-address'
  /** The proxy is not an http proxy: it is a SOCKS proxy, for example. */
  | 'proxy-kind'
  | 'other';

/** How an answer exceeds a limit of the program. */
export type AnswerProblem = 'too-large' | 'too-deep' | 'too-many';

/** The limit that an answer exceeds, so that the answer is not used. */
export interface ExceededLimit {
  readonly problem: AnswerProblem;
  /** Bytes, levels of nesting, or models. */
  readonly limit: number;
}

/** The network or the service itself failed. `host` is the base URL's host and port, never a path or a query. */
export type ServiceError = WithCorrelationId &
  (
    | {
        readonly code: 'network';
        readonly problem: NetworkProblem;
        readonly host: string;
        /** Host and port of the proxy that failed, if known. */
        readonly proxy?: string;
      }
    | { readonly code: 'capacity'; readonly model?: string }
    | { readonly code: 'service'; readonly status: number }
    /**
     * A 200 whose body is not what the API promises: a captive portal, a page of a proxy, incomplete JSON, or a body
     * that exceeds a limit.
     */
    | { readonly code: 'bad-answer'; readonly host: string; readonly exceeded?: ExceededLimit }
    /** The service has nothing at the requested path, so the base URL is wrong. */
    | { readonly code: 'no-route'; readonly host: string }
    /** The stream ended without saying why. `isEmpty`: before any text arrived. */
    | { readonly code: 'stream-cut'; readonly isEmpty?: true }
    | { readonly code: 'stream-error'; readonly isEmpty?: true }
    | {
        readonly code: 'model-unknown';
        readonly model: string;
        /** The id to use instead; `isRetired` if it replaced the requested one. */
        readonly instead?: string;
        readonly isRetired?: boolean;
      }
    /** The service rejects the request itself, with 400 or 422. `detail` is its own sentence, already cleaned. */
    | {
        readonly code: 'request-refused';
        readonly status: number;
        readonly detail: string;
        /** `greedy`: a temperature of 0 was not accepted. */
        readonly reason?: 'greedy';
      }
  );

/** Why this machine's keychain can't be used. */
export type KeychainProblem =
  /** On Linux, libsecret is not installed. */
  | 'library-missing'
  /** On Linux, no keychain service runs in this session. */
  | 'no-bus'
  /** The keychain service runs, but has no default keyring. */
  | 'no-collection'
  | 'locked'
  | 'hanging'
  | 'denied'
  /** The keychain reported that the key is stored, or removed, and it is not. */
  | 'false-success'
  /** The package that calls the keychain can't be loaded. */
  | 'load-failure'
  | 'other';

/** Why the vault file can't be used. */
export type VaultProblem =
  | 'damaged'
  /** The path is a link, a folder, or a file of another user. */
  | 'not-ours'
  | 'busy';

/** This machine failed. `detail` is the message of the system, cleaned and free of secrets. */
export type MachineError =
  | {
      readonly code: 'keychain';
      readonly problem: KeychainProblem;
      readonly detail: string;
      /** The other store that the person can choose. */
      readonly otherwise?: 'vault';
    }
  | { readonly code: 'vault'; readonly problem: VaultProblem; readonly path: string }
  /** `missing`: the vault is locked and there is no passphrase. */
  | { readonly code: 'passphrase'; readonly problem: 'missing' | 'wrong' | 'short' }
  | FileError;

/** A file could not be used. */
export interface FileError {
  readonly code: 'files';
  readonly problem:
    | 'denied'
    | 'read-only'
    | 'full'
    | 'not-a-folder'
    | 'is-a-folder'
    | 'git-broken'
    | 'git-missing'
    /** It belongs to another user. */
    | 'not-yours'
    | 'other'
    | ReadingProblem;
  readonly path: string;
  /** The other user, of `not-yours`. */
  readonly owner?: string;
  /** The command that fixes the problem, if there is one. */
  readonly command?: string;
  /** True if the person named the path, to be written. */
  readonly isNamed?: true;
}

const readingProblems = [
  'missing',
  'unreadable',
  /** A folder, a pipe or a device. */
  'not-a-file',
  'too-large',
  'not-text',
  /** The file has a format that the models of its task can't read. */
  'not-a-picture',
  'not-a-document',
  'not-a-recording',
] as const;

/** Problems of a file that the person asked to read; the others concern files that the program writes. */
type ReadingProblem = (typeof readingProblems)[number];

/** True for a problem of a file that the person asked to read. */
export function isReadingProblem(problem: FileError['problem']): problem is ReadingProblem {
  return (readingProblems as readonly string[]).includes(problem);
}

/** The text is longer than the model can read at once. */
export interface PromptError extends WithCorrelationId {
  readonly code: 'prompt-too-long';
  readonly model: string;
  readonly contextTokens: number;
  /** Size of the text, if the call was refused for its size before it was sent. */
  readonly bytes?: number;
  /** Tokens that the service counted, if it refused the call. */
  readonly tokens?: number;
}

/** The program was stopped or replaced, or has a bug. */
export type InternalError =
  | { readonly code: 'cancelled' }
  /** A module is missing, because an update replaced the program while it ran. */
  | { readonly code: 'program-changed' }
  | { readonly code: 'bug'; readonly detail: string };

export type ErrorCode = ErrorData['code'];

/** The only error class. Its message is just the code, so that a stray log reveals nothing. */
export class AppError extends Error {
  readonly error: ErrorData;

  constructor(error: ErrorData) {
    super(error.code);
    this.name = 'AppError';
    this.error = withoutTypedKey(error);
  }
}

/**
 * Converts any thrown value to an error. An abort becomes `cancelled`; an unexpected value becomes `bug` with its class
 * and message, without keys. Meant for the places where a thrown value becomes a result or a message.
 */
export function toErrorData(thrown: unknown): ErrorData {
  if (thrown instanceof AppError) return thrown.error;
  if (thrown instanceof Error && thrown.name === 'AbortError') return { code: 'cancelled' };
  if (!(thrown instanceof Error)) return { code: 'bug', detail: typeof thrown };
  if ('code' in thrown && /^(?:ERR_)?MODULE_NOT_FOUND$/.test(`${thrown.code}`))
    return { code: 'program-changed' };
  return { code: 'bug', detail: redact(`${thrown.name}: ${thrown.message}`) };
}
