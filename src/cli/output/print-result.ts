import type { CommandContext, ParsedArguments } from '../command.ts';
import { type Line, printLines } from './lines.ts';

/** The result of a command. */
export interface Result {
  /** The document printed with `--json`; `ok` is true unless it says otherwise. */
  readonly document: Readonly<Record<string, unknown>>;
  /** The lines printed without `--json`. */
  readonly lines: readonly Line[];
}

/** Prints a result on stdout: with `--json` as one document, otherwise as lines. */
export function printResult(
  typed: ParsedArguments,
  context: CommandContext,
  { document, lines }: Result,
): void {
  if (typed.switches.has('json')) {
    context.io.out(`${JSON.stringify({ ok: true, ...document })}\n`);
  } else printLines(context, lines);
}
