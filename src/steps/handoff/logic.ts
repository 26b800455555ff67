import { type ExportFormat, exportFormats } from '../../core/export/formats.ts';

/** What the step leaves behind. */
export interface HandoffAnswer {
  /** What was written, or in the demo looked at. */
  readonly written: readonly ExportFormat[];
}

/** What can be opened from the list. */
export type Topic = ExportFormat | 'shells' | 'managers';

/** In the order of the list. */
export const topics: readonly Topic[] = [...exportFormats, 'shells', 'managers'];

/** With one more, in the order of the list. */
export function withWritten(
  before: readonly ExportFormat[],
  format: ExportFormat,
): readonly ExportFormat[] {
  return exportFormats.filter((one) => one === format || before.includes(one));
}

/** Reads a saved answer back. */
export function parseHandoffAnswer(saved: unknown): HandoffAnswer | undefined {
  const { written } = (saved ?? {}) as { readonly written?: unknown };
  if (!Array.isArray(written)) return undefined;
  return { written: exportFormats.filter((format) => written.includes(format)) };
}
