import { Box, type DOMElement } from 'ink';
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useLayoutEffect,
  useRef,
} from 'react';

/** Scrolls the surrounding screen as little as needed to make the element visible. */
export const RevealContext = createContext<(element: DOMElement) => void>(() => undefined);

/**
 * Returns a ref for the element that shows `what`. Each time `what` changes, scrolls the surrounding screen to the
 * element, so that a small window shows the effect of an action, too.
 */
export function useRevealed(what: unknown): RefObject<DOMElement | null> {
  const element = useRef<DOMElement>(null);
  const before = useRef(what);
  const reveal = useContext(RevealContext);
  // At this point, Ink has laid out the change, but not drawn it.
  useLayoutEffect(() => {
    if (before.current === what) return;
    before.current = what;
    if (what && element.current) reveal(element.current);
  });
  return element;
}

/** Scrolls the screen to its children each time `what` changes. */
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
