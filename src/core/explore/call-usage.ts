import type { Usage } from '../../services/ports/answer.ts';
import type { CallKind } from '../../services/ports/ledger.ts';
import type { Services } from '../../services/ports/services.ts';
import { entryCost } from '../spending/ledger-usage.ts';
import type { Cost } from '../spending/price.ts';

/** Usage of one call, or of a few that belong together. */
export interface CallUsage {
  /** The model as the service names it. */
  readonly model: string;
  /** Missing where the service did not say. */
  readonly usage?: Usage;
  /** Pages that were read, where pages are what is paid for. */
  readonly pages?: number;
  readonly cost: Cost;
  readonly totalMs: number;
}

/** An answer, as far as its account goes. */
interface Answer {
  readonly model: string;
  readonly usage?: Usage;
  readonly pages?: number;
}

/** Waits for an answer and gives it with its account. `asked` is the model as it was asked for. */
export async function withUsage<A extends Answer>(
  { clock }: Pick<Services, 'clock'>,
  { kind, asked }: { readonly kind: CallKind; readonly asked: string },
  call: () => Promise<A>,
): Promise<{ readonly answer: A; readonly account: CallUsage }> {
  const start = clock.monotonic();
  const answer = await call();
  const totalMs = clock.monotonic() - start;
  const { model, usage, pages } = answer;
  const took = {
    model,
    totalMs,
    ...(usage !== undefined && { usage }),
    ...(pages !== undefined && { pages }),
  };
  const cost = entryCost({ kind, asked, tookMs: totalMs, ...took });
  return { answer, account: { ...took, cost: cost === 'not-said' ? 'unknown' : cost } };
}

/** About how many tokens a text makes: four letters each, as is usual for French and English. */
export function tokensAbout(text: string): number {
  return Math.ceil(text.length / 4);
}
