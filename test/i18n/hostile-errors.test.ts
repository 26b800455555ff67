import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/errors/errors.ts';
import { faultWords } from '../../src/i18n/errors.ts';
import { everyFault } from '../support/fakes/errors.ts';
import { hostileTexts, rawPieces, textsIn } from '../support/fakes/hostile-text.ts';
import { faultFamily, triedFaults } from '../support/rules/fault-families.ts';

/** The fields of faults that hold what came from outside; the others are words of ours. */
const foreign = ['given', 'path', 'detail', 'host', 'proxy', 'model', 'command', 'folder', 'name'];

describe(faultFamily('text', 'a fault is told plain, whatever it is about'), () => {
  test.each(hostileTexts)('%j', (text) => {
    for (const fault of everyFault) {
      const entries = Object.entries(fault).map(([name, value]) => [
        name,
        foreign.includes(name) && typeof value === 'string' ? `${value}${text}` : value,
      ]);
      const hostile = Object.fromEntries(entries) as Fault;
      for (const lang of ['en', 'fr'] as const) {
        expect(textsIn(faultWords(lang, hostile)).flatMap(rawPieces)).toEqual([]);
      }
    }
  });

  test('there are foreign texts in faults', ({ task }) => {
    const hostile = everyFault.filter((fault) => foreign.some((name) => name in fault));
    expect(hostile.length).toBeGreaterThan(20);
    triedFaults(task, hostile.length);
  });
});
