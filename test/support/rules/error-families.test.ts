import { expect, test } from 'vitest';
import { countErrors, errorFamily, errorLine } from './error-families.ts';

test('counts an error for the family named in any enclosing title', () => {
  const title = errorFamily('network', 'a wire');
  const tests = [
    { fullName: `${title} > is cut`, meta: {} },
    { fullName: `around > ${title} > burns`, meta: { errors: 20 } },
    { fullName: `${errorFamily('files', 'a disk')} > is full`, meta: { errors: 'many' } },
    { fullName: 'says network: nothing', meta: {} },
  ];
  expect(countErrors(tests)).toEqual({ network: 21, files: 1 });
});

test('counts only the given numbers for a test that states them', () => {
  const meta = { errors: { files: 2, stops: 1 } };
  const fullName = `${errorFamily('network', 'a wire')} > is cut`;
  const tests = [
    { fullName, meta },
    { fullName: 'of no family', meta },
  ];
  expect(countErrors(tests)).toEqual({ files: 4, stops: 2 });
});

test('names families in a fixed order, and omits the line without any', () => {
  expect(errorLine({ files: 2, network: 41 })).toBe('errors tried: network 41, files 2');
  expect(errorLine({})).toBeUndefined();
});
