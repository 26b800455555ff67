import { useState } from 'react';
import { useKeys } from '../hooks/use-keys.ts';
import { isKey } from '../keys.ts';

/** Lines of which a part is seen. */
export interface LineScrollOptions {
  readonly count: number;
  /** Rows there are; one of them is for telling what lies above and below, where not all lines fit. */
  readonly rows: number;
  /** The line that is seen first; at the end, what is added is followed until the person scrolls away. */
  readonly startsAt: number | 'end';
  readonly isActive: boolean;
  /** Whether the arrows move by a line; PgUp and PgDn always move by a page. */
  readonly withArrows: boolean;
}

/** The lines that are seen: `from` up to, but without, `from + seen`. */
export interface LineScroll {
  readonly from: number;
  readonly seen: number;
  readonly isLonger: boolean;
}

/** Keys turned into the part of the lines that is seen. What the person looks at stays while lines are added. */
export function useLineScroll(options: LineScrollOptions): LineScroll {
  const { count, rows, startsAt, isActive, withArrows } = options;
  const [anchor, setAnchor] = useState(startsAt === 'end' ? undefined : startsAt);
  const isLonger = count > rows;
  const seen = isLonger ? Math.max(1, rows - 1) : count;
  const max = count - seen;
  const from = Math.min(anchor ?? max, max);
  const move = (by: number) =>
    setAnchor((now) => {
      const next = Math.max(0, Math.min(max, Math.min(now ?? max, max) + by));
      return next === max ? undefined : next;
    });

  useKeys(
    (input, key) => {
      if (isKey('pageup', input, key)) move(-seen);
      if (isKey('pagedown', input, key)) move(seen);
      if (withArrows && isKey('up', input, key)) move(-1);
      if (withArrows && isKey('down', input, key)) move(1);
      return undefined;
    },
    { isActive: isActive && isLonger },
  );
  return { from, seen, isLonger };
}
