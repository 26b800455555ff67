import type { KeylessFormat } from './formats.ts';
import {
  brunoCommand,
  installCommand,
  olderNodeCommand,
  type ProgramLanguage,
  runCommand,
  uvCommand,
  venvCommand,
} from './programs/commands.ts';

interface NextStepMessages {
  install(command: string): string;
  run(command: string): string;
  uv(command: string): string;
  older(command: string): string;
  /** Instructions for the windows of API tools. */
  readonly next: Readonly<Partial<Record<Exclude<KeylessFormat, ProgramLanguage>, string>>> & {
    readonly bruno: string;
  };
}

/** Returns the next steps after an export was written, with the caller's texts. */
export function nextSteps(
  format: KeylessFormat,
  path: string,
  { install, run, uv, older, next }: NextStepMessages,
): readonly string[] {
  switch (format) {
    case 'python':
      return [install(installCommand(format)), run(venvCommand(path)), uv(uvCommand(path))];
    case 'typescript':
      return [
        install(installCommand(format)),
        run(runCommand(format, path)),
        older(olderNodeCommand(path)),
      ];
    case 'curl':
      return [run(runCommand(format, path))];
    case 'bruno':
      return [next.bruno, run(brunoCommand(path))];
    default:
      return [next[format] ?? ''].filter((line) => line !== '');
  }
}
