import { describe, expect, test } from 'vitest';
import type { ErrorData } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import { everyError } from '../support/fakes/errors.ts';
import { hostileTexts, rawPieces, textsIn } from '../support/fakes/hostile-text.ts';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';

/** Fields of errors with text from outside; all others have texts of this program. */
const foreign = ['given', 'path', 'detail', 'host', 'proxy', 'model', 'command', 'folder', 'name'];

describe(errorFamily('text', 'every error message is plain text'), () => {
  test.each(hostileTexts)('%j', (text) => {
    for (const error of everyError) {
      const entries = Object.entries(error).map(([name, value]) => [
        name,
        foreign.includes(name) && typeof value === 'string' ? `${value}${text}` : value,
      ]);
      const hostile = Object.fromEntries(entries) as ErrorData;
      for (const lang of ['en', 'fr'] as const) {
        expect(textsIn(errorMessage(lang, hostile)).flatMap(rawPieces)).toEqual([]);
      }
    }
  });

  test('some errors contain untrusted text', ({ task }) => {
    const hostile = everyError.filter((error) => foreign.some((name) => name in error));
    expect(hostile.length).toBeGreaterThan(20);
    triedErrors(task, hostile.length);
  });
});
