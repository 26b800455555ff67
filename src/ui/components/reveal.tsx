import { Box, type DOMElement } from 'ink';
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useLayoutEffect,
  useRef,
} from 'react';

/** Scrolls the screen around, as little as is needed, until the element is in sight. */
export const Revealing = createContext<(element: DOMElement) => void>(() => undefined);

/**
 * For the element that shows `what`: each time that changes to something, the screen around is scrolled to the element.
 * Actions must be visible where they happen, in a small window too.
 */
export function useRevealed(what: unknown): RefObject<DOMElement | null> {
  const element = useRef<DOMElement>(null);
  const before = useRef(what);
  const reveal = useContext(Revealing);
  // Ink has laid out what changed by now, and not yet drawn it.
  useLayoutEffect(() => {
    if (before.current === what) return;
    before.current = what;
    if (what && element.current) reveal(element.current);
  });
  return element;
}

/** Scrolls the screen to its children each time `what` changes to something. */
export function Reveal({
  what,
  children,
}: {
  readonly what: unknown;
  readonly children: ReactNode;
}) {
  return (
    <Box ref={useRevealed(what)} flexDirection="column">
      {children}
    </Box>
  );
}
