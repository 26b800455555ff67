import { describe, expect, test } from 'vitest';
import { fallbackLang, readSettings } from '../../../src/cli/input/settings.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { invalid, read, refusalOf, typed, type Variables } from './read-settings.ts';

test('uses the defaults without options and variables', () => {
  expect(read([])).toEqual({
    lang: undefined,
    demo: false,
    fresh: false,
    screenReader: false,
    noAnimation: false,
    theme: 'auto',
    profile: 'default',
    baseUrl: 'https://api.mistral.ai',
  });
});

test('reads every option', () => {
  expect(read(['--demo', '--fresh', '--screen-reader', '--no-animation'])).toMatchObject({
    noAnimation: true,
    demo: true,
    fresh: true,
    screenReader: true,
  });
});

test.each(['auto', 'dark', 'light'])('reads the theme %s', (theme) => {
  expect(read(['--theme', theme]).theme).toBe(theme);
});

test.each([
  ['true', true],
  ['false', false],
  ['', false],
])('INK_SCREEN_READER=%s', (value, expected) => {
  expect(read([], { INK_SCREEN_READER: value }).screenReader).toBe(expected);
});

describe('a profile', () => {
  test.each(['default', 'a', '0', '..', 'my.work_key-2', 'x'.repeat(64)])('may be %s', (name) => {
    expect(read(['--profile', name]).profile).toBe(name);
  });

  test.each(['Work', 'clé', 'a/b', 'a b', 'a\n', '../x', 'x y'.repeat(30)])(
    '%j is refused',
    (name) => {
      expect(refusalOf([`--profile=${name}`])).toMatchObject(invalid('--profile', name));
    },
  );

  test('refuses a name of 65 letters', () => {
    expect(() => read(['--profile', 'x'.repeat(65)])).toThrow(AppError);
  });
});

describe('the spending cap of a session', () => {
  test.each([
    ['0.50', { nanos: 500_000_000, currency: 'usd' }],
    ['0,50', { nanos: 500_000_000, currency: 'usd' }],
    ['0.50eur', { nanos: 500_000_000, currency: 'eur' }],
    ['0.5 EUR', { nanos: 500_000_000, currency: 'eur' }],
    ['2€', { nanos: 2_000_000_000, currency: 'eur' }],
    ['12.345usd', { nanos: 12_345_000_000, currency: 'usd' }],
    ['0.000000001', { nanos: 1, currency: 'usd' }],
    ['0', { nanos: 0, currency: 'usd' }],
    ['999999.999999999', { nanos: 999_999_999_999_999, currency: 'usd' }],
  ])('is read from %s', (given, expected) => {
    expect(read(['--max-cost', given]).maxCost).toEqual(expected);
  });

  test('uses the currency of the language if none is named', () => {
    const settings = readSettings(typed(['--max-cost', '1']), {}, () => 'fr');
    expect(settings.maxCost).toEqual({ nanos: 1_000_000_000, currency: 'eur' });
  });

  test.each(['-1', '-0.5', 'free', '1e3', '0.5gbp', '.5', '1.', '1.2.3', '1 000', '1234567', ' '])(
    '%j is refused',
    (given) => {
      expect(refusalOf([`--max-cost=${given}`])).toMatchObject(invalid('--max-cost', given));
    },
  );
});

describe('the language', () => {
  test.each(langs)('accepts %s', (lang) => {
    expect(read(['--lang', lang]).lang).toBe(lang);
  });

  test.each(['de', 'FR', 'fr_FR', 'français'])('refuses %s', (given) => {
    expect(refusalOf(['--lang', given])).toMatchObject(invalid('--lang', given));
  });

  test.each([
    ['what is asked for', ['--lang', 'en'], { LC_ALL: 'fr_FR.UTF-8' }, 'fr-FR', 'en'],
    ['LC_ALL before the rest', [], { LC_ALL: 'fr_FR', LC_MESSAGES: 'en_US' }, 'en-US', 'fr'],
    ['LC_MESSAGES before LANG', [], { LC_MESSAGES: 'fr_CA.UTF-8', LANG: 'en_US' }, 'en-US', 'fr'],
    ['LANG before the system', [], { LANG: 'fr_BE@euro' }, 'en-US', 'fr'],
    ['an empty LC_ALL is none', [], { LC_ALL: '', LANG: 'fr_FR' }, 'en-US', 'fr'],
    ['the C locale is none', [], { LANG: 'C.UTF-8' }, 'fr-FR', 'fr'],
    ['POSIX is none', [], { LC_ALL: 'POSIX' }, 'fr-FR', 'fr'],
    ['the system’s', [], {}, 'fr-CH', 'fr'],
    ['English for all others', [], { LANG: 'de_DE.UTF-8' }, 'fr-FR', 'en'],
  ])('of a message: %s', (_, argv, variables, system, expected) => {
    expect(fallbackLang(typed(argv), variables as Variables, () => system)).toBe(expected);
  });

  test('is that of the machine for a message about an unsupported language', () => {
    expect(fallbackLang(typed(['--lang', 'de']), { LANG: 'fr_FR' }, () => 'en-US')).toBe('fr');
  });
});
