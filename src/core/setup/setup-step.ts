import type { ErrorData } from '../../errors/errors.ts';
import type { KeyLocation } from '../../services/ports/key-locations.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import type { ProbeProgress } from '../access/probe-access.ts';
import type { AskPassphrase } from '../keys/open-vault.ts';
import type { KeyStore } from '../keys/store-key.ts';
import type { RateWait } from '../retry/retry.ts';
import type { Cost } from '../spending/price.ts';

/** The steps of a setup, in order. */
export const setupSteps = ['key', 'access', 'store', 'model', 'chat', 'embeddings'] as const;

export type SetupStepId = (typeof setupSteps)[number];

/**
 * How a step ended. `unchanged`: an earlier setup already did the step. `planned`: a run without `isPlan` would do it.
 * `person`: only a person can do it. `skipped`: it needs an earlier step that did not succeed.
 */
export type SetupState = 'done' | 'unchanged' | 'planned' | 'person' | 'failed' | 'skipped';

/** Tasks that only a person can do. */
export type SetupTask = 'create-key' | 'use-found-key' | 'choose-store' | 'fix-account';

export interface SetupStep {
  readonly id: SetupStepId;
  readonly state: SetupState;
  readonly error?: ErrorData;
  readonly task?: SetupTask;
}

/** Source of the key of a setup. */
export type SetupKeySource = 'stdin' | KeyStore | KeyLocation['where'];

/** Results of the steps so far. */
export interface SetupResult {
  readonly steps: readonly SetupStep[];
  readonly key?: { readonly secret: Secret; readonly from: SetupKeySource };
  /** Store of the key. */
  readonly store?: KeyStore;
  /** Locations of keys that were found and not used. */
  readonly found?: readonly KeyLocation[];
  readonly model?: string;
  readonly chat?: { readonly model: string; readonly answer: string; readonly cost: Cost };
  readonly embeddings?: {
    readonly model: string;
    readonly count: number;
    readonly dimensions: number;
    readonly cost: Cost;
  };
}

export type SetupServices = Pick<
  Services,
  | 'mistral'
  | 'modelNames'
  | 'clock'
  | 'keychain'
  | 'vault'
  | 'memory'
  | 'keyLocations'
  | 'environment'
  | 'files'
>;

export interface SetupRequest {
  readonly profile: string;
  /** The given key, if any. */
  readonly given: Secret | undefined;
  /** True if keys found on this machine may be used. */
  readonly usesFound: boolean;
  /** True if nothing may be called, stored or written. */
  readonly isPlan: boolean;
  /** The question of the chat call, and the sentences of the embeddings call. */
  readonly texts: { readonly question: string; readonly sentences: readonly string[] };
  readonly ask: AskPassphrase;
  readonly signal: AbortSignal;
  readonly onStep?: (step: SetupStepId) => void;
  readonly onProbe?: (progress: ProbeProgress) => void;
  readonly onWait?: (wait: RateWait | undefined) => void;
}

/** The outcome of a step, with its results. */
export type StepOutcome = Partial<Omit<SetupResult, 'steps'>> & Omit<SetupStep, 'id'>;

/** Runs one step, given the results of earlier steps, and returns its own results. */
export type RunStep = (context: {
  readonly services: SetupServices;
  readonly request: SetupRequest;
  readonly known: SetupResult;
}) => Promise<StepOutcome>;
