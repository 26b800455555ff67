import { type WizardFormat, wizardFormats } from '../../core/export/formats.ts';

/** What the step leaves behind. */
export interface HandoffAnswer {
  /** What was written, or in the demo looked at. */
  readonly written: readonly WizardFormat[];
}

/** What can be opened from the list. */
export type Topic = WizardFormat | 'shells' | 'managers';

/** In the order of the list. */
export const topics: readonly Topic[] = [...wizardFormats, 'shells', 'managers'];

/** With one more, in the order of the list. */
export function withWritten(
  before: readonly WizardFormat[],
  format: WizardFormat,
): readonly WizardFormat[] {
  return wizardFormats.filter((one) => one === format || before.includes(one));
}

/** Reads a saved answer back. */
export function parseHandoffAnswer(saved: unknown): HandoffAnswer | undefined {
  const { written } = (saved ?? {}) as { readonly written?: unknown };
  if (!Array.isArray(written)) return undefined;
  return { written: wizardFormats.filter((format) => written.includes(format)) };
}
