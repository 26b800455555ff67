import { describe, expect, test } from 'vitest';
import { aiderEntries } from '../../../src/services/key-locations/aider-entries.ts';
import { withoutValue } from '../../../src/services/key-locations/entries.ts';

const key = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG';

describe('a key in aider’s settings', () => {
  test.each([
    ['on the line itself', `api-key: mistral=${key}\n`, ''],
    ['in quotes', `model: x\napi-key: "mistral=${key}" # mine\n`, 'model: x\n'],
    ['the first of a list', `api-key:\n  - mistral=${key}\n  - groq=x\n`, 'api-key:\n  - groq=x\n'],
    [
      'the last of a list',
      `api-key: # keys\n- groq=x\n\n# and\n- 'mistral=${key}'\nmodel: x`,
      'api-key: # keys\n- groq=x\n\n# and\nmodel: x',
    ],
    [
      'with Windows line ends',
      `api-key:\r\n  - mistral=${key}\r\nmodel: x`,
      'api-key:\r\nmodel: x',
    ],
    ['with another case', `api-key: Mistral=${key}`, ''],
  ])('%s is read, and removed with its line', (_, text, rest) => {
    expect(aiderEntries(text).map(({ value }) => value)).toEqual([key]);
    expect(withoutValue(text, key, aiderEntries)).toBe(rest);
  });

  test.each([
    ['of another provider', `api-key: groq=${key}`],
    ['in a comment', `# api-key: mistral=${key}`],
    ['in another list', `api-key:\n  - groq=x\nread:\n  - mistral=${key}`],
    ['in a list of another name', `set-env:\n  - mistral=${key}`],
    ['in a list in one line', `api-key: [mistral=${key}]`],
    ['of the other family', `api-key: codestral=${key}`],
  ])('%s is no key', (_, text) => {
    expect(aiderEntries(text)).toEqual([]);
    expect(withoutValue(text, key, aiderEntries)).toBe(text);
  });
});
