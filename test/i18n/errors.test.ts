import { describe, expect, test } from 'vitest';
import { errorMessage, errorText } from '../../src/i18n/errors.ts';
import { langs } from '../../src/i18n/languages.ts';
import { LineWrapper } from '../../src/ui/markdown/wrap-lines.ts';
import { everyError, nameOf } from '../support/fakes/errors.ts';
import { slipsIn } from '../support/rules/typography.ts';

const cases = langs.flatMap((lang) =>
  everyError.map((error) => [lang, nameOf(error), error] as const),
);

/** Returns the number of lines of a text beside the sign of a panel at 80 columns. */
function linesOf(text: string): number {
  const wrapper = new LineWrapper(78);
  wrapper.push(text);
  return wrapper.count;
}

describe('the message of an error', () => {
  test.each(cases)('%s: %s', (lang, _, error) => {
    const { title, message, hint, support = '' } = errorMessage(lang, error);
    for (const text of [title, message, hint, support])
      expect(slipsIn(lang, text), text).toEqual([]);
    expect(title).toMatch(/^[^.]+$/);
    expect(message).toMatch(/[^.]\.$/);
    expect(hint).toMatch(/[^.]\.$/);
    expect(linesOf(title)).toBe(1);
    expect(linesOf(message), message).toBeLessThanOrEqual(2);
    expect(linesOf(hint), hint).toBeLessThanOrEqual(2);
    expect(linesOf(message) + linesOf(hint), `${message} ${hint}`).toBeLessThanOrEqual(3);
  });

  test('includes the request id that support asks for', () => {
    const error = { code: 'tier', correlationId: '0199-c5a4' } as const;
    expect(errorText('en', error)).toMatch(/ For Mistral’s support: 0199-c5a4\.$/);
    expect(errorText('fr', error)).toMatch(/ Pour l’assistance de Mistral\u00a0: 0199-c5a4\.$/);
    expect(errorMessage('en', { code: 'tier' })).not.toHaveProperty('support');
  });

  test.each(everyError.map((error) => [nameOf(error), error] as const))(
    'are others in French: %s',
    (_, error) => {
      const [english, french] = langs.map((lang) => errorMessage(lang, error));
      expect(french?.title).not.toBe(english?.title);
      expect(french?.message).not.toBe(english?.message);
      expect(french?.hint).not.toBe(english?.hint);
    },
  );
});
