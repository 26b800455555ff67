import { createContext, isValidElement, type ReactNode, useContext, useLayoutEffect } from 'react';

/** A part of a screen that takes keys itself: a field takes characters, a list the arrow keys. */
export type Part = 'field' | 'list';

/** Adds a part to the surrounding screen; the returned function removes it. */
export const PartContext = createContext<(part: Part) => () => void>(() => () => undefined);

/** Tells the surrounding screen about an active field or list, so that its hints name the keys that work. */
export function usePart(part: Part, isActive: boolean): void {
  const add = useContext(PartContext);
  useLayoutEffect(() => (isActive ? add(part) : undefined), [add, part, isActive]);
}

/**
 * Returns the part that an element will add, from the `part` of its component. The element itself adds it only after the
 * first frame, which would lack the hint of the part.
 */
export function partOf(node: ReactNode): readonly Part[] {
  const { part } = isValidElement(node) ? (node.type as { readonly part?: Part }) : {};
  return part === undefined ? [] : [part];
}

/** True while the list of keys or an explanation replaces the body of a screen. The body then handles no keys. */
export const CoveredContext = createContext(false);
