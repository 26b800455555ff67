import type { RawFoundKey } from '../../services/ports/key-locations.ts';
import type { FoundKey } from './find-keys.ts';

/** Programs that read a found key: our own commands, Mistral's libraries, and other tools. */
export const keyReaders = [
  'ours',
  'mistral-sdk',
  'vibe',
  'llm',
  'opencode',
  'continue',
  'aider',
] as const;
export type KeyReader = (typeof keyReaders)[number];

/** Returns true for a key that was found in one particular location. */
type IsThere = (place: RawFoundKey) => boolean;

const at =
  (where: RawFoundKey['where']): IsThere =>
  (place) =>
    place.where === where;
const named =
  (where: RawFoundKey['where'], variable: string): IsThere =>
  (place) =>
    place.where === where && place.variable === variable;
const inFolder =
  (folder: RawFoundKey['folder']): IsThere =>
  (place) =>
    place.where === 'dotenv' && place.folder === folder;

const environment = at('environment');

/** Locations that each program reads, in order of precedence. */
const precedence: Readonly<Record<KeyReader, readonly IsThere[]>> = {
  ours: [at('keychain'), environment],
  // Mistral's libraries read no files: a `.env` reaches them only through a program that loads it.
  'mistral-sdk': [environment],
  vibe: [environment, at('vibe-file'), at('vibe-keyring')],
  // llm prefers the key in its own file to the variable, while most programs prefer the variable.
  llm: [named('llm', 'mistral'), named('llm', 'LLM_MISTRAL_KEY')],
  opencode: [at('opencode'), environment],
  continue: [at('continue'), inFolder('working'), environment],
  // aider prefers its files to the variable, and its own settings to a `.env`.
  aider: [
    named('aider', 'api-key'),
    inFolder('working'),
    inFolder('git-root'),
    named('aider', 'MISTRAL_API_KEY'),
    environment,
  ],
};

/**
 * Returns the location from which each program would take its key today, given all keys that were found; undefined for
 * a program that would find no key.
 */
export function whichKeyWins(
  found: readonly FoundKey[],
): Readonly<Record<KeyReader, RawFoundKey | undefined>> {
  const places = found.flatMap((each) => each.places);
  const winner = (reader: KeyReader) =>
    precedence[reader].flatMap((isThere) => places.find(isThere) ?? []).at(0);
  return Object.fromEntries(keyReaders.map((reader) => [reader, winner(reader)])) as Record<
    KeyReader,
    RawFoundKey | undefined
  >;
}
