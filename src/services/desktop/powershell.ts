/** A program, by its name on PATH, and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** Returns the command that runs a script of one line in Windows' own PowerShell, without the person's profile. */
export function powershell(script: string): Command {
  return ['powershell.exe', '-NoProfile', '-NonInteractive', '-Command', script];
}
