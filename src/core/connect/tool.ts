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

/** Returns true for the name of a tool. */
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
  /** The first existing path is used; if none exists, the first is created. */
  readonly paths: readonly string[];
  /** Older files, which the tool would ignore once one of `paths` exists. */
  readonly shadows?: readonly string[];
  /** Adds the settings of the tool. Throws EditError. */
  readonly edit: (text: string | undefined) => Edited;
}

/** A tool, and how it gets the key without a copy of it. */
export interface Tool {
  readonly id: ToolId;
  /** Displayed name, as the makers of the tool write it. */
  readonly name: string;
  /** `command`: the tool runs a command that prints the key. `environment`: it reads a variable, which `exec` sets. */
  readonly way: 'command' | 'environment';
  /** `folder` for settings of the working folder only. */
  readonly scope: 'user' | 'folder';
  /** Names of the tool's program. One of these programs, or one of `signs`, must exist. */
  readonly programs: readonly string[];
  /** Paths of which one exists if the tool is installed; a path may end in `*`. */
  readonly signs?: (folders: ToolFolders) => readonly string[];
  /** A plugin that must also be installed. */
  readonly plugin?: {
    readonly name: string;
    /** Arguments with which the tool lists its plugins. */
    readonly list: readonly string[];
    /** The command that installs the plugin. */
    readonly install: string;
  };
  /** True if the tool can only call the default address. */
  readonly usualOriginOnly?: boolean;
  /** False if the settings follow the tool's documentation and were never tried with the tool. */
  readonly isTested: boolean;
  readonly files: (wiring: Wiring) => readonly ToolFile[];
  /** Words that start the tool: arguments of this program if `own` is set, otherwise a complete command. */
  readonly start: { readonly own: boolean; readonly words: readonly string[] };
}

/** Returns true if the API is at its default address. */
export function isUsualOrigin({ origin }: Pick<Wiring, 'origin'>): boolean {
  return origin === defaultOrigin;
}

/** Returns a check for list entries with this value in a field. */
export function hasField(name: string, value: string): (entry: unknown) => boolean {
  return (entry) =>
    typeof entry === 'object' &&
    entry !== null &&
    (entry as Readonly<Record<string, unknown>>)[name] === value;
}
