import { expect, test } from 'vitest';
import { Menu, type MenuShape } from '../../../src/ui/components/menu.tsx';
import { show } from '../../support/terminal/wizard.tsx';

const rows = {
  tea: { name: 'Tea', about: 'leaves in hot water', mark: 'drunk' },
  juice: { name: 'Juice of oranges and lemons', about: 'pressed', mark: '' },
};
const shape = { nameColumns: 12, markColumns: 9 };

async function drawn(columns: number, more: Partial<MenuShape> = {}): Promise<readonly string[]> {
  const screen = show(
    <Menu
      items={['tea', 'juice'] as const}
      rowOf={(item) => rows[item]}
      shape={{ ...shape, ...more }}
      columns={columns}
      initialIndex={0}
      onSelect={() => {}}
    />,
    { columns },
  );
  await screen.settled();
  return screen.frame().split('\n');
}

test('shows name, description and mark of a row side by side', async () => {
  expect(await drawn(72)).toEqual([
    `› Tea         ${'leaves in hot water'.padEnd(49)}✓ drunk`,
    '  Juice of or…pressed',
  ]);
});

test('omits descriptions in a narrow window', async () => {
  expect(await drawn(71)).toEqual(['› Tea         ✓ drunk', '  Juice of or…']);
});

test('shows the description below the current row in a narrow window, if asked to', async () => {
  expect(await drawn(40, { describesBelow: true })).toEqual([
    '› Tea  ✓ drunk',
    '    leaves in hot water',
    '  Juice of oranges and lemons',
  ]);
});
