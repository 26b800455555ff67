import type { ExportPlan } from '../plan.ts';
import { programMessages } from './messages.ts';

/** The comment that a program begins with: what it is, what it needs, how it is run. `sign` begins a comment line. */
export function programHead(
  sign: '#' | '//',
  { lang }: ExportPlan,
  lines: readonly string[],
): string {
  const { title, reads } = programMessages[lang];
  return [title, '', ...lines, '', reads].map((line) => `${sign} ${line}`.trimEnd()).join('\n');
}
