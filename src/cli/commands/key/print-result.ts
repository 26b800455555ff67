import type { CommandContext, Typed } from '../../command.ts';
import { type Line, printLines } from '../../output/lines.ts';

/** A result, for programs and for people. */
export interface Result {
  readonly document: Readonly<Record<string, unknown>>;
  readonly lines: readonly Line[];
}

/** Prints a result on stdout: with `--json` as one document, otherwise as lines. */
export function printResult(typed: Typed, context: CommandContext, result: Result): void {
  const { document, lines } = result;
  if (typed.switches.has('json')) {
    context.io.out(`${JSON.stringify({ ok: true, ...document })}\n`);
  } else printLines(context, lines);
}
