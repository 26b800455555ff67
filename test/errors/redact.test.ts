import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

// A copy of the module without the secrets that other test files of this worker have used.
const copy = '../../src/errors/redact.ts?copy';
const {
  redact,
  redactFromNowOn,
  withoutKeys,
  withoutTypedKey,
}: typeof import('../../src/errors/redact.ts') = await import(copy);

/** Creates a secret that the program has used. */
function use(text: string): { reveal(): string } {
  const secret = { reveal: () => text };
  redactFromNowOn(secret);
  return secret;
}

describe('texts of errors and crash reports', () => {
  it.each([
    ['of 32 letters and digits', 'hJ4kL6zX8cV1bN3mQ5wE7rT9yU2iO4pA'],
    ['of letters alone', 'zyxwvutsrqponmlkjihgfedcbazyxwvu'],
    ['of 20 letters and digits', 'zyxwvutsrq9876543210'],
  ])('lose text that may be a key %s', (_, key) => {
    expect(withoutKeys(`Bearer ${key} is no header`)).toBe('Bearer … is no header');
  });

  it('show one mark for a key of which a part is a secret in use', () => {
    const secret = use('Zq7-Zq7-');
    expect(withoutKeys('Bearer Zq7-Zq7-hJ4kL6zX8cV1bN3mQ5wE7rT9yU2iO4pA ends')).toBe(
      'Bearer … ends',
    );
    expect(secret.reveal()).toBe('Zq7-Zq7-');
  });

  it.each(['a_name_of_something', 'createServerAndListenToIt', '1234567890123456789'])(
    'keep %s',
    (name) => {
      expect(withoutKeys(name)).toBe(name);
    },
  );

  it.each([
    ['with a hyphen', 'sk-abc-def-123'],
    ['of letters of any script', 'clé-à-moi-été'],
    ['with quotes and backslashes', 'ab"cd\\ef"gh'],
    ['with a percent sign', '100%/of#it?'],
    ['with a control character', 'abc\u0007def\nghi'],
    ['with half a character', 'abcdefg\ud800hij'],
  ])('lose a key in use %s, however it is written', (_, key) => {
    const secret = use(key);
    const written = [
      key,
      JSON.stringify(key),
      encodeURIComponent(key.replaceAll(/\p{Surrogate}/gu, '\ufffd')),
      redact(key),
    ];
    for (const form of written) {
      expect(withoutKeys(`at ${form} here`)).toMatch(/^at "?…"? here$/);
      expect(redact(`at ${form} here`)).toMatch(/^at "?…"? here$/);
    }
    expect(secret.reveal()).toBe(key);
  });

  it('lose a secret of eight characters', () => {
    const secret = use('p-ss_w:d');
    expect(withoutKeys('at p-ss_w:d here')).toBe('at … here');
    expect(secret.reveal()).toBe('p-ss_w:d');
  });

  it('keep the visible rest of a secret with control characters', () => {
    const secret = use(`${'\u0007'.repeat(8)}a`);
    expect(withoutKeys('not a word')).toBe('not a word');
    expect(secret.reveal()).toHaveLength(9);
  });

  it('lose a secret with quotes and backslashes within JSON', () => {
    const secret = use('ab"cd\\ef"gi');
    const report = JSON.stringify({ said: `no ${secret.reveal()} here` });
    expect(withoutKeys(report)).toBe('{"said":"no … here"}');
  });

  it('lose a secret after hundreds that are too short for one', () => {
    const secret = use('sk-abc-def-790');
    const short = Array.from({ length: 300 }, (_, at) => use(`s-${at}`));
    expect(withoutKeys(`at ${secret.reveal()} here`)).toBe('at … here');
    expect(short).toHaveLength(300);
  });

  it('lose a secret after the last reference to it is gone', async () => {
    use('sk-abc-def-791');
    // The engine keeps weakly held objects until the current task ends.
    await new Promise((resolve) => setImmediate(resolve));
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    expect(withoutKeys('at sk-abc-def-791 here')).toBe('at … here');
  });

  it('lose a secret of unusual form after hundreds of usual form', () => {
    const unusual = use('sk-abc-def-789');
    const usual = Array.from({ length: 300 }, (_, at) =>
      use(`aB3dE5gH7jK9mN1pQ3sT5vW7yZ9b${at + 1_000}`),
    );
    expect(withoutKeys(`at ${unusual.reveal()} here`)).toBe('at … here');
    expect(usual).toHaveLength(300);
  });

  it('are cut after 300 characters', () => {
    expect(redact('x '.repeat(150))).toBe('x '.repeat(150));
    expect(redact('x '.repeat(151))).toBe(`${'x '.repeat(150)}…`);
  });

  it('have one space for several control characters', () => {
    expect(redact('one\u0007\r\ntwo')).toBe('one two');
    const secret = use('ab\u0007\u0007cd efgh');
    expect(withoutKeys('at ab cd efgh here')).toBe('at … here');
    expect(secret.reveal()).toHaveLength(11);
  });

  it('keep words as short as seven characters, even if they are a secret', () => {
    const secret = use('letmein');
    expect(withoutKeys('letmein')).toBe('letmein');
    expect(secret.reveal()).toBe('letmein');
  });

  it('lose each of the last two hundred secrets', () => {
    const secrets = Array.from({ length: 201 }, (_, at) => use(`secret-number-${at}.`));
    expect(withoutKeys(secrets.map((secret) => secret.reveal()).join('\n'))).toBe(
      `secret-number-0.${'\n…'.repeat(200)}`,
    );
  });
});

describe('the fields of an error with what a person typed', () => {
  const typed = 'k4Nq8Zt2Wm6Xs9Rb3Vd7Yf5Hj1Lp0GcA';

  it.each(['given', 'host', 'proxy'])('%s keeps everything but a key', (name) => {
    expect(withoutTypedKey({ code: 'a', [name]: `b ${typed}.py`, model: typed })).toStrictEqual({
      code: 'a',
      [name]: 'b ….py',
      model: typed,
    });
  });

  it.each([
    ['has too few letters', { given: typed.slice(0, 31) }],
    ['is not among these fields', { model: typed, path: typed }],
    ['is no text', { given: 5, host: undefined }],
    ['is empty', { given: '' }],
  ])('stay if a value %s', (_, error) => {
    expect(withoutTypedKey(error)).toBe(error);
  });
});
