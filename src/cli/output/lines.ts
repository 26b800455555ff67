import { plainText } from '../../i18n/plain-text.ts';
import type { CommandContext } from '../command.ts';
import type { Mark, Style } from './style.ts';

/** A line of output; a mark is shown as a sign before it. */
export type Line = string | { readonly mark: Mark; readonly text: string };

/** Draws lines of text from any source. */
export function drawLines(lines: readonly Line[], style: Style): string {
  return lines.map((line) => `${drawLine(line, style)}\n`).join('');
}

function drawLine(line: Line, { signs, links }: Style): string {
  if (typeof line === 'string') return links(plainText(line));
  return `${signs[line.mark]} ${links(plainText(line.text))}`;
}

type Output = Pick<CommandContext, 'io' | 'style'>;

/** Prints a result on stdout. */
export function printLines({ io, style }: Output, lines: readonly Line[]): void {
  io.out(drawLines(lines, style.out));
}

/** Prints messages on stderr. */
export function printMessages({ io, style }: Output, lines: readonly Line[]): void {
  io.err(drawLines(lines, style.err));
}

/** Prints on stderr what the program is doing. */
export function printProgress({ io, style }: Output, text: string): void {
  io.err(`${style.err.faint(plainText(text))}\n`);
}

/** Prints a warning on stderr. */
export function printWarning(context: Output, text: string): void {
  printMessages(context, [{ mark: 'warn', text }]);
}
