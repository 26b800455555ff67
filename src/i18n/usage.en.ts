import type { UsageProblem } from '../errors/errors.ts';
import { winptyLine } from './command-line.ts';

/** Mistakes in a command line: what is wrong, and what to type. */
export const usage: Record<UsageProblem, (given: string) => [message: string, hint: string]> = {
  'unknown-command': (given) => [`There is no command “${given}”.`, 'See the list with --help.'],
  'unknown-option': (given) => [`There is no option “${given}”.`, 'See the list with --help.'],
  'missing-value': (given) => [
    `The option ${given} needs a value.`,
    'See --help for what it takes.',
  ],
  'extra-value': (given) => [`The option ${given} takes no value.`, 'Leave the value out.'],
  'missing-argument': (given) => [
    `The argument ${given} is missing.`,
    'See --help for an example.',
  ],
  'extra-argument': (given) => [
    `“${given}” is one argument too many.`,
    'See --help for an example.',
  ],
  'base-url-insecure': (given) => [
    `${given} would carry the key unencrypted.`,
    'Use https; plain http is allowed for this machine only (127.0.0.1, localhost).',
  ],
  'port-in-use': (given) => [
    `Port ${given} is taken by another program.`,
    'Choose another, or 0 for a free one.',
  ],
  'port-denied': (given) => [
    `This system does not allow port ${given}.`,
    'Choose one from 1024, or 0 for a free one.',
  ],
  'no-terminal': () => [
    'The setup needs an interactive terminal.',
    'Start it in a terminal window, without a pipe.',
  ],
  'no-winpty': () => [
    'The setup reads the keyboard from a terminal, and Git Bash alone does not pass it on.',
    `Start it with “${winptyLine()}” there.`,
  ],
  'dumb-terminal': () => [
    'TERM=dumb says that this terminal cannot move its cursor, which the guided setup needs.',
    'Add --screen-reader: the setup then writes line after line.',
  ],
  'prompt-missing': () => [
    'There is nothing to ask yet.',
    'Add a question, or pipe one in and write - instead.',
  ],
  'prompt-empty': () => ['The question is empty, so nothing was sent.', 'Write a question.'],
  'prompt-not-text': () => [
    'The piped input is not text (UTF-8), so nothing was sent.',
    'Pipe in a text file.',
  ],
  'texts-missing': () => [
    'There is no text to embed yet, so nothing was sent.',
    'Add texts in quotes, or pipe them in, one per line, and write - instead.',
  ],
  'texts-too-large': () => [
    'The piped input is over 1 MB, so nothing was sent.',
    'Send it in parts, for example with split -C 900k.',
  ],
  'text-too-long': (line) => [
    `Line ${line} is longer than a model can embed, so nothing was sent.`,
    'Split it into shorter lines.',
  ],
  'key-in-words': () => [
    'A key is never taken from the command line, where other programs can read it.',
    'Pipe it in, or wait for the prompt. If you typed a real key here, replace it.',
  ],
  'same-key': () => [
    'This key is already stored.',
    'Create a new one in the console, then use that one.',
  ],
  'yes-needed': () => [
    'This removes keys and files for good, and there is no terminal to ask in.',
    'Add --yes to agree, or --dry-run to see what would be removed.',
  ],
  'folder-gone': () => [
    'The current folder no longer exists.',
    'Go to another one with cd, then try again.',
  ],
  'reveal-needed': () => [
    'The key would be shown on the screen.',
    'Add --reveal to show it, or pipe it to a program.',
  ],
  'out-needed': (given) => [
    'A Bruno collection is a folder of files, so it can’t be printed.',
    `Name the folder: --out ${given}.`,
  ],
  'folder-not-empty': (given) => [
    `${given} is not empty, and was left unchanged.`,
    'Name a folder that is empty or does not exist yet.',
  ],
  'other-key': (given) => [
    `The file already sets another key (${given}), and was left unchanged.`,
    'Add --force to replace it, or name another file.',
  ],
  'out-exists': (given) => [
    `${given} already exists, and was left unchanged.`,
    'Name another, or add --force to replace it.',
  ],
  'typescript-name': (given) => [
    'Node runs TypeScript only from files that end in .ts, .mts or .cts: nothing was written.',
    `Name it ${given}, for example.`,
  ],
  'not-ignored': (given) => [
    `Git does not ignore ${given}, so a commit would include the key: nothing was written.`,
    'Add --ignore to add it to .gitignore first.',
  ],
  tracked: (given) => [
    `Git tracks ${given}, so a commit would include the key: nothing was written.`,
    'Name another file, or remove it from git with git rm --cached first.',
  ],
};
