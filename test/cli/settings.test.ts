import { describe, expect, test } from 'vitest';
import { programOptions } from '../../src/cli/options.ts';
import { parse } from '../../src/cli/parse.ts';
import { fallbackLang, readSettings } from '../../src/cli/settings.ts';
import { FaultError, type UsageFault } from '../../src/errors/fault.ts';
import { faultWords } from '../../src/i18n/faults.ts';
import { langs } from '../../src/i18n/locale.ts';

type Variables = Readonly<Record<string, string>>;

const typed = (argv: readonly string[]) =>
  parse(argv, programOptions, { least: 0, most: 0, usage: '' });

const read = (argv: readonly string[], variables: Variables = {}) =>
  readSettings(typed(argv), variables);

function faultOf(argv: readonly string[], variables: Variables = {}): UsageFault {
  try {
    read(argv, variables);
  } catch (thrown) {
    if (thrown instanceof FaultError && thrown.fault.code === 'usage') return thrown.fault;
    throw thrown;
  }
  throw new Error(`${argv.join(' ')} was taken`);
}

/** All that a person could read of a refusal. */
function toldOf(address: string): string {
  const fault = faultOf([`--base-url=${address}`]);
  return JSON.stringify([fault, ...langs.map((lang) => faultWords(lang, fault))]);
}

test('nothing typed and nothing in the environment', () => {
  expect(read([])).toEqual({
    lang: undefined,
    demo: false,
    fresh: false,
    screenReader: false,
    profile: 'default',
    baseUrl: 'https://api.mistral.ai',
  });
});

test('every switch', () => {
  expect(read(['--demo', '--fresh', '--screen-reader'])).toMatchObject({
    demo: true,
    fresh: true,
    screenReader: true,
  });
});

test.each([
  ['true', true],
  ['false', false],
  ['', false],
])('INK_SCREEN_READER=%s', (value, expected) => {
  expect(read([], { INK_SCREEN_READER: value }).screenReader).toBe(expected);
});

