import { type ReactNode, useContext } from 'react';
import { ScreenContext, type ScreenView } from '../../../src/ui/screen-context.ts';

interface ViewProps extends Partial<ScreenView> {
  readonly children: ReactNode;
}

/** Draws `children` with the given size, glyphs and footer instead of the defaults. */
export function View({ children, ...changed }: ViewProps) {
  const view = useContext(ScreenContext);
  return <ScreenContext value={{ ...view, ...changed }}>{children}</ScreenContext>;
}
