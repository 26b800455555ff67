import type { KeylessFormat } from './formats.ts';
import { brunoCommand, installCommands, runCommand } from './programs/commands.ts';

interface NextMessages {
  install(command: string): string;
  run(command: string): string;
  /** Instructions for a tool's own windows. */
  readonly next: Readonly<
    Partial<Record<Exclude<KeylessFormat, keyof typeof installCommands | 'curl'>, string>>
  > & { readonly bruno: string };
}

/** Returns the next steps after an export was written, with the caller's texts. */
export function nextSteps(
  format: KeylessFormat,
  path: string,
  { install, run, next }: NextMessages,
): readonly string[] {
  switch (format) {
    case 'python':
    case 'typescript':
      return [install(installCommands[format]), run(runCommand(format, path))];
    case 'curl':
      return [run(runCommand(format, path))];
    case 'bruno':
      return [next.bruno, run(brunoCommand(path))];
    default:
      return [next[format] ?? ''].filter((line) => line !== '');
  }
}
