import { redact } from './redact.ts';

/**
 * Everything that can go wrong, as data. `traits.ts` says what each error means and `i18n/errors.ts` holds its messages;
 * both are exhaustive, so a new error does not compile until it has a row and messages. No field of an error ever holds a
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
 * The person's command line can't be used. An option's value that can't be read is `invalid-value`: its message comes
 * from the option's own definition, so that a new option needs no new error.
 */
export type UsageError = {
  readonly code: 'usage';
  /** The word as typed; empty if there was none. */
  readonly given: string;
  /** The existing word that was probably meant. */
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

/** Mistakes of a command line other than a value that can't be read. */
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
  /** `given` is the number of its line. */
  | 'text-too-long'
  /** A word that may be a key: it is not repeated. */
  | 'key-in-words'
  | 'same-key'
  /** The folder that the program was started in no longer exists. */
  | 'folder-gone'
  /** The key would be shown on a terminal. */
  | 'reveal-needed'
  /** The export has several files, which need a folder. */
  | 'out-needed'
  | 'out-exists'
  /** A project is made in a folder of its own. */
  | 'folder-not-empty'
  /** The `.env` file sets another key, which would be lost; `given` shows its end. */
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
  /** Several lines, of which it is not clear which one is the key. */
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

/** The service's own id of its answer, by which its support finds it. Set on refusals that got past its gateway. */
export interface Traced {
  readonly correlationId?: string;
}

/** The key is absent, can't be one, or is not accepted. */
export type KeyError = Traced &
  (
    | { readonly code: 'key-missing' }
    | {
        readonly code: 'key-malformed';
        readonly problem: KeyProblem;
        /** The environment variable that holds it; absent for a text that was typed, pasted or piped in. */
        readonly variable?: string;
      }
    | { readonly code: 'key-refused' }
    /** `date` is the day it expired, ISO 8601, where the service says it. */
    | { readonly code: 'key-expired'; readonly date?: string }
  );

/** The service knows the key, and says no for a reason of plan, payment, quota, rate or policy. */
export type AccountError = Traced &
  (
    | {
        readonly code: 'zero-quota';
        readonly model?: string;
        /** The unit that the plan grants none of, as the service writes it: `req`, `tokens`, `ocr-pages`. */
        readonly unit?: string;
      }
    | { readonly code: 'tier'; readonly model?: string }
    | { readonly code: 'labs'; readonly model?: string }
    /** `detail` is the service's own sentence, where it gave a reason that the program does not know. */
    | { readonly code: 'payment'; readonly detail?: string }
    /** An invoice was not paid, or its payment failed. */
    | { readonly code: 'invoice-unpaid' }
    | { readonly code: 'inactive' }
    | { readonly code: 'monthly-quota' }
    /** The usage that the plan includes, or a prepaid budget, is used up. */
    | { readonly code: 'allowance-used' }
    | { readonly code: 'spend-limit'; readonly of?: 'organization' | 'workspace' }
    /** `seconds` is what the service asked for where `isAsked` says so, else the program's own guess. */
    | { readonly code: 'rate-limited'; readonly seconds: number; readonly isAsked?: true }
    /** A guardrail of the organisation blocks what was sent. `categories` are named as the service names them. */
    | { readonly code: 'guardrail'; readonly categories?: readonly string[] }
  );

/** The session's spending cap does not allow the call. Nothing was sent. */
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
  /** The address of the proxy can't be read, as with a bare `%` or `#` in its password. */
  | 'proxy-address'
  /** A proxy that is not spoken to over http, such as SOCKS. */
  | 'proxy-kind'
  | 'other';

/** An answer exceeds what the program reads. */
export type AnswerProblem = 'too-large' | 'too-deep' | 'too-many';

/** The limit that an answer exceeds. */
export interface UnreadAnswer {
  readonly problem: AnswerProblem;
  /** Bytes, levels of nesting, or models. */
  readonly limit: number;
}

/** The network or the service itself failed. `host` is the base URL's host and port, never a path or a query. */
export type ServiceError = Traced &
  (
    | {
        readonly code: 'network';
        readonly problem: NetworkProblem;
        readonly host: string;
        /** Host and port of the proxy that failed, where it is known. */
        readonly proxy?: string;
      }
    | { readonly code: 'capacity'; readonly model?: string }
    | { readonly code: 'service'; readonly status: number }
    /**
     * A 200 whose body is not what the API promises: a captive portal, a proxy page, half a JSON document, or one
     * beyond what is read.
     */
    | { readonly code: 'bad-answer'; readonly host: string; readonly unread?: UnreadAnswer }
    /** The service has nothing at the path that was asked for: the base URL is wrong. */
    | { readonly code: 'no-route'; readonly host: string }
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
  /** The command that solves it, where there is one. */
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
  /** Not a format that a model sees, or reads pages of. */
  'not-a-picture',
  'not-a-document',
] as const;

/** Problems of a file that the person named to be read; the others are of files that the program writes. */
type ReadingProblem = (typeof readingProblems)[number];

/** True for a problem of a file that the person named to be read. */
export function isReadingProblem(problem: FileError['problem']): problem is ReadingProblem {
  return (readingProblems as readonly string[]).includes(problem);
}

/** More text than the model can read at once. */
export interface PromptError extends Traced {
  readonly code: 'prompt-too-long';
  readonly model: string;
  readonly contextTokens: number;
  /** Size of the text, where that was enough to say so before any call. */
  readonly bytes?: number;
  /** Tokens that the service counted, where it refused the call. */
  readonly tokens?: number;
}

/** The program itself: it was stopped, replaced, or made a mistake. */
export type InternalError =
  | { readonly code: 'cancelled' }
  /** A module that was to be loaded is gone, because an update replaced the program while it ran. */
  | { readonly code: 'program-changed' }
  | { readonly code: 'bug'; readonly detail: string };
/** Why a tool can't be connected, or not be disconnected. Nothing was changed. */
export type ConnectProblem =
  | 'not-installed'
  /** A part of the tool is missing; `detail` is the command that installs it. */
  | 'plugin-missing'
  /** The tool can call the usual address alone. */
  | 'other-address'
  | 'malformed'
  | 'has-comments'
  /** Another value of the setting `detail` is there. */
  | 'defined'
  /** It could not be added without changing the rest. */
  | 'unsafe'
  /** The tool reads a settings file of an older kind. */
  | 'older-settings'
  | 'symlink'
  | 'linked'
  | 'read-only'
  | 'being-edited'
  | 'not-a-file'
  | 'not-text'
  | 'too-large'
  | 'unreadable'
  | 'not-connected'
  /** The text that we added has been changed since. */
  | 'changed'
  | 'needs-yes';

/** A tool's settings are not as they have to be. */
export interface ConnectError {
  readonly code: 'connect';
  readonly problem: ConnectProblem;
  /** Its name, as its makers write it. */
  readonly tool: string;
  /** The settings file, absolute. */
  readonly path?: string;
  readonly detail?: string;
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
  if ('code' in thrown && /^(?:ERR_)?MODULE_NOT_FOUND$/.test(`${thrown.code}`))
    return { code: 'program-changed' };
  return { code: 'bug', detail: redact(`${thrown.name}: ${thrown.message}`) };
}
