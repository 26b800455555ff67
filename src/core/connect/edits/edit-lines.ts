import { appendLines, EditError, type Edited, insertAt, unchanged } from './text-edit.ts';

/**
 * Adds a line to a shell script that sets a variable. Throws EditError with `defined` where the script already speaks of
 * the variable.
 */
export function editShell(
  text: string | undefined,
  { variable, line }: { readonly variable: string; readonly line: string },
): Edited {
  const script = text ?? '';
  const lines = script.split(/\r?\n/).map((each) => each.trim());
  if (lines.includes(line)) return unchanged(script);
  const isNamed = (each: string) => !each.startsWith('#') && each.includes(variable);
  if (lines.some(isNamed)) throw new EditError('defined', variable);
  return appendLines(unchanged(script), `${line}\n`);
}

/** Writes the one line that a file holds. Throws EditError with `defined` where it holds another. */
export function editOneLine(text: string | undefined, line: string): Edited {
  if (text === undefined || text === '') return insertAt(unchanged(''), 0, `${line}\n`);
  if (text.trim() === line) return unchanged(text);
  throw new EditError('defined', text.trim().slice(0, 60));
}
