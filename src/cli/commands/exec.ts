import { loadingLine } from '../../core/handoff/shell-quote.ts';
import { keyInVariable, type ResolvedKey } from '../../core/keys/resolve-key.ts';
import { catalog } from '../../i18n/catalog.ts';
import { commandLine } from '../../i18n/command-line.ts';
import { plainText } from '../../i18n/plain-text.ts';
import type { Services } from '../../services/ports/services.ts';
import type { Command, CommandContext } from '../command.ts';
import { readOption, usageError } from '../input/parse.ts';
import { resolvedKey } from '../input/resolved-key.ts';

export const messages = catalog({
  en: {
    notes: {
      given:
        'The program gets the terminal, the folder and the environment as they are here. On Linux it also gets the open descriptors, the soft limit of open files and the ignored signals of the shell that starts this.',
      nohup: 'For a program that is to outlive the terminal:',
      subshell: 'For one that needs all that the shell has, on any system:',
    },
    replaced: 'MISTRAL_API_KEY held another key here; the program gets the stored one.',
    problems: {
      missing: (name: string) => `There is no program “${name}” to run here.`,
      'not-on-path': (name: string) =>
        `“${name}” is only in a folder that PATH does not name in full, so it does not get the key. Write where it is, such as ./${name}.`,
      denied: (name: string) => `The system does not let “${name}” be run.`,
      'line-end': (name: string) =>
        `The first line of “${name}” ends as on Windows (CR LF). Convert the file, for example with dos2unix.`,
      interpreter: (name: string) =>
        `The program that the first line of “${name}” names is not installed here.`,
      'batch-argument': (name: string) =>
        `“${name}” is a batch file, which can’t be given an argument of several lines.`,
      other: (name: string) => `“${name}” could not be started.`,
    },
  },
  fr: {
    notes: {
      given:
        'Le programme reçoit le terminal, le dossier et l’environnement tels quels. Sous Linux, il reçoit aussi les descripteurs ouverts, la limite souple de fichiers ouverts et les signaux ignorés du shell qui lance ceci.',
      nohup: 'Pour un programme qui doit survivre au terminal :',
      subshell: 'Pour celui qui a besoin de tout ce qu’a le shell, sur tout système :',
    },
    replaced: 'MISTRAL_API_KEY contenait une autre clé ici ; le programme reçoit celle rangée.',
    problems: {
      missing: (name: string) => `Il n’y a pas de programme « ${name} » à lancer ici.`,
      'not-on-path': (name: string) =>
        `« ${name} » n’est que dans un dossier que PATH ne nomme pas en entier : il ne reçoit pas la clé. Écrivez où il est, par exemple ./${name}.`,
      denied: (name: string) => `Le système ne permet pas de lancer « ${name} ».`,
      'line-end': (name: string) =>
        `La première ligne de « ${name} » finit comme sous Windows (CR LF). Convertissez le fichier, par exemple avec dos2unix.`,
      interpreter: (name: string) =>
        `Le programme que nomme la première ligne de « ${name} » n’est pas installé ici.`,
      'batch-argument': (name: string) =>
        `« ${name} » est un fichier de commandes, qui ne peut pas recevoir un argument de plusieurs lignes.`,
      other: (name: string) => `« ${name} » n’a pas pu être lancé.`,
    },
  },
});

/** Exit codes of shells: 127 for a program that was not found, 126 for one that cannot be run. */
const notFound: ReadonlySet<string> = new Set(['missing', 'not-on-path']);

const command: Command = {
  summary: {
    en: 'run a program with the key in its environment',
    fr: 'lancer un programme qui seul reçoit la clé, dans MISTRAL_API_KEY',
  },
  usage: '-- COMMAND [ARG ...]',
  notes: (lang) => {
    const { given, nohup, subshell } = messages[lang].notes;
    return [
      { text: given },
      { text: nohup, line: commandLine('exec', '--', 'nohup', 'COMMAND') },
      { text: subshell, line: `(${loadingLine('bash')}; exec COMMAND)` },
    ];
  },
  example: () => commandLine('exec', '--', 'python', 'app.py'),
  options: [
    {
      name: 'as',
      value: 'VARIABLE',
      summary: {
        en: 'set this variable to the key as well, such as LLM_MISTRAL_KEY',
        fr: 'définir aussi cette variable, par exemple LLM_MISTRAL_KEY',
      },
      accepts: {
        en: 'letters, digits and underscores, such as LLM_MISTRAL_KEY',
        fr: 'des lettres, des chiffres et des tirets bas, comme LLM_MISTRAL_KEY',
      },
    },
  ],
  words: { min: 0, max: Number.POSITIVE_INFINITY },
  run: async (typed, context) => {
    const { values, words, passed } = typed;
    const [name, ...args] = passed;
    // Without `--`, options of the program would be parsed as ours.
    if (name === undefined) throw usageError('missing-argument', '-- COMMAND');
    const [extra] = words.slice(0, words.length - passed.length);
    if (extra !== undefined) throw usageError('extra-argument', extra);
    const { profile } = values;
    const variable = readOption(typed, 'as', (name) =>
      /^[A-Za-z_]\w*$/.test(name) ? name : undefined,
    );
    const services = await context.services();
    const runChild = await services.children.prepare();
    const resolved = await resolvedKey({ profile }, context, services);
    printReplaced(context, services, resolved);
    const end = await runChild(name, args, resolved.key, variable);
    if (end.type === 'exited') return end.code;
    if (end.type === 'signalled') return 128 + end.number;
    context.io.err(`${plainText(messages[context.lang].problems[end.problem](name))}\n`);
    return notFound.has(end.problem) ? 127 : 126;
  },
};

export default command;

function printReplaced(
  context: CommandContext,
  { environment }: Services,
  { key }: ResolvedKey,
): void {
  const before = keyInVariable({ environment })?.key;
  if (before !== undefined && !before.equals(key)) {
    context.io.err(`${messages[context.lang].replaced}\n`);
  }
}
