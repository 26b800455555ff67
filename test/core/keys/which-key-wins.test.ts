import { describe, expect, test } from 'vitest';
import type { FoundKey } from '../../../src/core/keys/find-keys.ts';
import { type KeyReader, keyReaders, whichKeyWins } from '../../../src/core/keys/which-key-wins.ts';
import type { KeyLocation } from '../../../src/services/ports/key-locations.ts';
import { Secret } from '../../../src/services/ports/secret.ts';

/** All locations of keys, by a short name. */
const places = {
  keychain: { where: 'keychain', plaintext: false },
  variable: { where: 'environment', variable: 'MISTRAL_API_KEY', plaintext: false },
  here: { where: 'dotenv', folder: 'working', path: '/p/src/app/.env', plaintext: true },
  between: { where: 'dotenv', folder: 'between', path: '/p/src/.env', plaintext: true },
  root: { where: 'dotenv', folder: 'git-root', path: '/p/.env', plaintext: true },
  vibeKeyring: { where: 'vibe-keyring', variable: 'MISTRAL_API_KEY', plaintext: false },
  vibeFile: { where: 'vibe-file', path: '/home/.vibe/.env', plaintext: true },
  llmFile: { where: 'llm', variable: 'mistral', path: '/home/keys.json', plaintext: true },
  llmVariable: { where: 'llm', variable: 'LLM_MISTRAL_KEY', plaintext: false },
  opencode: { where: 'opencode', variable: 'mistral', path: '/home/auth.json', plaintext: true },
  continue: { where: 'continue', path: '/home/.continue/.env', plaintext: true },
  aiderHome: { where: 'aider', variable: 'MISTRAL_API_KEY', path: '/home/.env', plaintext: true },
  aiderConf: { where: 'aider', variable: 'api-key', path: '/home/.aider.yml', plaintext: true },
} as const satisfies Record<string, KeyLocation>;
type Name = keyof typeof places;

const everywhere = Object.keys(places) as Name[];

/** Returns a different key for each location. */
function found(names: readonly Name[]): readonly FoundKey[] {
  return names.map((name) => {
    const key = new Secret(name.padEnd(32, '0'));
    return { ...places[name], key, places: [{ ...places[name], key }] };
  });
}

/** Returns the locations that a tool reads, in order of precedence: removes the winner each time. */
function orderOf(tool: KeyReader, names: readonly Name[] = everywhere): readonly Name[] {
  const winner = whichKeyWins(found(names))[tool];
  if (winner === undefined) return [];
  const name = winner.key.reveal().replace(/0+$/, '') as Name;
  return [
    name,
    ...orderOf(
      tool,
      names.filter((each) => each !== name),
    ),
  ];
}

describe('each tool reads its locations in its own order', () => {
  test.each<readonly [KeyReader, readonly Name[]]>([
    ['ours', ['keychain', 'variable']],
    ['mistral-sdk', ['variable']],
    ['vibe', ['variable', 'vibeFile', 'vibeKeyring']],
    ['llm', ['llmFile', 'llmVariable']],
    ['opencode', ['opencode', 'variable']],
    ['continue', ['continue', 'here', 'variable']],
    ['aider', ['aiderConf', 'here', 'root', 'aiderHome', 'variable']],
  ])('%s', (tool, expected) => {
    expect(orderOf(tool)).toEqual(expected);
    expect(orderOf(tool, [...everywhere].reverse())).toEqual(expected);
  });
});

test('names the location that wins for a key in several', () => {
  const key = new Secret('k'.repeat(32));
  const inBoth = {
    key,
    places: [places.keychain, places.llmFile].map((each) => ({ ...each, key })),
  };
  const wins = whichKeyWins([{ ...places.keychain, ...inBoth }]);
  expect(wins.ours).toMatchObject(places.keychain);
  expect(wins.llm).toMatchObject(places.llmFile);
});

test('reports no key for any tool if there is none', () => {
  expect(Object.entries(whichKeyWins([]))).toEqual(keyReaders.map((tool) => [tool, undefined]));
});
