import { anywhereLine, launchers } from '../../../i18n/command-line.ts';

/** The languages that programs are written in. */
export type ProgramLanguage = 'python' | 'typescript' | 'curl';

/** Commands that install the library of each language; curl needs none. Compromised versions are excluded. */
export const installCommands = {
  python: 'pip install "mistralai>=2,!=2.4.6"',
  typescript: 'npm i @mistralai/mistralai@^2.7',
} as const;

const runners: Readonly<Record<ProgramLanguage, string>> = {
  python: 'python3',
  typescript: 'node',
  curl: 'bash',
};

/** Commands that run a program with the key. */
export function runCommand(language: ProgramLanguage, path: string): string {
  return anywhereLine('exec', '--', runners[language], path);
}

/** Returns the command that runs a TypeScript program on a Node that cannot. */
export function olderNodeCommand(path: string): string {
  return anywhereLine('exec', '--', 'npx', 'tsx', path);
}

/** Command that runs a Bruno collection without its window. */
export function brunoCommand(path: string): string {
  const run = anywhereLine('exec', '--', 'bru', 'run', '--env', 'Mistral');
  return `cd ${launchers().shell.quote(path)} && ${run}`;
}
