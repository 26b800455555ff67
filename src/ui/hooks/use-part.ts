import { createContext, isValidElement, type ReactNode, useContext, useLayoutEffect } from 'react';

/** A part of a screen that takes keys itself: a field takes characters, a list the arrow keys. */
export type Part = 'field' | 'list';

/** Adds a part to the surrounding screen; the returned function removes it. */
export const Parts = createContext<(part: Part) => () => void>(() => () => undefined);

/** Tells the surrounding screen about an active field or list, so that its hints name the keys that work. */
export function usePart(part: Part, isActive: boolean): void {
  const add = useContext(Parts);
  useLayoutEffect(() => (isActive ? add(part) : undefined), [add, part, isActive]);
}

/**
 * Returns the part that an element will add, from the `part` of its component: known before the first frame, which
 * would otherwise be drawn without the part's hint.
 */
export function partOf(node: ReactNode): readonly Part[] {
  const { part } = isValidElement(node) ? (node.type as { readonly part?: Part }) : {};
  return part === undefined ? [] : [part];
}

/** True while something else replaces the body of a screen, which then handles no keys. */
export const Covered = createContext(false);
