import type { ErrorCode } from '../../errors/errors.ts';
import { closesModel, errorTraits } from '../../errors/traits.ts';
import type { ModelCapabilities } from '../../services/ports/mistral.ts';
import type { PagePrice, Price, Task, Tier } from './catalogue.ts';

/** Outcomes of calling models, by id: `ready`, or the error code. */
export type ModelAccess = Readonly<Record<string, ErrorCode | 'ready'>>;

/**
 * Reads the model access of a saved answer. Versions before 0.2 saved it as `learned`. Outcomes that this version does
 * not know are dropped, so that the model counts as untried.
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

/** Abilities of a model beside its tasks. */
export type Ability = Extract<
  keyof ModelCapabilities,
  'functionCalling' | 'reasoning' | 'fim' | 'fineTuning' | 'classification'
>;

/** One model: all ids of the live list that mean it, with what the catalogue adds. Plain JSON; null means unknown. */
export interface ModelRow {
  /** The pinned id, where the list has one: the one to use in production. */
  readonly id: string;
  /** The moving id of the model's own family, which ends in `-latest`. */
  readonly latest: string | null;
  /** The id under which a call to this account's model was answered. */
  readonly answeredAs: string | null;
  /** Every other id, `latest` among them. */
  readonly aliases: readonly string[];
  /** The name in prose, or the id where the catalogue does not know the model. */
  readonly family: string;
  readonly tier: Tier | null;
  /** Empty where neither the list nor the catalogue tells. */
  readonly tasks: readonly Task[];
  readonly can: readonly Ability[];
  /** Prices per million tokens. */
  readonly usd: Price | null;
  readonly eur: Price | null;
  readonly pages: PagePrice | null;
  /** Stars, 1 to 5, halves included. */
  readonly speed: number | null;
  readonly quality: number | null;
  readonly contextTokens: number | null;
  readonly licence: string | null;
  readonly state: 'ok' | 'retiring' | 'retired';
  /** ISO 8601, a date or a moment in UTC. */
  readonly retiresAt: string | null;
  /** The id of the model to use instead. */
  readonly replacement: string | null;
  /** Made for one of the service's own products, or experimental: not for a newcomer's list. */
  readonly hidden: boolean;
  /** False for one that only the catalogue knows: it is not in this account's list. */
  readonly listed: boolean;
  /** Outcome of calling it with this account. */
  readonly access: ErrorCode | 'ready' | 'untried';
}

/** True if calling the model will end the same way until the account, its plan or the model list changes. */
export function isClosedCode(outcome: ModelRow['access']): boolean {
  return outcome !== 'ready' && outcome !== 'untried' && closesModel(outcome);
}

/** True if this account is known not to be able to call the model. */
export function isClosed(row: ModelRow): boolean {
  return isClosedCode(row.access);
}

/** True for a model of older guides: retired, and gone from the list. */
export function isGone(row: ModelRow): boolean {
  return row.state === 'retired' && !row.listed;
}

/** Returns the id that a row is called by: the one that answered, else the moving one, else the dated one. */
export function callIdOf({
  id,
  latest,
  answeredAs,
}: Pick<ModelRow, 'id' | 'latest' | 'answeredAs'>): string {
  return answeredAs ?? latest ?? id;
}

/** Returns the rows with what was learned by model id. */
export function markCallable(
  rows: readonly ModelRow[],
  modelAccess: ModelAccess,
): readonly ModelRow[] {
  return rows.map((row) => markRow(row, modelAccess));
}

/**
 * Returns a row with what was learned by model id. What was learned of one id counts for its whole row; where ids
 * disagree, one that answered wins, and the row is called by it from then on.
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
