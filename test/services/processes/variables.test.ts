import { describe, expect, test } from 'vitest';
import { copyVariables, withoutSecrets } from '../../../src/services/processes/variables.ts';

describe('a copy of an environment', () => {
  const given = { Path: '/bin', Mistral_Api_Key: 'k', HOME: undefined };

  test('equals the original', () => {
    expect(copyVariables(given, 'linux')).toEqual(given);
    expect(copyVariables(given, 'darwin')).toEqual(given);
  });

  test('has upper-case names on systems that ignore case', () => {
    const copy = copyVariables(given, 'win32');
    expect(copy).toEqual({ PATH: '/bin', MISTRAL_API_KEY: 'k', HOME: undefined });
    expect(withoutSecrets(copy)).toEqual({ PATH: '/bin', HOME: undefined });
  });
});
