import type { Span } from './runs.ts';

/** Characters above a row in which the row of names is looked for. */
const above = 4_000;
const separators = ['|', '\t', ',', ';'] as const;

/**
 * Returns the name of the column of a table that the value at `span` is in: in Markdown, the row above the dashes; in
 * CSV, the first row that was read. Returns undefined outside of a table, and in its row of names.
 */
export function columnName(text: string, [start, end]: Span): string | undefined {
  const head = text.slice(Math.max(0, start - above), start);
  const rows = head.split(/\r?\n/);
  const before = rows.pop() ?? '';
  const after = /^[^\r\n]{0,400}/.exec(text.slice(end, end + 400))?.[0] ?? '';
  const separator = separators.find((sign) => `${before}${after}`.includes(sign));
  if (separator === undefined) return undefined;
  const names = separator === '|' ? rows[rows.findLastIndex(isRule) - 1] : rows[0];
  const cells = names?.split(separator) ?? [];
  if (cells.length !== `${before}${after}`.split(separator).length) return undefined;
  return cells[before.split(separator).length - 1]?.replaceAll(/["'`*\s]+/g, ' ').trim();
}

/** Returns true for the row of dashes below the names. */
function isRule(row: string): boolean {
  return /^[|:\s-]{3,}$/.test(row) && row.includes('-');
}
