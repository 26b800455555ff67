import { anywhereLine, launchers } from '../../../i18n/command-line.ts';
import { inOrder, isWindowsShell, pythonName } from '../../handoff/shell-quote.ts';
import { npmRequirement, pythonRequirement } from '../requirements.ts';

/** The languages that programs are written in. */
export type ProgramLanguage = 'python' | 'typescript' | 'curl';

/**
 * Returns the command that installs the library of a language; curl needs none. The Python library goes into a virtual
 * environment, because many systems refuse to install packages outside of one.
 */
export function installCommand(language: Exclude<ProgramLanguage, 'curl'>): string {
  if (language === 'typescript') return `npm i ${npmRequirement}`;
  const pip = `-m pip install "${pythonRequirement}"`;
  return inOrder(`${pythonName()} -m venv .venv`, `${venvPython()} ${pip}`);
}

/** The program that runs each language. */
const runners: Readonly<Record<ProgramLanguage, () => string>> = {
  python: pythonName,
  typescript: () => 'node',
  curl: () => 'bash',
};

function venvPython(): string {
  return isWindowsShell() ? '.venv\\Scripts\\python' : '.venv/bin/python';
}

/** Returns the command that runs a program with the key. */
export function runCommand(language: ProgramLanguage, path: string): string {
  return anywhereLine('exec', '--', runners[language](), operand(path));
}

/** Returns the command that runs a Python program in the virtual environment of `installCommand`. */
export function venvCommand(path: string): string {
  return anywhereLine('exec', '--', venvPython(), operand(path));
}

/** Returns the command that runs a Python program with uv, which also installs the library. */
export function uvCommand(path: string): string {
  const file = operand(path);
  const words = path.endsWith('.py') ? [file] : ['--script', file];
  return anywhereLine('exec', '--', 'uv', 'run', ...words);
}

/** Returns the command that runs a TypeScript program with a Node that cannot run TypeScript. */
export function olderNodeCommand(path: string): string {
  return anywhereLine('exec', '--', 'npx', 'tsx', operand(path));
}

/** Returns the command that runs a Bruno collection with Bruno's command line. */
export function brunoCommand(path: string): string {
  const run = anywhereLine('exec', '--', 'bru', 'run', '--env', 'Mistral');
  return inOrder(`cd ${launchers().shell.quote(operand(path))}`, run);
}

/** Returns a path that no program reads as an option, such as one that makes Python run the path as code. */
function operand(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}
