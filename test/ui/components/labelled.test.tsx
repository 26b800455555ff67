import { Text } from 'ink';
import { expect, test } from 'vitest';
import { Labelled } from '../../../src/ui/components/labelled.tsx';
import { drawn } from './drawn.ts';

test('shows labelled rows in two columns, and wraps values in theirs', async () => {
  const rows = [
    { label: 'Modèle', value: 'mistral-small-latest' },
    { label: 'Prix', value: 'dix centimes par million de jetons' },
    { label: 'Page', value: <Text>drawn</Text> },
  ];
  const screen = await drawn(<Labelled rows={rows} columns={30} />, { columns: 30 });
  expect(screen.frame()).toBe(
    [
      'Modèle  mistral-small-latest',
      'Prix    dix centimes par',
      '        million de jetons',
      'Page    drawn',
    ].join('\n'),
  );
});
