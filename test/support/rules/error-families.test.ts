import { expect, test } from 'vitest';
import { countErrors, errorFamily, errorLine } from './error-families.ts';

test('a fault counts for the family that any title around it names', () => {
  const title = errorFamily('network', 'a wire');
  const tests = [
    { fullName: `${title} > is cut`, meta: {} },
    { fullName: `around > ${title} > burns`, meta: { errors: 20 } },
    { fullName: `${errorFamily('files', 'a disk')} > is full`, meta: { errors: 'many' } },
    { fullName: 'says network: nothing', meta: {} },
  ];
  expect(countErrors(tests)).toEqual({ network: 21, files: 1 });
});

test('a walk that says how many of each family it tries counts for these alone', () => {
  const meta = { errors: { files: 2, stops: 1 } };
  const fullName = `${errorFamily('network', 'a wire')} > is cut`;
  const tests = [
    { fullName, meta },
    { fullName: 'of no family', meta },
  ];
  expect(countErrors(tests)).toEqual({ files: 4, stops: 2 });
});

test('the line names families in one order, and is not there for none', () => {
  expect(errorLine({ files: 2, network: 41 })).toBe('faults tried: network 41, files 2');
  expect(errorLine({})).toBeUndefined();
});
