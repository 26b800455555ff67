import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutValue } from '../../../src/services/key-locations/entries.ts';
import { jsonEntries } from '../../../src/services/key-locations/json-entries.ts';

const key = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG';
const other = 'zY9xW8vU7tS6rQ5pO4nM3lK2jI1hG0fE';

const find = (text: string) => jsonEntries(text, 'mistral', (value) => value);
const findNested = (text: string) =>
  jsonEntries(text, 'mistral', (value) => (value as { key?: unknown } | null)?.key);

describe('the entry is read', () => {
  test.each([
    ['alone', `{"mistral":"${key}"}`],
    ['with space around everything', ` \n{ "mistral" :\t"${key}" , "a" : 1 } \n`],
    ['with its name escaped', `{"\\u006distral":"${key}"}`],
    ['with its value escaped', `{"mistral":"${key.replace('a', '\\u0061')}"}`],
    [
      'after texts that look like the end of it',
      `{"a":"}","b":"\\"mistral\\":","mistral":"${key}"}`,
    ],
    ['after lists and objects', `{"a":[{"mistral":1}],"b":{"mistral":"x"},"mistral":"${key}"}`],
  ])('%s', (_, text) => {
    expect(find(text).map(({ value }) => value)).toEqual([key]);
  });

  test.each([
    ['not JSON', `{"mistral":"${key}"`],
    ['JSON with comments', `{"mistral":"${key}"} // mine`],
    ['a list', `["mistral","${key}"]`],
    ['a text', '"mistral"'],
    ['null', 'null'],
    ['nothing', ''],
    ['the name further in', `{"a":{"mistral":"${key}"}}`],
    ['a value that is no text', '{"mistral":{"key":1}}'],
    ['another name', `{"codestral":"${key}","mistral2":"${key}","Mistral":"${key}"}`],
  ])('but not in %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });
});

describe('removing an entry leaves everything else', () => {
  const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

  test.each([
    ['alone', `{"mistral":"${key}"}`, '{}'],
    ['alone, on a line', pretty({ mistral: key }), '{\n}\n'],
    ['first', pretty({ mistral: key, a: 1 }), pretty({ a: 1 })],
    ['in the middle', pretty({ a: 1, mistral: key, b: 2 }), pretty({ a: 1, b: 2 })],
    ['last', pretty({ a: 1, mistral: key }), pretty({ a: 1 })],
    [
      'with Windows line ends',
      `{\r\n\t"a": 1,\r\n\t"mistral": "${key}"\r\n}`,
      '{\r\n\t"a": 1\r\n}',
    ],
    ['before a comma at a line’s begin', `{"a":1\n,"mistral":"${key}"\n,"b":2}`, '{"a":1\n,"b":2}'],
    ['twice', `{"mistral":"${key}","a":1,"mistral":"${key}"}`, '{"a":1}'],
    ['but not another key', `{"mistral":"${other}","mistral":"${key}"}`, `{"mistral":"${other}"}`],
    ['the entry of another program', `{"a":"${key}"}`, `{"a":"${key}"}`],
  ])('%s', (_, text, expected) => {
    expect(withoutValue(text, key, find)).toBe(expected);
  });

  test('removes a login completely', () => {
    const openai = { type: 'oauth', refresh: 'x', access: '}{', expires: 0 };
    const text = pretty({ openai, mistral: { type: 'api', key }, groq: { type: 'api', key: 'x' } });
    const rest = withoutValue(text, key, findNested);
    expect(rest).toBe(pretty({ openai, groq: { type: 'api', key: 'x' } }));
  });
});

/** JSON as people and programs write it: the same value, with any space between its parts. */
const space = fc.constantFrom('', ' ', '\n  ', '\r\n\t', '\n\n');
const name = fc.oneof(
  fc.string(),
  fc.constantFrom('mistral ', 'a', '{', '"', ',', ':', 'é', '__proto__'),
);
const members = fc.uniqueArray(fc.tuple(name, fc.jsonValue(), space, space), {
  selector: ([text]) => text,
  maxLength: 6,
});
const login = fc.constantFrom<unknown>(key, { type: 'api', key });

describe('for any document', () => {
  test('leaves the document without the entry, and every other byte', () => {
    fc.assert(
      fc.property(members, fc.nat(), login, space, (others, where, value, tail) => {
        const at = where % (others.length + 1);
        const all = others.map(([each, other, before, after]) => [
          before,
          `${JSON.stringify(each)}${after}:${before}${JSON.stringify(other)}`,
          after,
        ]);
        all.splice(at, 0, [tail, `"mistral":${tail}${JSON.stringify(value)}`, tail]);
        const text = `${tail}{${all.map((parts) => parts.join('')).join(',')}}${tail}`;
        const rest = withoutValue(text, key, value === key ? find : findNested);
        const { mistral, ...without } = JSON.parse(text);
        expect(mistral).toEqual(value);
        expect(JSON.parse(rest)).toEqual(without);
        expect(cutFrom(text, rest, value)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('leaves an unrelated or invalid document unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(withoutValue(text, key, find)).toBe(text);
      }),
    );
  });
});

/** Returns true if `rest` is `text` without the entry, at most one comma, and white space. */
function cutFrom(text: string, rest: string, value: unknown): boolean {
  const length = text.length - rest.length;
  const starts = Array.from({ length: rest.length + 1 }, (_, start) => start);
  return starts.some((start) => {
    if (text.slice(0, start) + text.slice(start + length) !== rest) return false;
    const piece = text.slice(start, start + length).trim();
    const entry = piece.replace(/^,|,$/, '').replaceAll(/[\s]/g, '');
    return entry === JSON.stringify({ mistral: value }).slice(1, -1);
  });
}
