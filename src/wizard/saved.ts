import { progressPath } from '../core/models/chosen-model.ts';
import { isLang, type Lang } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';
import type { Answers, Json, StepEntry, StepId } from '../steps/step.ts';
import { canShow, firstUnsettled, type StepOrder, type WizardState } from './state.ts';

/** Saved progress found at the start. */
export interface Restored {
  readonly state: WizardState;
  /** The language that the person last used; undefined if nothing was saved. */
  readonly lang: Lang | undefined;
}

/**
 * Writes the progress, whole or not at all. It consists of the steps' answers, which are JSON by type, so no `Secret` can
 * be among the answers. Throws `AppError` with `files`.
 */
export async function saveProgress(
  services: Pick<Services, 'files' | 'environment' | 'mistral'>,
  profile: string,
  lang: Lang,
  state: WizardState,
): Promise<void> {
  const saved = { host: services.mistral.host, lang, ...state };
  const path = progressPath(services.environment.appFolder, profile);
  await services.files.writeAtomic(path, `${JSON.stringify(saved, undefined, 2)}\n`);
}

/**
 * Restores the progress. Each step parses its own answer. A step without a valid answer is asked again, and so are the
 * steps that need its answer. Ignores unreadable progress, and progress at another base URL. Throws `AppError` with `files`.
 */
export async function restoreProgress(
  services: Pick<Services, 'files' | 'environment' | 'mistral'>,
  profile: string,
  registry: readonly StepEntry[],
): Promise<Restored> {
  const path = progressPath(services.environment.appFolder, profile);
  const saved = asRecord(parseJson(await services.files.read(path)));
  const lang = isLang(saved['lang']) ? saved['lang'] : undefined;
  if (saved['host'] !== services.mistral.host) return { state: freshState(registry), lang };
  const answers = await readAnswers(registry, asRecord(saved['answers']));
  const skipped = registry
    .map(({ id }) => id)
    .filter((id) => asList(saved['skipped']).includes(id));
  return { state: stateAt(saved['current'], registry, { answers, skipped }), lang };
}

/** Returns the state of a wizard at its first step. */
export function freshState(order: StepOrder): WizardState {
  return { current: order[0]?.id ?? 'done', answers: {}, skipped: [] };
}

/** Returns the state at the saved step if that step can still be shown, otherwise at the first unsettled step. */
function stateAt(
  current: unknown,
  order: StepOrder,
  settled: Pick<WizardState, 'answers' | 'skipped'>,
): WizardState {
  const unsettled = firstUnsettled(order, settled);
  const entry = order.find(({ id }) => id === current);
  const shown = entry !== undefined && canShow(order, settled, entry.id) ? entry.id : unsettled;
  return { ...settled, current: current === 'done' ? unsettled : shown };
}

async function readAnswers(
  registry: readonly StepEntry[],
  saved: Readonly<Record<string, unknown>>,
): Promise<Partial<Answers>> {
  const present = registry.filter(({ id }) => saved[id] !== undefined);
  const steps = await Promise.all(present.map(async ({ id, load }) => [id, await load()] as const));
  const answers: Partial<Record<StepId, Json>> = {};
  for (const [id, step] of steps) {
    const answer = step.parse(saved[id]);
    const entry = registry.find((other) => other.id === id);
    const hasNeeds = entry?.needs.every((need) => answers[need] !== undefined) ?? false;
    if (answer !== undefined && hasNeeds) answers[id] = answer;
  }
  // Each step returns an answer of its own type.
  return answers as unknown as Partial<Answers>;
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
