/** A line of the table: what was measured, and what is asked of it. */
export interface Row {
  readonly what: string;
  /** As it is told; says why where nothing could be measured. */
  readonly measured: string;
  readonly atMost: string;
  /** Undefined where nothing could be measured. */
  readonly met: boolean | undefined;
  /** Every figure behind it, by name with its unit. */
  readonly figures: Readonly<Record<string, number>>;
}

/** A time as so many times another of the same run. Milliseconds. */
export function ratioRow(what: string, limit: number, ms: number, baselineMs: number): Row {
  const ratio = ms / baselineMs;
  return {
    what,
    measured: `${ratio.toFixed(2)}  (${ms.toFixed(0)} / ${baselineMs.toFixed(0)} ms)`,
    atMost: String(limit),
    met: ratio <= limit,
    figures: { ratio, ms, baselineMs },
  };
}

/** A line for what can't be measured on this machine. */
export function missingRow(what: string, atMost: string, why: string): Row {
  return { what, measured: why, atMost, met: undefined, figures: {} };
}

/** The table, a line each, in columns. */
export function tableOf(rows: readonly Row[]): string {
  const verdict = ({ met }: Row) => (met === undefined ? '—' : met ? 'yes' : 'NO');
  const lines = [
    ['what', 'measured', 'at most', 'met'],
    ...rows.map((row) => [row.what, row.measured, row.atMost, verdict(row)]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
