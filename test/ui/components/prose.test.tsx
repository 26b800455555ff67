import { expect, test } from 'vitest';
import { Prose } from '../../../src/ui/components/prose.tsx';
import { drawn } from './drawn.ts';

test('wraps prose without leading spaces, and keeps paragraphs', async () => {
  const text = 'un deux trois\n\nquatre cinq';
  const screen = await drawn(<Prose columns={7}>{text}</Prose>, { columns: 20 });
  expect(screen.frame()).toBe('un deux\ntrois\n\nquatre\ncinq');
});
