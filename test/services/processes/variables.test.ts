import { describe, expect, test } from 'vitest';
import { copyVariables, withoutSecrets } from '../../../src/services/processes/variables.ts';

describe('a copy of an environment', () => {
  const given = { Path: '/bin', Mistral_Api_Key: 'k', HOME: undefined };

  test('is what it was', () => {
    expect(copyVariables(given, 'linux')).toEqual(given);
    expect(copyVariables(given, 'darwin')).toEqual(given);
  });

  test('has names in capitals where the system does not tell them apart', () => {
    const copy = copyVariables(given, 'win32');
    expect(copy).toEqual({ PATH: '/bin', MISTRAL_API_KEY: 'k', HOME: undefined });
    expect(withoutSecrets(copy)).toEqual({ PATH: '/bin', HOME: undefined });
  });
});
