/** A row of the table: a measurement and its target. */
export interface Row {
  readonly what: string;
  readonly atMost: string;
  /** The value as shown; the reason if nothing could be measured. */
  readonly measured: string;
  /** Undefined if nothing could be measured. */
  readonly met: boolean | undefined;
  /** The figures behind it, by name with their unit. */
  readonly figures: Readonly<Record<string, number>>;
}

/** Returns a row for a time as a multiple of another of the same run, in milliseconds. */
export function ratioRow(what: string, limit: number, ms: number, baselineMs: number): Row {
  const ratio = ms / baselineMs;
  const figures = { ratio, ms, baselineMs };
  return { what, measured: ratio.toFixed(2), atMost: `${limit}`, met: ratio <= limit, figures };
}

/** Returns a row for something that cannot be measured on this machine. */
export function missingRow(what: string, atMost: string, reason: string): Row {
  return { what, measured: reason, atMost, met: undefined, figures: {} };
}

/** Returns a Markdown table with a column per Node version. Missed targets are bold. */
export function tableOf(columns: Readonly<Record<string, readonly Row[]>>): string {
  const all = Object.values(columns).flat();
  const rows = [...new Map(all.map((row) => [row.what, row])).values()];
  const cell = (name: string, what: string) => {
    const row = columns[name]?.find((one) => one.what === what);
    return row?.met === false ? `**${row.measured}**` : (row?.measured ?? '');
  };
  const names = Object.keys(columns);
  const lines = [
    ['what', 'at most', ...names.map((name) => `Node ${name}`)],
    ['---', '---', ...names.map(() => '---')],
    ...rows.map(({ what, atMost }) => [what, atMost, ...names.map((name) => cell(name, what))]),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
