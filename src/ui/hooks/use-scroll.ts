import { type DOMElement, measureElement, useIsScreenReaderEnabled } from 'ink';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The visible part of a body that is taller than its room. */
export interface Scroll {
  /** The room, beyond which the content is not visible. */
  readonly room: RefObject<DOMElement | null>;
  readonly content: RefObject<DOMElement | null>;
  /** True if the content is taller than its room. */
  readonly isCut: boolean;
  /** Rows of the content above the room. */
  readonly offset: number;
  readonly page: (pages: number) => void;
  readonly toEnd: () => void;
  readonly toTop: () => void;
  /** Scrolls as little as needed to show an element. */
  readonly reveal: (element: DOMElement) => void;
  /** Measures again, after the height of the content or of the room has changed. */
  readonly measure: () => void;
}

/** Keeps the scroll position of a body, in rows. A screen reader gets the whole body, so nothing scrolls. */
export function useScroll(): Scroll {
  const room = useRef<DOMElement>(null);
  const content = useRef<DOMElement>(null);
  const isReadAloud = useIsScreenReaderEnabled();
  const [hiddenRows, setHiddenRows] = useState(0);
  const [requested, setRequested] = useState(0);
  const heightOf = (box: DOMElement | null) => (box ? measureElement(box).height : 0);
  const measure = () => {
    if (!isReadAloud)
      setHiddenRows(Math.max(0, heightOf(content.current) - heightOf(room.current)));
  };
  // At this point, Ink has laid out the frame.
  useLayoutEffect(measure);
  // After the content has shrunk or the window has grown, the requested position may be beyond the end.
  const offset = Math.min(requested, hiddenRows);
  const page = (pages: number) => {
    const step = Math.max(1, heightOf(room.current) - 1);
    setRequested((now) =>
      Math.max(0, Math.min(hiddenRows, Math.min(now, hiddenRows) + pages * step)),
    );
  };
  const reveal = (element: DOMElement) => {
    if (!content.current) return;
    const { y, height: rows } = measureElement(element);
    const top = y - measureElement(content.current).y;
    // If the element is taller than the room, show its start.
    setRequested((now) => Math.min(top, Math.max(now, top + rows - heightOf(room.current))));
  };
  return {
    room,
    content,
    isCut: hiddenRows > 0,
    offset,
    page,
    toEnd: () => setRequested(hiddenRows),
    toTop: () => setRequested(0),
    reveal,
    measure,
  };
}
