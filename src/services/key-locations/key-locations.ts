import type { KeyPlace, KeyPlacesPort, RawFoundKey } from '../ports/key-locations.ts';
import { Secret } from '../ports/secret.ts';
import { withoutValue } from './entries.ts';
import {
  aiderPlaces,
  continuePlace,
  dotenvPlaces,
  type FilePlace,
  llmPlace,
  opencodePlace,
  type Surroundings,
  vibePlace,
} from './file-locations.ts';
import { projectFolders } from './project-folders.ts';
import { changeSmallFile, readSmallFile } from './small-file.ts';
import { readVibeKeyring, type VibeKeyringOptions } from './vibe-keyring.ts';

export type KeyPlacesOptions = Surroundings & VibeKeyringOptions;

/** The places of other tools on this machine, read and changed on the disk. */
export function createKeyPlaces(options: KeyPlacesOptions): KeyPlacesPort {
  return {
    look: async () => (await Promise.all((await looks(options)).map((look) => look()))).flat(),
    removeFrom: (found) => removeFrom(options, found),
  };
}

/** Looks into one place. */
type Look = () => Promise<readonly RawFoundKey[]>;

async function looks(options: KeyPlacesOptions): Promise<readonly Look[]> {
  const places = await filePlaces(options);
  const ofFiles = (wanted: KeyPlace['where']) =>
    places.filter(({ where }) => where === wanted).map((place) => () => lookInFile(place));
  return [
    ...ofFiles('dotenv'),
    () => lookInVibeKeyring(options),
    ...ofFiles('vibe-file'),
    ...ofFiles('llm'),
    async () => lookInVariable(options, 'LLM_MISTRAL_KEY'),
    ...ofFiles('opencode'),
    ...ofFiles('continue'),
    ...ofFiles('aider'),
  ];
}

/** Each file once: the `.env` of the home folder may be the project's as well. */
async function filePlaces(options: KeyPlacesOptions): Promise<readonly FilePlace[]> {
  const places = [
    ...dotenvPlaces(await projectFolders(options.workingFolder)),
    vibePlace(options),
    llmPlace(options),
    opencodePlace(options),
    continuePlace(options),
    ...aiderPlaces(options),
  ];
  return places.filter(
    ({ path }, index) => places.findIndex((place) => place.path === path) === index,
  );
}

async function lookInFile({ find, ...place }: FilePlace): Promise<readonly RawFoundKey[]> {
  const text = await readSmallFile(place.path);
  const last = text === undefined ? undefined : find(text).at(-1);
  return last === undefined ? [] : found(place, last.value);
}

async function lookInVibeKeyring(options: KeyPlacesOptions): Promise<readonly RawFoundKey[]> {
  const place = { where: 'vibe-keyring', variable: 'MISTRAL_API_KEY', plaintext: false } as const;
  return found(place, await readVibeKeyring(options));
}

function lookInVariable(options: KeyPlacesOptions, variable: string): readonly RawFoundKey[] {
  return found({ where: 'llm', variable, plaintext: false }, options.variables[variable]);
}

function found(place: KeyPlace, text: string | undefined): readonly RawFoundKey[] {
  return text ? [{ ...place, key: new Secret(text) }] : [];
}

async function removeFrom(
  options: KeyPlacesOptions,
  { path, where, key }: RawFoundKey,
): Promise<'removed' | 'not-there'> {
  const place = (await filePlaces(options)).find(
    (each) => each.path === path && each.where === where,
  );
  if (place === undefined) return 'not-there';
  const changed = await changeSmallFile(place.path, (text) =>
    withoutValue(text, key.reveal(), place.find),
  );
  return changed ? 'removed' : 'not-there';
}
