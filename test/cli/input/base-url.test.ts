import { describe, expect, test } from 'vitest';
import { errorMessage } from '../../../src/i18n/errors.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { invalid, read, refusalOf, type Variables } from './read-settings.ts';

/** Returns the whole message that refuses an address. */
function toldOf(address: string): string {
  const error = refusalOf([`--base-url=${address}`]);
  return JSON.stringify([error, ...langs.map((lang) => errorMessage(lang, error))]);
}

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
    ['http://127.10.20.30', 'http://127.10.20.30'],
    ['http://127.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://LOCALHOST', 'http://localhost'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s is accepted', (given, origin) => {
    expect(read(['--base-url', given]).baseUrl).toBe(origin);
    expect(read([], { MISTRAL_ONBOARD_BASE_URL: given }).baseUrl).toBe(origin);
  });

  test('with letters that look like others is shown in its encoded form', () => {
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
  ])('%s is refused, because the key would be sent unencrypted', (given) => {
    const expected = { problem: 'base-url-insecure', given: new URL(given).origin };
    expect(refusalOf(['--base-url', given])).toMatchObject(expected);
    expect(refusalOf([], { MISTRAL_ONBOARD_BASE_URL: given })).toMatchObject(expected);
  });

  test.each([
    'api.mistral.ai',
    'https://',
    'https://api.mistral.ai/v1',
    'https://api.mistral.ai//',
    'https://api.mistral.ai\\@example.com',
    'ftp://api.mistral.ai',
    'https://`id`.mistral.ai',
    'https://$(id).mistral.ai',
    "https://a'b.mistral.ai",
    'https://a;b.mistral.ai',
    'https://a&b.mistral.ai',
    'file:///etc/passwd',
    'ws://localhost',
    'javascript:alert(1)',
    'data:text/plain,x',
    'foo://bar/',
    ' ',
  ])('%s is refused', (given) => {
    expect(refusalOf([`--base-url=${given}`])).toMatchObject({
      problem: 'invalid-value',
      option: '--base-url',
    });
    const variable = { MISTRAL_ONBOARD_BASE_URL: given };
    expect(refusalOf([], variable)).toMatchObject({
      problem: 'invalid-value',
      option: 'MISTRAL_ONBOARD_BASE_URL',
    });
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
  ])('%s is refused without repeating its secret', (given) => {
    expect(toldOf(given)).not.toContain('hunter2');
    expect(toldOf(given)).toContain('base-url');
  });

  const key = 'aBcDeFgHiJkLmNoPqRsTuVwXyZ123456';

  test.each([
    ['https://user:hunter2@api.mistral.ai', 'https://…@api.mistral.ai'],
    ['user:hunter2@api.mistral.ai', '…@api.mistral.ai'],
    ['https://api.mistral.ai/v1?key=hunter2\nx', 'https://api.mistral.ai/v1…'],
    ['https://api.mistral.ai#hunter2', 'https://api.mistral.ai…'],
  ])('%j is shown in messages as %s', (given, shown) => {
    expect(refusalOf([`--base-url=${given}`])).toMatchObject({ given: shown });
  });

  test.each([
    key,
    `https://x/${key}`,
    `https://x.example/v1/${key}/`,
    `http://x.example/${key}`,
    `${key}.example`,
    `ftp://${key}`,
  ])('is not shown in messages if it contains a key: %s', (given) => {
    expect(toldOf(given)).not.toContain(key);
  });
});

describe('the address that gets the key', () => {
  const status = { MISTRAL_ONBOARD_BASE_URL: 'https://proxy.example' };

  test.each([
    [[], {}, 'https://api.mistral.ai'],
    [['--region', 'global'], {}, 'https://api.mistral.ai'],
    [['--region', 'eu'], {}, 'https://api.eu.mistral.ai'],
    [['--region=us'], {}, 'https://api.us.mistral.ai'],
    [[], status, 'https://proxy.example'],
    [[], { MISTRAL_ONBOARD_BASE_URL: '' }, 'https://api.mistral.ai'],
    [['--region', 'eu'], status, 'https://api.eu.mistral.ai'],
    [['--base-url', 'https://other.example'], status, 'https://other.example'],
    [['--base-url', 'https://other.example', '--region', 'eu'], {}, 'https://other.example'],
  ])('%j with %j: %s', (argv, variables, origin) => {
    expect(read(argv, variables as Variables).baseUrl).toBe(origin);
  });

  test.each(['mars', 'EU', 'constructor', '__proto__', 'toString'])(
    'refuses %s as a region',
    (region) => {
      const expected = invalid('--region', region);
      expect(refusalOf(['--region', region])).toMatchObject(expected);
      expect(refusalOf(['--region', region, '--base-url', 'https://other.example'])).toMatchObject(
        expected,
      );
    },
  );
});
