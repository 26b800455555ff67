import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { format, inspect } from 'node:util';
import { serialize } from 'node:v8';
import { beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../../../src/services/ports/secret.ts';

const text = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG';
let secret: Secret;
beforeEach(() => {
  secret = new Secret(text);
});

/** Returns what the console writes for a value. */
function printed(print: (console: Console) => void): string {
  let seen = '';
  const stream = new Writable({
    write(chunk, _encoding, written) {
      seen += String(chunk);
      written();
    },
  });
  print(
    new Console({
      stdout: stream,
      stderr: stream,
      inspectOptions: { depth: null, showHidden: true },
    }),
  );
  return seen;
}

function stackOf(thrown: Error): string {
  return `${thrown.message} ${thrown.stack} ${inspect(thrown, { depth: null })}`;
}

describe('the text of a secret', () => {
  test.each<readonly [string, () => string]>([
    ['String()', () => String(secret)],
    ['a template', () => `${secret}`],
    ['a sum of texts', () => `key: ${secret.toString()}`],
    ['a joined list', () => [secret, secret].join()],
    ['JSON', () => JSON.stringify(secret)],
    ['JSON of an object that contains it', () => JSON.stringify({ options: [{ key: secret }] })],
    ['inspect', () => inspect(secret)],
    [
      'inspect with every option',
      () =>
        inspect(
          { deep: { key: secret } },
          { depth: null, showHidden: true, getters: true, showProxy: true },
        ),
    ],
    [
      'inspect that ignores the method of the secret',
      () => inspect(secret, { customInspect: false, showHidden: true, depth: null }),
    ],
    ['inspect of a map', () => inspect(new Map([[secret, { secret }]]), { depth: null })],
    ['format', () => format('%s %o %O %j %d', secret, secret, secret, secret, secret)],
    ['console.log', () => printed((console) => console.log(secret, { secret }))],
    ['console.dir', () => printed((console) => console.dir({ secret }))],
    ['console.table', () => printed((console) => console.table([{ secret }]))],
    ['console.error', () => printed((console) => console.error('%s', secret))],
    ['an error’s message', () => stackOf(new Error(`refused: ${secret}`))],
    ['an error’s cause', () => stackOf(new Error('refused', { cause: { secret } }))],
    ['its own properties', () => JSON.stringify(Object.getOwnPropertyDescriptors(secret))],
    ['its keys', () => Reflect.ownKeys(secret).map(String).join()],
    ['a copy', () => inspect(structuredClone(secret), { showHidden: true })],
    ['a spread', () => JSON.stringify({ ...secret })],
    ['a serialised form', () => serialize(secret).toString('latin1')],
  ])('is not in %s', (_, shown) => {
    expect(shown()).not.toContain(text);
  });

  test('is returned by reveal', () => {
    expect(secret.reveal()).toBe(text);
  });
});

test.each([
  ['', 0, ''],
  ['abc', 3, ''],
  // The last four characters would be more than a quarter of fifteen.
  ['123456789abcdef', 15, ''],
  ['123456789abcdefg', 16, 'defg'],
  [text, 32, 'D1fG'],
])(
  'a secret of “%s” has a length, and last characters only if they reveal at most a quarter',
  (of, length, lastFour) => {
    const told = new Secret(of);
    expect(told.length).toBe(length);
    expect(told.lastFour).toBe(lastFour);
  },
);

test('a secret is shown as a mask', () => {
  expect(`${secret}`).toBe('••••');
  expect(JSON.stringify({ secret })).toBe('{"secret":"••••"}');
  expect(inspect({ secret })).toBe('{ secret: Secret(••••) }');
});

test('two secrets are equal if their texts are equal', () => {
  expect(secret.equals(new Secret(text))).toBe(true);
  expect(secret.equals(new Secret(text.toLowerCase()))).toBe(false);
});
