import { Text } from 'ink';
import { expect, test } from 'vitest';
import { Panel } from '../../../src/ui/components/panel.tsx';
import { drawn } from './drawn.ts';

test.each([
  ['good', '✓'],
  ['warn', '!'],
  ['bad', '✗'],
  ['info', '●'],
] as const)('%s has the sign %s', async (tone, sign) => {
  const screen = await drawn(
    <Panel tone={tone} title="Key refused" columns={40} lines={['Make another.']}>
      <Text>more</Text>
    </Panel>,
  );
  expect(screen.frame()).toBe(`${sign} Key refused\n  Make another.\n  more`);
});

test('wraps text beside its sign', async () => {
  const title = 'Votre compte attend un moyen de paiement valable';
  const screen = await drawn(<Panel tone="bad" title={title} columns={40} lines={[title]} />, {
    columns: 40,
  });
  expect(screen.frame()).toBe(
    [
      '✗ Votre compte attend un moyen de',
      '  paiement valable',
      '  Votre compte attend un moyen de',
      '  paiement valable',
    ].join('\n'),
  );
});

test('gives a screen reader no sign', async () => {
  const screen = await drawn(<Panel tone="bad" title="Refused" />, { screenReader: true });
  expect(screen.frame()).toBe('Refused');
});
