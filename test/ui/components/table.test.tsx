import { afterEach, expect, test } from 'vitest';
import {
  allFit,
  fittedColumns,
  Table,
  type TableColumn,
} from '../../../src/ui/components/table.tsx';
import { renderScreen, type TestScreen } from '../../support/terminal/screen.tsx';
import { View } from '../../support/terminal/view.tsx';

type Key = 'name' | 'kind' | 'cost';
const columns: readonly TableColumn<Key>[] = [
  { key: 'name', head: 'Model', rank: 0 },
  { key: 'kind', head: 'Kind', rank: 1 },
  { key: 'cost', head: 'Cost', isNumber: true, rank: 0 },
];
const rows = [
  { cells: { name: 'mistral-small', kind: 'chat', cost: '$1' } },
  { cells: { name: '日本', kind: 'embeddings', cost: '$10.25' } },
];

let screen: TestScreen;
afterEach(() => screen?.unmount());

async function drawn(width: number): Promise<string> {
  screen = renderScreen(
    <View columns={width}>
      <Table columns={columns} rows={rows} />
    </View>,
    { columns: width },
  );
  return screen.waitFor('Cost');
}

test('aligns the cells of each column below its head, numbers to the right', async () => {
  expect((await drawn(60)).split('\n').map((line) => line.trimEnd())).toEqual([
    'Model          Kind          Cost',
    'mistral-small  chat            $1',
    '日本           embeddings  $10.25',
  ]);
});

test('leaves out the less important columns first in a narrow window', async () => {
  expect((await drawn(24)).split('\n')[1]).toMatch(/^mistral-small +\$1$/);
  expect(allFit(columns, rows, 33)).toBe(true);
  expect(allFit(columns, rows, 32)).toBe(false);
});

test('cuts the first column if no other can be left out', () => {
  expect(fittedColumns(columns, rows, 12).map(({ key, width }) => [key, width])).toEqual([
    ['name', 4],
    ['cost', 6],
  ]);
});
