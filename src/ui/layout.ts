/** Columns and rows of the parts of a window. */
export interface Layout {
  /** Columns of the list of steps at the left, with the space beside it; 0 if there is none. */
  readonly rail: number;
  /** Columns of a screen without details beside it. */
  readonly columns: number;
  /** Columns of the details beside a list; 0 if there is no room for them. */
  readonly aside: number;
  /** Columns of everything beside the rail. */
  readonly wide: number;
  /** True in a small window, which saves rows: the list or field is last, without empty rows around it. */
  readonly isSmall: boolean;
}

/** Maximum width of text. Longer lines are hard to read. */
const maxColumns = 100;
const roomForRail = 110;
const railColumns = 22;
const roomForAside = 130;
const asideColumns = { min: 36, max: 60 } as const;

/** Space between a list and its details, with the line between them. */
export const asideGap = 3;

/** Divides a window into its parts. A screen reader reads one part after another, so it gets a single column. */
export function layoutOf(columns: number, rows: number, isReadAloud: boolean): Layout {
  const rail = !isReadAloud && columns >= roomForRail ? railColumns : 0;
  const left = columns - rail;
  const third = Math.floor(left / 3);
  const aside =
    !isReadAloud && columns >= roomForAside
      ? Math.max(asideColumns.min, Math.min(asideColumns.max, third))
      : 0;
  const main = Math.min(left, maxColumns);
  const wide = aside === 0 ? main : Math.min(left, maxColumns + asideGap + aside);
  return { rail, columns: main, aside, wide, isSmall: rows < 24 || columns < 60 };
}
