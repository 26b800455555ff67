import { describe, expect, test } from 'vitest';
import { detectLang, isLang, langs, localeTag, otherLang } from '../../src/i18n/languages.ts';

describe('detectLang', () => {
  test.each([
    [{ LANG: 'fr_FR.UTF-8' }, 'en-US', 'fr'],
    [{ LANG: 'en_GB.UTF-8' }, 'fr-FR', 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'fr-FR', 'en'],
    [{ LC_ALL: 'fr_CA', LANG: 'en_US' }, 'en-US', 'fr'],
    [{ LC_ALL: '', LC_MESSAGES: 'fr_BE', LANG: 'en_US' }, 'en-US', 'fr'],
    // These values name no language, so the system decides.
    [{ LANG: 'C.UTF-8' }, 'fr-FR', 'fr'],
    [{ LANG: 'C' }, 'fr-FR', 'fr'],
    [{ LC_ALL: 'POSIX' }, 'en-US', 'en'],
    [{}, 'fr-CH', 'fr'],
    [{}, 'ja-JP', 'en'],
  ])('%j on a system in %s: %s', (variables, system, lang) => {
    expect(detectLang(variables, () => system)).toBe(lang);
  });
});

test.each(langs)('%s has a tag, and another language to switch to and back', (lang) => {
  expect(localeTag(lang)).toBe(new Intl.Locale(localeTag(lang)).toString());
  expect(localeTag(lang).startsWith(lang)).toBe(true);
  expect(otherLang(lang)).not.toBe(lang);
  expect(otherLang(otherLang(lang))).toBe(lang);
});

test.each([
  ['fr', true],
  ['en', true],
  ['FR', false],
  ['', false],
  [undefined, false],
  [7, false],
])('%s is a supported language: %s', (text, expected) => {
  expect(isLang(text)).toBe(expected);
});
