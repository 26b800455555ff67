import { describe, expect, test } from 'vitest';
import {
  copyVariables,
  holdsSecret,
  variableNamed,
  withKey,
  withoutSecrets,
} from '../../../src/services/processes/variables.ts';

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

describe('a variable', () => {
  test('is found by its exact name, and on Windows by any case', () => {
    const given = { Path: '/bin', OTHER: 'x' };
    expect(variableNamed(given, 'PATH', 'linux')).toBeUndefined();
    expect(variableNamed(given, 'OTHER', 'linux')).toBe('x');
    expect(variableNamed(given, 'PATH', 'win32')).toBe('/bin');
    expect(variableNamed(given, 'OTHER', 'win32')).toBe('x');
    expect(variableNamed(given, 'HOME', 'win32')).toBeUndefined();
  });

  test.each([
    ['MISTRAL_API_KEY', true],
    ['mistral_api_key', true],
    ['LLM_MISTRAL_KEY', true],
    ['CODESTRAL_API_KEY', true],
    ['MISTRALKEY', true],
    ['MISTRAL_API_TOKEN', true],
    ['CODESTRAL_SECRET', true],
    ['KEY_MISTRAL', true],
    ['TOKEN_OF_CODESTRAL', true],
    ['SECRET_MISTRAL', true],
    ['MISTRAL_MAX_TOKENS', false],
    ['MISTRAL_MODEL', false],
    ['MISTRAL_ONBOARD_PASSPHRASE', true],
    ['mistral_onboard_passphrase', true],
    ['MISTRAL_ONBOARD_HOME', false],
    ['MY_MISTRAL_ONBOARD_PASSPHRASE', false],
    ['MISTRAL_ONBOARD_PASSPHRASE_FILE', false],
    ['OPENAI_API_KEY', false],
    ['PATH', false],
  ])('%s may hold a secret: %s', (name, expected) => {
    expect(holdsSecret(name)).toBe(expected);
  });
});

describe('the environment of the program that gets the key', () => {
  const inherited = {
    PATH: '/bin',
    mistral_api_key: 'old',
    MISTRAL_API_KEY: 'older',
    MISTRAL_ONBOARD_PASSPHRASE: 'secret',
    Llm_Key: 'old',
  };

  test('has the key, all other variables, and no passphrase', () => {
    expect(withKey(inherited, 'new', 'linux')).toEqual({
      PATH: '/bin',
      mistral_api_key: 'old',
      Llm_Key: 'old',
      MISTRAL_API_KEY: 'new',
    });
  });

  test('has the key under one more name', () => {
    expect(withKey(inherited, 'new', 'linux', 'LLM_KEY')).toEqual({
      PATH: '/bin',
      mistral_api_key: 'old',
      Llm_Key: 'old',
      MISTRAL_API_KEY: 'new',
      LLM_KEY: 'new',
    });
  });

  test('has no second spelling of these names on Windows, where case does not count', () => {
    const spelled = { ...inherited, Mistral_Onboard_Passphrase: 'secret' };
    expect(withKey(spelled, 'new', 'win32', 'LLM_KEY')).toEqual({
      PATH: '/bin',
      MISTRAL_API_KEY: 'new',
      LLM_KEY: 'new',
    });
  });
});
