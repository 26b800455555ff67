import type { KeyLocation, KeyLocationsPort, RawFoundKey } from '../ports/key-locations.ts';
import { Secret } from '../ports/secret.ts';
import { withoutValue } from './entries.ts';
import {
  aiderLocations,
  continueLocation,
  dotenvLocations,
  type FileLocation,
  llmLocation,
  opencodeLocation,
  type Surroundings,
  vibeLocation,
} from './file-locations.ts';
import { projectFolders } from './project-folders.ts';
import { changeSmallFile, readSmallFile } from './small-file.ts';
import { readVibeKeyring, type VibeKeyringOptions } from './vibe-keyring.ts';

export type KeyLocationsOptions = Surroundings & VibeKeyringOptions;

/** Creates access to the key locations of other tools on this machine. */
export function createKeyLocations(options: KeyLocationsOptions): KeyLocationsPort {
  return {
    look: async () => (await Promise.all(looks(options).map((look) => look()))).flat(),
    removeFrom: (found) => removeFrom(options, found),
  };
}

/** Looks into one location. */
type Look = () => Promise<readonly RawFoundKey[]>;

function looks(options: KeyLocationsOptions): readonly Look[] {
  const locations = fileLocations(options);
  const ofFiles = (wanted: KeyLocation['where']) =>
    locations.filter(({ where }) => where === wanted).map((location) => () => lookInFile(location));
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

/** Returns each file once, because the `.env` of the home folder may also be the project's. */
function fileLocations(options: KeyLocationsOptions): readonly FileLocation[] {
  const locations = [
    ...dotenvLocations(
      options.workingFolder === undefined ? [] : projectFolders(options.workingFolder),
    ),
    vibeLocation(options),
    llmLocation(options),
    opencodeLocation(options),
    continueLocation(options),
    ...aiderLocations(options),
  ];
  return locations.filter(
    ({ path }, index) => locations.findIndex((location) => location.path === path) === index,
  );
}

async function lookInFile({ find, ...location }: FileLocation): Promise<readonly RawFoundKey[]> {
  const text = await readSmallFile(location.path);
  const last = text === undefined ? undefined : find(text).at(-1);
  return last === undefined ? [] : found(location, last.value);
}

async function lookInVibeKeyring(options: KeyLocationsOptions): Promise<readonly RawFoundKey[]> {
  const location = {
    where: 'vibe-keyring',
    variable: 'MISTRAL_API_KEY',
    plaintext: false,
  } as const;
  return found(location, await readVibeKeyring(options));
}

function lookInVariable(options: KeyLocationsOptions, variable: string): readonly RawFoundKey[] {
  return found({ where: 'llm', variable, plaintext: false }, options.variables[variable]);
}

function found(location: KeyLocation, text: string | undefined): readonly RawFoundKey[] {
  return text ? [{ ...location, key: new Secret(text) }] : [];
}

async function removeFrom(
  options: KeyLocationsOptions,
  { path, where, key }: RawFoundKey,
): Promise<'removed' | 'not-there'> {
  const location = fileLocations(options).find(
    (each) => each.path === path && each.where === where,
  );
  if (location === undefined) return 'not-there';
  const changed = await changeSmallFile(location.path, (text) =>
    withoutValue(text, key.reveal(), location.find),
  );
  return changed ? 'removed' : 'not-there';
}
