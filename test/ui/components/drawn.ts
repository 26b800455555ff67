import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import {
  renderScreen,
  type ScreenOptions,
  type TestScreen,
} from '../../support/terminal/screen.tsx';

/** Draws a node until the test ends, and returns its screen once it is complete. */
export async function drawn(node: ReactNode, options: ScreenOptions = {}): Promise<TestScreen> {
  const screen = renderScreen(node, options);
  onTestFinished(() => screen.unmount());
  await screen.settled();
  return screen;
}
