import { defaultOrigin } from '../../i18n/provider.ts';
import type { ToolFolders } from '../../services/ports/connections.ts';
import type { Edited } from './edits/text-edit.ts';

/** The tools whose settings this program can change. */
export const toolIds = [
  'vibe',
  'llm',
  'aider',
  'opencode',
  'crush',
  'goose',
  'continue',
  'zed',
  'litellm',
  'aichat',
  'direnv',
  'mise',
] as const;
export type ToolId = (typeof toolIds)[number];

/** True for a word that names one of them. */
export function isToolId(word: string): word is ToolId {
  return (toolIds as readonly string[]).includes(word);
}

/** The API and key that a tool is connected to. */
export interface Wiring {
  readonly model: string;
  /** Origin of the API: scheme, host and port. */
  readonly origin: string;
  /** The command that prints the key, for a POSIX shell. */
  readonly keyCommand: string;
  readonly folders: ToolFolders;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** One settings file of a tool. */
export interface ToolFile {
  /** The first that is there is used; where none is, the first is made. */
  readonly paths: readonly string[];
  /** Files of an older kind, which the tool would stop reading if one of `paths` were made. */
  readonly shadows?: readonly string[];
  /** Adds what the tool needs. Throws EditError. */
  readonly edit: (text: string | undefined) => Edited;
}

/** A tool, and how it is given the key without a copy of it. */
export interface Tool {
  readonly id: ToolId;
  /** As its makers write it. */
  readonly name: string;
  /** `command`: it runs a command that prints the key. `environment`: it reads a variable, which `exec` sets. */
  readonly way: 'command' | 'environment';
  /** `folder` for settings of the working folder alone. */
  readonly scope: 'user' | 'folder';
  /** Names of its program; one of them is enough. */
  readonly programs: readonly string[];
  /** Other signs that it is installed; a path may end in `*`. */
  readonly signs?: (folders: ToolFolders) => readonly string[];
  /** A part of the tool that has to be there as well. */
  readonly plugin?: {
    readonly name: string;
    readonly list: readonly string[];
    readonly install: string;
  };
  /** True where it can call no other address than the usual one. */
  readonly usualOriginOnly?: boolean;
  /** False where the real tool could not be tried, and its documentation is followed. */
  readonly isTested: boolean;
  readonly files: (wiring: Wiring) => readonly ToolFile[];
  /** Words that start it: arguments of this program, or a whole command for a tool that needs nothing of ours. */
  readonly start: { readonly own: boolean; readonly words: readonly string[] };
}

/** True where the API is at its usual address. */
export function isUsualOrigin({ origin }: Pick<Wiring, 'origin'>): boolean {
  return origin === defaultOrigin;
}

/** Builds a check for entries of a list that have this value in a field. */
export function hasField(name: string, value: string): (entry: unknown) => boolean {
  return (entry) =>
    typeof entry === 'object' &&
    entry !== null &&
    (entry as Readonly<Record<string, unknown>>)[name] === value;
}
