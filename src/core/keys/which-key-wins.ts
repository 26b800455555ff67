import type { RawFoundKey } from '../../services/ports/key-locations.ts';
import type { FoundKey } from './find-keys.ts';

/** Readers of a found key: our own commands, and other tools. */
export const tools = [
  'ours',
  'mistral-sdk',
  'vibe',
  'llm',
  'opencode',
  'continue',
  'aider',
] as const;
export type Tool = (typeof tools)[number];

type Test = (place: RawFoundKey) => boolean;

const at =
  (where: RawFoundKey['where']): Test =>
  (place) =>
    place.where === where;
const named =
  (where: RawFoundKey['where'], variable: string): Test =>
  (place) =>
    place.where === where && place.variable === variable;
const inFolder =
  (folder: RawFoundKey['folder']): Test =>
  (place) =>
    place.where === 'dotenv' && place.folder === folder;

const environment = at('environment');

/** Locations that each reader checks, in order of precedence. */
const orders: Readonly<Record<Tool, readonly Test[]>> = {
  ours: [at('keychain'), environment],
  // Mistral's libraries read no files: a `.env` reaches them only through a program that loads it.
  'mistral-sdk': [environment],
  vibe: [environment, at('vibe-file'), at('vibe-keyring')],
  // A stored key wins over the variable here, unlike in most.
  llm: [named('llm', 'mistral'), named('llm', 'LLM_MISTRAL_KEY')],
  opencode: [at('opencode'), environment],
  continue: [at('continue'), inFolder('working'), environment],
  // Its files are loaded over the environment, and each over the one before.
  aider: [
    named('aider', 'api-key'),
    inFolder('working'),
    inFolder('git-root'),
    named('aider', 'MISTRAL_API_KEY'),
    environment,
  ],
};

/**
 * Returns the location that each tool would read today, given the locations of all keys found; none for a tool that
 * would find no key.
 */
export function whichKeyWins(
  found: readonly FoundKey[],
): Readonly<Record<Tool, RawFoundKey | undefined>> {
  const places = found.flatMap((each) => each.places);
  const winner = (tool: Tool) => orders[tool].flatMap((test) => places.find(test) ?? []).at(0);
  return Object.fromEntries(tools.map((tool) => [tool, winner(tool)])) as Record<
    Tool,
    RawFoundKey | undefined
  >;
}
