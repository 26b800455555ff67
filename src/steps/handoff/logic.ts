import { type WizardFormat, wizardFormats } from '../../core/export/formats.ts';

/** Answer of this step. */
export interface HandoffAnswer {
  /** Formats that were written, or viewed in the demo. */
  readonly written: readonly WizardFormat[];
}

/** Topics of the list. */
export type Topic = WizardFormat | 'tools' | 'project' | 'shells' | 'managers';

/** All topics, in the order of the list. */
export const topics: readonly Topic[] = [
  ...wizardFormats,
  'tools',
  'project',
  'shells',
  'managers',
];

/** Adds a format once, in the order of the list. */
export function withWritten(
  before: readonly WizardFormat[],
  format: WizardFormat,
): readonly WizardFormat[] {
  return wizardFormats.filter((one) => one === format || before.includes(one));
}

/** Parses a saved answer. */
export function parseHandoffAnswer(saved: unknown): HandoffAnswer | undefined {
  const { written } = (saved ?? {}) as { readonly written?: unknown };
  if (!Array.isArray(written)) return undefined;
  return { written: wizardFormats.filter((format) => written.includes(format)) };
}
