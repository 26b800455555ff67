import { expect, test } from 'vitest';
import { countFaults, faultFamily, faultLine } from './fault-families.ts';

test('a fault counts for the family that any title around it names', () => {
  const title = faultFamily('network', 'a wire');
  const tests = [
    { fullName: `${title} > is cut`, meta: {} },
    { fullName: `around > ${title} > burns`, meta: { faults: 20 } },
    { fullName: `${faultFamily('files', 'a disk')} > is full`, meta: { faults: 'many' } },
    { fullName: 'says network: nothing', meta: {} },
  ];
  expect(countFaults(tests)).toEqual({ network: 21, files: 1 });
});

test('a walk that says how many of each family it tries counts for these alone', () => {
  const meta = { faults: { files: 2, stops: 1 } };
  const fullName = `${faultFamily('network', 'a wire')} > is cut`;
  const tests = [
    { fullName, meta },
    { fullName: 'of no family', meta },
  ];
  expect(countFaults(tests)).toEqual({ files: 4, stops: 2 });
});

test('the line names families in one order, and is not there for none', () => {
  expect(faultLine({ files: 2, network: 41 })).toBe('faults tried: network 41, files 2');
  expect(faultLine({})).toBeUndefined();
});
