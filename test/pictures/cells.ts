import xterm from '@xterm/headless';
import { type Theme, themeFor } from '../../src/ui/theme/theme.ts';

/** Adjacent cells of a row with the same style. */
export interface Run {
  /** From 0. */
  readonly column: number;
  readonly cells: number;
  readonly text: string;
  /** Names of colours of the palette, `bold`, `faint` and so on; empty for plain text. */
  readonly looks: readonly string[];
}

/** A screen: its text, and the styled runs of each row. */
export interface Picture {
  readonly text: string;
  readonly columns: number;
  readonly rows: readonly (readonly Run[])[];
}

/** Columns and rows of a terminal. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

const usual: Size = { columns: 80, rows: 24 };
const colours = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

/** The colours of the program on a dark background, and their names in a picture. */
const named = [
  'accent',
  'good',
  'warn',
  'bad',
  'faint',
] as const satisfies readonly (keyof Theme)[];
const palette = new Map(
  named.map((name) => [
    Number.parseInt(themeFor('dark', 'true')[name].color?.slice(1) ?? '', 16),
    name,
  ]),
);

/** Returns the screen of a terminal after these bytes, without the empty rows at its end. */
export async function pictureOf(bytes: string, size: Size = usual): Promise<Picture> {
  const { columns } = size;
  const terminal = new xterm.Terminal({ cols: columns, rows: size.rows, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(bytes, resolve));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: size.rows }, (_, row) => active.getLine(active.baseY + row));
  const texts = lines.map((line) => (line?.translateToString(true) ?? '').trimEnd());
  const all = lines.map((line) => (line === undefined ? [] : runsOf(line, columns)));
  terminal.dispose();
  const rows = all.slice(0, all.findLastIndex((row) => row.length > 0) + 1);
  return { text: texts.join('\n').trimEnd(), columns, rows };
}

function runsOf(line: xterm.IBufferLine, columns: number): readonly Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < columns; column += 1) {
    const cell = line.getCell(column);
    // The second half of a wide character has no width.
    if (cell === undefined || cell.getWidth() === 0) continue;
    const looks = looksOf(cell);
    const text = cell.getChars() || ' ';
    const last = runs.at(-1);
    const goesOn = last !== undefined && last.looks.join() === looks.join();
    if (goesOn) runs[runs.length - 1] = joined(last, text, cell.getWidth());
    else runs.push({ column, cells: cell.getWidth(), text, looks });
  }
  return runs.flatMap(withoutGaps);
}

function joined(run: Run, text: string, cells: number): Run {
  return { ...run, text: run.text + text, cells: run.cells + cells };
}

/** Spaces between distant words are drawn only if they have a background. */
function withoutGaps(run: Run): readonly Run[] {
  if (run.looks.includes('inverse')) return [run];
  const found: Run[] = [];
  for (const match of run.text.matchAll(/\S+(?: \S+)*/g)) {
    const before = run.text.slice(0, match.index);
    const cells = run.cells - (run.text.length - match[0].length);
    found.push({ ...run, column: run.column + before.length, text: match[0], cells });
  }
  return found;
}

function looksOf(cell: xterm.IBufferCell): readonly string[] {
  const looks: string[] = [];
  if (cell.isFgRGB()) looks.push(palette.get(cell.getFgColor()) ?? 'plain');
  else if (cell.isFgPalette()) looks.push(colours[cell.getFgColor() % 8] ?? 'plain');
  if (cell.isBold()) looks.push('bold');
  if (cell.isDim()) looks.push('faint');
  if (cell.isItalic()) looks.push('italic');
  if (cell.isInverse()) looks.push('inverse');
  return looks;
}
