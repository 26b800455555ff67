import type { ErrorCode } from '../../errors/errors.ts';
import { errorTraits, excludesModel } from '../../errors/traits.ts';
import type { ModelCapabilities } from '../../services/ports/mistral.ts';
import type { MinutePrice, PagePrice, Price, Task, Tier } from './catalogue.ts';

/** Outcomes of calling models by id: `ready` or an error code. */
export type ModelAccess = Readonly<Record<string, ErrorCode | 'ready'>>;

/**
 * Reads the model access of a saved answer. Versions before 0.2 saved it as `learned`. Drops outcomes that this version
 * does not know, so that the model counts as untried.
 */
export function parseModelAccess(saved: object): ModelAccess {
  const { modelAccess, learned } = saved as { modelAccess?: unknown; learned?: unknown };
  const found = modelAccess ?? learned;
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return {};
  return Object.fromEntries(
    Object.entries(found).filter(
      ([, outcome]) => outcome === 'ready' || Object.hasOwn(errorTraits, outcome as PropertyKey),
    ),
  );
}

/** Abilities of a model in addition to its tasks. */
export type Ability = Extract<
  keyof ModelCapabilities,
  'functionCalling' | 'reasoning' | 'fim' | 'fineTuning' | 'classification'
>;

/** One model: all its ids in the live list, with the catalogue's metadata. Plain JSON; null means unknown. */
export interface ModelRow {
  /** The pinned id if the list has one, recommended for production. */
  readonly id: string;
  /** The moving `-latest` id of the model's own family. */
  readonly latest: string | null;
  /** The id under which a call of this account was answered. */
  readonly answeredAs: string | null;
  /** Every other id, `latest` among them. */
  readonly aliases: readonly string[];
  /** The name in prose, or the id if the catalogue does not have the model. */
  readonly family: string;
  readonly tier: Tier | null;
  /** Empty if neither the list nor the catalogue has any. */
  readonly tasks: readonly Task[];
  readonly can: readonly Ability[];
  /** Prices per million tokens. */
  readonly usd: Price | null;
  readonly eur: Price | null;
  readonly pages: PagePrice | null;
  readonly minutes: MinutePrice | null;
  /** Stars from 1 to 5, in steps of a half. */
  readonly speed: number | null;
  readonly quality: number | null;
  readonly contextTokens: number | null;
  readonly licence: string | null;
  readonly state: 'ok' | 'retiring' | 'retired';
  /** ISO 8601, a date or a time in UTC. */
  readonly retiresAt: string | null;
  /** The id of the model to use instead. */
  readonly replacement: string | null;
  /** True for experimental models and models of the service's own products, which newcomers don't need. */
  readonly hidden: boolean;
  /** False for a model that only the catalogue has. */
  readonly listed: boolean;
  /** Outcome of calling the model with this account. */
  readonly access: ErrorCode | 'ready' | 'untried';
}

/** Returns true for an outcome that excludes further calls until the account, its plan or the model list changes. */
export function isExcluded(outcome: ModelRow['access']): boolean {
  return outcome !== 'ready' && outcome !== 'untried' && excludesModel(outcome);
}

/** Returns true if this account is known to be unable to call the model. */
export function isUncallable(row: ModelRow): boolean {
  return isExcluded(row.access);
}

/** Returns true for a model that is retired and no longer listed. Older guides may still name it. */
export function isGone(row: ModelRow): boolean {
  return row.state === 'retired' && !row.listed;
}

/**
 * Returns the id by which to call a model: the id that answered, otherwise the `-latest` id, otherwise the pinned id.
 */
export function callIdOf({
  id,
  latest,
  answeredAs,
}: Pick<ModelRow, 'id' | 'latest' | 'answeredAs'>): string {
  return answeredAs ?? latest ?? id;
}

/** Returns the rows with their known model access. */
export function markCallable(
  rows: readonly ModelRow[],
  modelAccess: ModelAccess,
): readonly ModelRow[] {
  return rows.map((row) => markRow(row, modelAccess));
}

/**
 * Returns a row with its known model access. The outcome of one id counts for the whole row. If the outcomes of ids
 * differ, an id that answered has precedence, and the model is called by this id from then on.
 */
export function markRow(row: ModelRow, modelAccess: ModelAccess): ModelRow {
  const ids = row.latest === null ? [row.id] : [row.latest, row.id];
  const tried = [...new Set([...ids, ...row.aliases])].filter((id) =>
    Object.hasOwn(modelAccess, id),
  );
  const answeredAs = tried.find((id) => modelAccess[id] === 'ready');
  if (answeredAs !== undefined) return { ...row, access: 'ready', answeredAs };
  const [first] = tried;
  const access = first === undefined ? undefined : modelAccess[first];
  return access === undefined ? row : { ...row, access };
}