describe('a base URL', () => {
  test.each([
    ['https://api.mistral.ai', 'https://api.mistral.ai'],
    ['https://api.mistral.ai/', 'https://api.mistral.ai'],
    ['https://API.Mistral.AI:443', 'https://api.mistral.ai'],
    ['https://proxy.example:8443', 'https://proxy.example:8443'],
    ['https://10.0.0.1', 'https://10.0.0.1'],
    ['https://[2001:db8::1]:8443', 'https://[2001:db8::1]:8443'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.9.9.9', 'http://127.9.9.9'],
    ['http://127.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://LOCALHOST', 'http://localhost'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s is taken', (given, origin) => {
    expect(read(['--base-url', given]).baseUrl).toBe(origin);
    expect(read([], { MISTRAL_ONBOARD_BASE_URL: given }).baseUrl).toBe(origin);
  });

  test('of letters that look like others is shown as what it is', () => {
    expect(read(['--base-url', 'https://api.mıstral.ai']).baseUrl).toBe(
      'https://api.xn--mstral-p9a.ai',
    );
  });

  test.each([
    'http://api.mistral.ai',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'http://[::]',
    'http://[::ffff:127.0.0.1]',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'http://1270.0.0.1.example',
  ])('%s is refused: the key would go unencrypted', (given) => {
    const expected = { problem: 'base-url-insecure', given: new URL(given).origin };
    expect(faultOf(['--base-url', given])).toMatchObject(expected);
    expect(faultOf([], { MISTRAL_ONBOARD_BASE_URL: given })).toMatchObject(expected);
  });

  test.each([
    'api.mistral.ai',
    'https://',
    'https://api.mistral.ai/v1',
    'https://api.mistral.ai//',
    'https://api.mistral.ai\\@example.com',
    'ftp://api.mistral.ai',
    'file:///etc/passwd',
    'ws://localhost',
    'javascript:alert(1)',
    'data:text/plain,x',
    'foo://bar/',
    ' ',
  ])('%s is refused', (given) => {
    expect(faultOf([`--base-url=${given}`]).problem).toBe('base-url');
  });

  test.each([
    'https://user:hunter2@api.mistral.ai',
    'https://hunter2@api.mistral.ai',
    'https://:hunter2@api.mistral.ai',
    'https://user:hun@hunter2@api.mistral.ai',
    'https://user:hunter2/x@api.mistral.ai',
    'https://user:hunter2?x@api.mistral.ai',
    'https://user:hunter2#x@api.mistral.ai',
    'https://user:hunter2%40api.mistral.ai',
    'https:user:hunter2@api.mistral.ai',
    'http://user:hunter2@localhost',
    'http://user:hunter2@example.com',
    'ftp://user:hunter2@example.com/',
    'user:hunter2@api.mistral.ai',
    'https://user:hunter2@[bad',
    'https://api.mistral.ai/?api_key=hunter2',
    'https://api.mistral.ai#hunter2',
    'https://api.mistral.ai/v1?key=hunter2',
  ])('%s is refused, and its secret not repeated', (given) => {
    expect(toldOf(given)).not.toContain('hunter2');
    expect(toldOf(given)).toContain('base-url');
  });

  test('a key in its place is not repeated', () => {
    const key = 'aBcDeFgHiJkLmNoPqRsTuVwXyZ123456';
    expect(toldOf(key)).not.toContain(key);
  });
});

describe('where the key goes', () => {
  const standing = { MISTRAL_ONBOARD_BASE_URL: 'https://proxy.example' };

  test.each([
    [[], {}, 'https://api.mistral.ai'],
    [['--region', 'global'], {}, 'https://api.mistral.ai'],
    [['--region', 'eu'], {}, 'https://api.eu.mistral.ai'],
    [['--region=us'], {}, 'https://api.us.mistral.ai'],
    [[], standing, 'https://proxy.example'],
    [[], { MISTRAL_ONBOARD_BASE_URL: '' }, 'https://api.mistral.ai'],
    [['--region', 'eu'], standing, 'https://api.eu.mistral.ai'],
    [['--base-url', 'https://other.example'], standing, 'https://other.example'],
    [['--base-url', 'https://other.example', '--region', 'eu'], {}, 'https://other.example'],
  ])('%j with %j: %s', (argv, variables, origin) => {
    expect(read(argv, variables as Variables).baseUrl).toBe(origin);
  });

  test.each(['mars', 'EU', 'constructor', '__proto__', 'toString'])('%s is no region', (region) => {
    const expected = { problem: 'region', given: region };
    expect(faultOf(['--region', region])).toMatchObject(expected);
    expect(faultOf(['--region', region, '--base-url', 'https://other.example'])).toMatchObject(
      expected,
    );
  });
});

describe('a profile', () => {
  test.each(['default', 'a', '0', '..', 'my.work_key-2', 'x'.repeat(64)])('%s', (name) => {
    expect(read(['--profile', name]).profile).toBe(name);
  });

  test.each(['Work', 'clé', 'a/b', 'a b', 'a\n', '../x', 'x y'.repeat(30)])(
    '%j is refused',
    (name) => {
      expect(faultOf([`--profile=${name}`])).toMatchObject({ problem: 'profile', given: name });
    },
  );

  test('a name of 65 letters is refused', () => {
    expect(() => read(['--profile', 'x'.repeat(65)])).toThrow(FaultError);
  });
});

describe('the language', () => {
  test.each(langs)('asked for: %s', (lang) => {
    expect(read(['--lang', lang]).lang).toBe(lang);
  });

  test.each(['de', 'FR', 'fr_FR', 'français'])('%s is refused', (given) => {
    expect(faultOf(['--lang', given])).toMatchObject({ problem: 'lang', given });
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
    expect(fallbackLang(typed(argv), variables as Variables, system)).toBe(expected);
  });

  test('of a message about a language we do not speak is the machine’s', () => {
    expect(fallbackLang(typed(['--lang', 'de']), { LANG: 'fr_FR' }, 'en-US')).toBe('fr');
  });
});
