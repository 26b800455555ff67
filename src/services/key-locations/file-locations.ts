import { join, resolve } from 'node:path';
import { dotenvEntries } from '../ports/dotenv-entries.ts';
import type { KeyLocation } from '../ports/key-locations.ts';
import { aiderEntries } from './aider-entries.ts';
import type { FindEntries } from './entries.ts';
import { jsonEntries } from './json-entries.ts';

/** A file in which a tool keeps its Mistral key, and how to find the key in it. */
export interface FileLocation extends KeyLocation {
  readonly path: string;
  readonly find: FindEntries;
}

/** Facts that decide where tools keep their files. */
export interface Surroundings {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The person's home folder, absolute. */
  readonly home: string;
  /** Absolute; undefined if it no longer exists. */
  readonly workingFolder: string | undefined;
}

const variable = 'MISTRAL_API_KEY';
const inDotenv: FindEntries = (text) => dotenvEntries(text, variable);
const inPlainText = { plaintext: true } as const;

/**
 * Returns the `.env` of each folder. The first is the working folder; the last of several is the root of the
 * repository.
 */
export function dotenvLocations(folders: readonly string[]): readonly FileLocation[] {
  return folders.map((folder, index) => {
    const above = index === folders.length - 1 ? 'git-root' : 'between';
    return {
      where: 'dotenv',
      path: join(folder, '.env'),
      variable,
      folder: index === 0 ? 'working' : above,
      ...inPlainText,
      find: inDotenv,
    };
  });
}

/** Returns the file in which Mistral Vibe stores the key if it finds no keychain. */
export function vibeLocation(around: Surroundings): FileLocation {
  const configured = around.variables['VIBE_HOME']?.replace(/^~(?=[\\/]|$)/, () => around.home);
  const folder = configured ? fromHere(configured, around) : join(around.home, '.vibe');
  return {
    where: 'vibe-file',
    path: join(folder, '.env'),
    variable,
    ...inPlainText,
    find: inDotenv,
  };
}

/** Returns the file in which `llm` keeps the keys of its plugins. */
export function llmLocation(around: Surroundings): FileLocation {
  return {
    where: 'llm',
    path: join(llmFolder(around), 'keys.json'),
    variable: 'mistral',
    ...inPlainText,
    find: (text) => jsonEntries(text, 'mistral', (value) => value),
  };
}

/** Resolves a relative path from the working folder, as the tool itself does. */
function fromHere(path: string, { workingFolder, home }: Surroundings): string {
  return resolve(workingFolder ?? home, path);
}

function llmFolder(around: Surroundings): string {
  const { variables, platform, home } = around;
  const configured = variables['LLM_USER_PATH'];
  if (configured) return fromHere(configured, around);
  const name = 'io.datasette.llm';
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name);
  if (platform === 'win32') {
    return join(variables['APPDATA'] || join(home, 'AppData', 'Roaming'), name);
  }
  return join(variables['XDG_CONFIG_HOME'] || join(home, '.config'), name);
}

/** Returns the file in which opencode keeps its logins. */
export function opencodeLocation({ variables, home }: Surroundings): FileLocation {
  const data = variables['XDG_DATA_HOME'] || join(home, '.local', 'share');
  return {
    where: 'opencode',
    path: join(data, 'opencode', 'auth.json'),
    variable: 'mistral',
    ...inPlainText,
    find: (text) => jsonEntries(text, 'mistral', keyOf),
  };
}

/** Returns the key of a login that has one. */
function keyOf(login: unknown): unknown {
  const { type, key } = (login ?? {}) as { readonly type?: unknown; readonly key?: unknown };
  return type === 'api' ? key : undefined;
}

/** Returns the file in which Continue looks for the values that its settings name. */
export function continueLocation({ variables, home }: Surroundings): FileLocation {
  const folder = variables['CONTINUE_GLOBAL_DIR'] || join(home, '.continue');
  return {
    where: 'continue',
    path: join(folder, '.env'),
    variable,
    ...inPlainText,
    find: inDotenv,
  };
}

/** Returns the files that aider reads in addition to a project's `.env` files. */
export function aiderLocations({ home }: Surroundings): readonly FileLocation[] {
  return [
    { where: 'aider', path: join(home, '.env'), variable, ...inPlainText, find: inDotenv },
    {
      where: 'aider',
      path: join(home, '.aider.conf.yml'),
      variable: 'api-key',
      ...inPlainText,
      find: aiderEntries,
    },
  ];
}
