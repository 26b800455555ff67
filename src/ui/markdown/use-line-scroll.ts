import { useState } from 'react';
import { useKeys } from '../hooks/use-keys.ts';
import { isKey } from '../keys.ts';

/** Lines of which a part is visible. */
export interface LineScrollOptions {
  readonly count: number;
  /** Available rows. If not all lines fit, one row shows how many are hidden. */
  readonly rows: number;
  /** The first visible line. At the end, the view follows added lines until the person scrolls away. */
  readonly startsAt: number | 'end';
  readonly isActive: boolean;
  /** True if the arrow keys scroll by a line. PgUp and PgDn always scroll by a page. */
  readonly withArrows: boolean;
}

/** The visible lines: from `from` up to, but not including, `from + seen`. */
export interface LineScroll {
  readonly from: number;
  readonly seen: number;
  readonly isLonger: boolean;
}

/**
 * Handles the keys that scroll and returns the visible lines. While lines are added, a view at the end follows them; any
 * other view stays where it is.
 */
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
