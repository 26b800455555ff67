import { appendLines, EditError, type Edited, insertAt, unchanged } from './text-edit.ts';

/**
 * Adds a line that sets a variable to a shell script. Throws EditError with `defined` if the script already mentions
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

/** Writes a file with one line. Throws EditError with `defined` if the file contains anything else. */
export function editOneLine(text: string | undefined, line: string): Edited {
  if (text === undefined || text === '') return insertAt(unchanged(''), 0, `${line}\n`);
  if (text.trim() === line) return unchanged(text);
  throw new EditError('defined', text.trim().slice(0, 60));
}
