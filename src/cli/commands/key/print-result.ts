import { plainText } from '../../../i18n/plain-text.ts';
import type { CommandContext, Typed } from '../../command.ts';

/** A result, for programs and for people. */
export interface Result {
  readonly document: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** Prints a result on stdout: with `--json` as one document, otherwise as lines. */
export function printResult(typed: Typed, { io }: CommandContext, result: Result): void {
  const { document, lines } = result;
  if (typed.switches.has('json')) io.out(`${JSON.stringify({ ok: true, ...document })}\n`);
  else io.out(lines.map((line) => `${plainText(line)}\n`).join(''));
}
