import type { ExportPlan } from '../plan.ts';
import { programMessages } from './messages.ts';

/**
 * Returns the first comment of a program: its purpose, its requirements, and how to run it. `sign` begins a comment
 * line.
 */
export function programHead(
  sign: '#' | '//',
  { lang }: ExportPlan,
  lines: readonly string[],
): string {
  const { title, reads } = programMessages[lang];
  return [title, '', ...lines, '', reads].map((line) => `${sign} ${line}`.trimEnd()).join('\n');
}
