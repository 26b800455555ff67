import type { UsageError } from '../errors/errors.ts';

/** What was typed and can’t be used: what is wrong, and what to type. */
export const usage: Record<
  UsageError['problem'],
  (given: string) => [message: string, hint: string]
> = {
  'unknown-command': (given) => [`There is no command “${given}”.`, 'See the list with --help.'],
  'unknown-option': (given) => [`There is no option “${given}”.`, 'See the list with --help.'],
  'missing-value': (given) => [
    `The option ${given} needs a value.`,
    'See --help for what it takes.',
  ],
  'extra-value': (given) => [`The option ${given} takes no value.`, 'Give it by itself.'],
  'missing-argument': (given) => [
    `The argument ${given} is missing.`,
    'See --help for an example.',
  ],
  'extra-argument': (given) => [`“${given}” is one word too many.`, 'See --help for an example.'],
  lang: (given) => [`“${given}” is not one of our languages.`, 'Use --lang en or --lang fr.'],
  profile: (given) => [
    `“${given}” can’t be a profile name.`,
    'Use 1 to 64 of these: a to z, 0 to 9, dot, dash, underscore.',
  ],
  'base-url': (given) => [
    `“${given}” can’t be a base URL.`,
    'Give the origin alone, such as https://api.mistral.ai, with no user, path or query.',
  ],
  'base-url-insecure': (given) => [
    `${given} would carry the key unencrypted.`,
    'Use https; plain http is taken for this machine only (127.0.0.1, localhost).',
  ],
  region: (given) => [`“${given}” is not a region.`, 'Use --region global, eu or us.'],
  'max-cost': (given) => [
    `“${given}” is not an amount to spend at most.`,
    'Write it as --max-cost 0.50, 0.50eur or 0.50usd.',
  ],
  port: (given) => [
    `“${given}” is not a port.`,
    'Give a number from 0 to 65535; 0 picks a free one.',
  ],
  'port-in-use': (given) => [
    `Port ${given} is taken by another program.`,
    'Give another, or 0 for a free one.',
  ],
  'port-denied': (given) => [
    `This system does not let you use port ${given}.`,
    'Give one from 1024 on, or 0 for a free one.',
  ],
  scenario: (given) => [`There is no scenario “${given}”.`, 'emulator --help lists them.'],
  'no-terminal': () => [
    'The walk needs a terminal to draw on and to read keys from; here there is none.',
    'Start it in a terminal window, without a pipe.',
  ],
  'no-winpty': () => [
    'The walk needs a terminal to read keys from; Git Bash alone passes none on to programs.',
    'There, type “winpty mistral-onboard.cmd” to start it.',
  ],
  store: (given) => [
    `“${given}” is not a place that a command can store a key in.`,
    'Use keychain or vault.',
  ],
  shell: (given) => [
    `“${given}” is not a shell that we can write for.`,
    'Use --shell bash, zsh, fish, powershell or cmd.',
  ],
  task: (given) => [
    `“${given}” is not a task that models are listed by.`,
    'Use --task chat, code, embeddings, vision, ocr or moderation.',
  ],
  expires: (given) => [
    `“${given}” is not a day to come.`,
    'Write it as year, month, day: --expires 2031-01-31.',
  ],
  temperature: (given) => [
    `“${given}” is not a temperature.`,
    'Give a number from 0 to 1.5: low is steadier, high is freer.',
  ],
  'max-tokens': (given) => [
    `“${given}” is not a number of tokens to answer with at most.`,
    'Give a whole number, 1 at least.',
  ],
  seed: (given) => [`“${given}” is not a seed.`, 'Give a whole number, 0 at least.'],
  'prompt-missing': () => [
    'There is nothing to ask yet.',
    'Add a question, or pipe one in and write - in its place.',
  ],
  'prompt-empty': () => ['The question is empty, so nothing was sent.', 'Write a question.'],
  'prompt-not-text': () => [
    'What was piped in is not text (UTF-8), so nothing was sent.',
    'Pipe in a text file.',
  ],
  'texts-missing': () => [
    'There is no text to embed yet, so nothing was sent.',
    'Add texts in quotes, or pipe them in, one a line, and write - in their place.',
  ],
  'texts-too-large': () => [
    'What was piped in is over 1 MB, so nothing was sent.',
    'Send it in parts: split -C 900k makes them.',
  ],
  dimensions: (given) => [
    `“${given}” is not a number of dimensions that this model gives.`,
    'mistral-embed always gives 1024; codestral-embed 1 to 3072, and 1536 unless told.',
  ],
  'key-in-words': () => [
    'A key is never taken from the command line, where other programs can read it.',
    'Pipe it in, or leave it out to be asked. A key you typed there should be replaced.',
  ],
  'same-key': () => [
    'This is the key that is stored already.',
    'Create a new one in the console, then give that one.',
  ],
  variable: (given) => [
    `“${given}” can’t be the name of a variable.`,
    'Use letters, digits and underscores, such as --as LLM_MISTRAL_KEY.',
  ],
  'reveal-needed': () => [
    'Here the key would be shown on the screen.',
    'Add --reveal to show it, or send it to a program with a pipe.',
  ],
  'export-format': (given) => [
    `“${given}” is not something that we export.`,
    'Use python, typescript, curl, postman, insomnia, bruno, openapi or dotenv.',
  ],
  'out-needed': (given) => [
    'A Bruno collection is a folder of files, so it can’t be printed.',
    `Name the folder: --out ${given}.`,
  ],
  'out-exists': (given) => [
    `${given} is there already, and was left as it is.`,
    'Name another, or add --force to replace it.',
  ],
  'not-ignored': (given) => [
    `Git does not ignore ${given}, so a commit would take the key along: nothing was written.`,
    'Add --ignore to write it into .gitignore first.',
  ],
  tracked: (given) => [
    `Git tracks ${given}, so a commit would take the key along: nothing was written.`,
    'Name another file, or take it out of git with git rm --cached first.',
  ],
};
