/** Why a tool cannot be connected or disconnected. Nothing was changed. */
export type ConnectProblem =
  | 'not-installed'
  /** A part of the tool is missing; `detail` is the command that installs it. */
  | 'plugin-missing'
  /** The tool failed or took too long to list its parts. */
  | 'no-answer'
  /** The tool can only call the default address. */
  | 'other-address'
  | 'malformed'
  | 'has-comments'
  /** The setting `detail` has another value. */
  | 'defined'
  /** The entry could not be added without changing the rest. */
  | 'unsafe'
  /** The tool reads a settings file of an older kind. */
  | 'older-settings'
  | 'symlink'
  | 'linked'
  | 'read-only'
  | 'being-edited'
  | 'not-a-file'
  | 'not-text'
  | 'too-large'
  | 'unreadable'
  | 'not-connected'
  /** The entry has been changed since it was added. */
  | 'changed'
  | 'needs-yes';

/** The settings of a tool prevent the change. */
export interface ConnectError {
  readonly code: 'connect';
  readonly problem: ConnectProblem;
  /** The displayed name of the tool. */
  readonly tool: string;
  /** The settings file, absolute. */
  readonly path?: string;
  readonly detail?: string;
}
