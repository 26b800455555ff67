import { expect, test } from 'vitest';
import { importCycles } from './import-cycles.ts';

const files = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));

test.each([
  ['two files', { 'a.ts': "import './b.ts';", 'b.ts': "import './a.ts';" }, ['a.ts → b.ts → a.ts']],
  [
    'a type import',
    { 'a.ts': "import './x/b.ts';", 'x/b.ts': "import type { A } from '../a.ts';\nlet a: A;" },
    ['a.ts → x/b.ts → a.ts'],
  ],
  [
    'a dynamic import',
    { 'a.ts': "const b = () => import('./b.ts');", 'b.ts': "export { a } from './a.ts';" },
    ['a.ts → b.ts → a.ts'],
  ],
  [
    'three files',
    { 'a.ts': "import './b.ts';", 'b.ts': "import './c.ts';", 'c.ts': "import './a.ts';" },
    ['a.ts → b.ts → c.ts → a.ts'],
  ],
  ['a file that imports itself', { 'a.ts': "import './a.ts';" }, ['a.ts → a.ts']],
  [
    'two groups',
    {
      'a.ts': "import './b.ts';",
      'b.ts': "import './a.ts';",
      'c.ts': "import './a.ts'; import './d.ts';",
      'd.ts': "import './c.ts';",
    },
    ['a.ts → b.ts → a.ts', 'c.ts → d.ts → c.ts'],
  ],
])('finds a cycle of %s', (_, texts, cycles) => {
  expect(importCycles(files(texts))).toEqual(cycles);
});

test('finds none if two files import a third', () => {
  const texts = {
    'a.ts': "import './b.ts'; import './c.ts';",
    'b.ts': "import './c.ts'; import 'node:fs';",
    'c.ts': 'export const c = 1;',
  };
  expect(importCycles(files(texts))).toEqual([]);
});
