import { describe, expect, test } from 'vitest';
import {
  emptyDocument,
  parseDocument,
  printDocument,
} from '../../../src/services/vault/document.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const parsed = (text: string) => parseDocument(bytesOf(text));

describe('a document', () => {
  test.each([
    ['of no keys', '{"version":1,"keys":{}}', []],
    ['of two', '{"version":1,"keys":{"b":"2","a":"1"}}', ['b', 'a']],
    [
      'with names that objects have by themselves',
      '{"version":1,"keys":{"__proto__":"1","constructor":"2"}}',
      ['__proto__', 'constructor'],
    ],
    ['with spaces around', ' {"version": 1,\r\n "keys": {}}\n', []],
    ['with fields of a later version', '{"by":{"a":[]},"version":1,"keys":{},"more":null}', []],
  ])('%s is read, and written back unchanged', (_, text, profiles) => {
    const document = parsed(text);
    expect([...(document?.keys.keys() ?? ['nothing'])]).toEqual(profiles);
    const written = new TextDecoder().decode(document && printDocument(document));
    expect(JSON.parse(written)).toEqual(JSON.parse(text));
  });

  test('of a new vault has a version and no keys', () => {
    const written = new TextDecoder().decode(printDocument(emptyDocument));
    expect(written).toBe('{\n  "version": 1,\n  "keys": {}\n}\n');
    expect(parsed(written)).toEqual(emptyDocument);
  });

  test.each([
    ['nothing', ''],
    ['words', 'keys'],
    ['half of it', '{"version":1,"keys":{"a":"1"'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no version', '{"keys":{}}'],
    ['another version', '{"version":2,"keys":{}}'],
    ['a version in words', '{"version":"1","keys":{}}'],
    ['no keys', '{"version":1}'],
    ['keys in a list', '{"version":1,"keys":["a"]}'],
    ['keys of null', '{"version":1,"keys":null}'],
    ['a key that is no text', '{"version":1,"keys":{"a":"1","b":2}}'],
    ['an empty key', '{"version":1,"keys":{"a":""}}'],
    ['a profile with a capital', '{"version":1,"keys":{"A":"1"}}'],
    ['a profile with no name', '{"version":1,"keys":{"":"1"}}'],
  ])('is not: %s', (_, text) => {
    expect(parsed(text)).toBeUndefined();
  });

  test('is never: bytes that are not UTF-8', () => {
    const [begin, end] = [bytesOf('{"version":1,"keys":{"a":"'), bytesOf('"}}')];
    expect(parseDocument(Buffer.concat([begin, Buffer.from([0xe9]), end]))).toBeUndefined();
    expect(parseDocument(Buffer.concat([begin, bytesOf('é'), end]))).toBeDefined();
  });
});
