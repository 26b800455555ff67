import { readFileSync } from 'node:fs';
import { win32 } from 'node:path';
import { type Variables, variableNamed } from './variables.ts';

/** A program and its arguments, in the form that `spawn` expects. */
export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
  /** On Windows: the arguments are a command line already. */
  readonly windowsVerbatimArguments?: true;
}

/** Thrown for arguments that a batch file can't receive: cmd.exe ends its command line at a line end. */
export class UnsafeArgument extends Error {}

/**
 * Returns how to start a program at an absolute path. Windows runs a batch file only through cmd.exe, which parses the
 * arguments again; they are escaped so that the batch file receives them unchanged. Throws `UnsafeArgument`.
 */
export async function launchOf(
  path: string,
  args: readonly string[],
  { inherited, platform }: { readonly inherited: Variables; readonly platform: NodeJS.Platform },
): Promise<Launch> {
  if (platform !== 'win32' || !/\.(?:bat|cmd)$/i.test(path)) return { file: path, args };
  if ([path, ...args].some((word) => /[\r\n\0]/.test(word))) throw new UnsafeArgument();
  const { default: quote } = await import('cross-spawn/lib/util/escape.js');
  const isParsedTwice = passesArgumentsOn(path);
  const escaped = (word: string) => {
    const once = quote.command(quoted(word));
    return isParsedTwice ? quote.command(once) : once;
  };
  // Between quotes, cmd.exe treats only these two characters specially.
  const command = /[%!]/.test(path) ? quote.command(path) : `"${path}"`;
  const words = [command, ...args.map(escaped)];
  return {
    file: commandProcessor(inherited, platform),
    args: ['/d', '/s', '/c', `"${words.join(' ')}"`],
    windowsVerbatimArguments: true,
  };
}

/**
 * Quotes an argument for Microsoft's C library, which reads backslashes before a quote in pairs. Cross-spawn 7.0.6 doubles
 * only one of several.
 */
function quoted(word: string): string {
  const escaped = word.replaceAll(/\\+|"/g, (part, start: number) => {
    if (part === '"') return '\\"';
    const end = start + part.length;
    return end === word.length || word[end] === '"' ? part + part : part;
  });
  return `"${escaped}"`;
}

/**
 * Returns true for a batch file that passes `%*` to another program, as npm's do: cmd.exe parses these arguments a
 * second time.
 */
function passesArgumentsOn(path: string): boolean {
  try {
    return readFileSync(path, 'latin1').includes('%*');
  } catch {
    return false;
  }
}

/** Returns the absolute path of cmd.exe, never its bare name. */
function commandProcessor(inherited: Variables, platform: NodeJS.Platform): string {
  const named = variableNamed(inherited, 'COMSPEC', platform) ?? '';
  if (isFullPath(named)) return named;
  const root = variableNamed(inherited, 'SYSTEMROOT', platform) ?? '';
  return win32.join(isFullPath(root) ? root : 'C:\\Windows', 'System32', 'cmd.exe');
}

/** Returns true for a path of Windows with its drive or share. Others depend on the current drive or folder. */
export function isFullPath(path: string): boolean {
  return /^(?:[a-z]:[\\/]|\\\\)/i.test(path);
}
