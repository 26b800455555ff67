import type { Usage } from '../../services/ports/answer.ts';
import type { CallKind } from '../../services/ports/ledger.ts';
import type { Services } from '../../services/ports/services.ts';
import { entryCost } from '../spending/ledger-usage.ts';
import type { Cost } from '../spending/price.ts';

/** Usage of one call, or of a few related ones. */
export interface CallUsage {
  /** The model as the service names it. */
  readonly model: string;
  /** Absent if the service sent none. */
  readonly usage?: Usage;
  /** Number of pages, for calls that are charged by page. */
  readonly pages?: number;
  /** Seconds of sound, for calls that are charged by time. */
  readonly seconds?: number;
  readonly cost: Cost;
  readonly totalMs: number;
}

/** The part of an answer that its usage is computed from. */
interface Answer {
  readonly model: string;
  readonly usage?: Usage;
  readonly pages?: number;
  readonly seconds?: number;
}

/** Waits for an answer and returns it with its usage. `asked` is the requested model. */
export async function withUsage<A extends Answer>(
  { clock, modelNames }: Pick<Services, 'clock' | 'modelNames'>,
  { kind, asked }: { readonly kind: CallKind; readonly asked: string },
  call: () => Promise<A>,
): Promise<{ readonly answer: A; readonly callUsage: CallUsage }> {
  const start = clock.monotonic();
  const answer = await call();
  const totalMs = clock.monotonic() - start;
  const { model, usage, pages, seconds } = answer;
  const used = {
    model,
    totalMs,
    ...(usage !== undefined && { usage }),
    ...(pages !== undefined && { pages }),
    ...(seconds !== undefined && { seconds }),
  };
  const cost = entryCost({ kind, asked, tookMs: totalMs, ...used }, modelNames);
  return { answer, callUsage: { ...used, cost: cost === 'not-said' ? 'unknown' : cost } };
}

/** Estimates the tokens of a text: one for four characters, as is typical of French and English. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
