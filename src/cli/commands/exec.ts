import { loadingLine, shellNamed } from '../../core/handoff/shell-quote.ts';
import { keyInVariable, type ResolvedKey } from '../../core/keys/resolve-key.ts';
import { catalog } from '../../i18n/catalog.ts';
import { commandLine, launchers } from '../../i18n/command-line.ts';
import type { Services } from '../../services/ports/services.ts';
import type { Command, CommandContext } from '../command.ts';
import { mayHoldKey, readOption, usageError } from '../input/parse.ts';
import { readProfile } from '../input/profile.ts';
import { resolvedKey } from '../input/resolved-key.ts';
import { printMessages, printWarning } from '../output/lines.ts';

export const messages = catalog({
  en: {
    notes: {
      inherited:
        'The program runs with this terminal, folder and environment. On Linux it also inherits the open descriptors, the soft limit of open files and the ignored signals of your shell.',
      nohup: 'For a program that must keep running after the terminal closes:',
      subshell: 'For a program that must inherit everything from the shell, on any system:',
    },
    replaced: 'MISTRAL_API_KEY is set to another key; the program gets the stored one.',
    problems: {
      missing: (name: string) => `The program “${name}” was not found.`,
      'not-on-path': (name: string) =>
        `“${name}” is only in a folder that PATH does not name with its full path, so it does not get the key. Name its folder, such as ./${name}.`,
      script: (name: string, line: string) =>
        `Windows starts the script “${name}” only through another program. Name that program: ${line}`,
      denied: (name: string) => `The system does not allow “${name}” to run.`,
      'line-end': (name: string) =>
        `The first line of “${name}” has a Windows line end (CR LF). Convert the file, for example with dos2unix.`,
      interpreter: (name: string) =>
        `The interpreter named in the first line of “${name}” is not installed.`,
      'batch-argument': (name: string) =>
        `“${name}” is a batch file, which can’t take an argument of several lines.`,
      other: (name: string) => `“${name}” could not be started.`,
    },
  },
  fr: {
    notes: {
      inherited:
        'Le programme reçoit ce terminal, ce dossier et cet environnement. Sous Linux, il hérite aussi des descripteurs ouverts, de la limite souple de fichiers ouverts et des signaux ignorés de votre shell.',
      nohup: 'Pour un programme qui doit continuer après la fermeture du terminal :',
      subshell: 'Pour un programme qui doit tout hériter du shell, sur tout système :',
    },
    replaced:
      'MISTRAL_API_KEY contient une autre clé ; le programme reçoit celle qui est enregistrée.',
    problems: {
      missing: (name: string) => `Le programme « ${name} » est introuvable.`,
      'not-on-path': (name: string) =>
        `« ${name} » n’est que dans un dossier dont PATH ne donne pas le chemin complet : il ne reçoit pas la clé. Indiquez son dossier, par exemple ./${name}.`,
      script: (name: string, line: string) =>
        `Windows ne lance le script « ${name} » que par un autre programme. Nommez ce programme : ${line}`,
      denied: (name: string) => `Le système ne permet pas de lancer « ${name} ».`,
      'line-end': (name: string) =>
        `La première ligne de « ${name} » a une fin de ligne Windows (CR LF). Convertissez le fichier, par exemple avec dos2unix.`,
      interpreter: (name: string) =>
        `L’interpréteur indiqué à la première ligne de « ${name} » n’est pas installé.`,
      'batch-argument': (name: string) =>
        `« ${name} » est un fichier batch, qui n’accepte pas d’argument de plusieurs lignes.`,
      other: (name: string) => `« ${name} » n’a pas pu être lancé.`,
    },
  },
});

/** Problems that end with 127, as in a shell: the program was not found. All others end with 126. */
const notFound: ReadonlySet<string> = new Set(['missing', 'not-on-path']);

/** Matches variables that systems and interpreters read. With a key in them, no program would start, or one prints it. */
const systemVariable =
  /^(?:PATH|PATHEXT|HOME|USER|SHELL|PWD|TERM|LANG|TMPDIR|TEMP|TMP|IFS|ENV|BASH_ENV|COMSPEC|SYSTEMROOT|(?:LC|LD|DYLD)_\w+|NODE_(?:OPTIONS|PATH)|PYTHON(?:HOME|PATH|STARTUP)|PERL5(?:LIB|OPT)|RUBY(?:LIB|OPT)|JAVA_TOOL_OPTIONS|(?:\w+_)?PROXY|MISTRAL_ONBOARD_\w+)$/i;

const command: Command = {
  group: 'key',
  summary: {
    en: 'run a program with the key in its environment, as MISTRAL_API_KEY',
    fr: 'lancer un programme avec la clé dans son environnement, MISTRAL_API_KEY',
  },
  usage: '-- COMMAND [ARG ...]',
  notes: (lang) => {
    const { inherited, nohup, subshell } = messages[lang].notes;
    const shell = shellNamed(launchers().shell.name);
    // Windows has neither descriptors and signals to inherit, nor these commands.
    if (shell === 'powershell' || shell === 'cmd') return [];
    return [
      { text: inherited },
      { text: nohup, line: commandLine('exec', '--', 'nohup', 'COMMAND') },
      { text: subshell, line: `(${loadingLine('bash')}; exec COMMAND)` },
    ];
  },
  examples: () => [
    {
      line: commandLine('exec', '--', 'python', 'app.py'),
      summary: {
        en: 'Run your program; only it gets the key:',
        fr: 'Lancer votre programme ; lui seul reçoit la clé :',
      },
    },
    {
      line: commandLine('exec', '--as', 'LLM_MISTRAL_KEY', '--', 'llm', 'Hello'),
      summary: {
        en: 'Run a tool that reads another variable:',
        fr: 'Lancer un outil qui lit une autre variable :',
      },
    },
  ],
  options: [
    {
      name: 'as',
      value: 'VARIABLE',
      summary: {
        en: 'set this variable to the key too, such as LLM_MISTRAL_KEY',
        fr: 'définir aussi cette variable, par exemple LLM_MISTRAL_KEY',
      },
      accepts: {
        en: 'a variable that only your program reads, with letters, digits and underscores, such as LLM_MISTRAL_KEY',
        fr: 'une variable que seul votre programme lit, avec des lettres, des chiffres et des tirets bas, comme LLM_MISTRAL_KEY',
      },
    },
  ],
  words: { min: 0, max: Number.POSITIVE_INFINITY },
  run: async (typed, context) => {
    const { words, passed } = typed;
    const [name, ...args] = passed;
    // Without `--`, options of the other program would be parsed as options of this one.
    if (name === undefined) throw usageError('missing-argument', '-- COMMAND');
    const [extra] = words.slice(0, words.length - passed.length);
    if (extra !== undefined) throw usageError('extra-argument', extra);
    const variable = readOption(typed, 'as', (name) =>
      /^[A-Za-z_]\w*$/.test(name) && !systemVariable.test(name) ? name : undefined,
    );
    const services = await context.services();
    const runChild = await services.children.prepare();
    const resolved = await resolvedKey(readProfile(typed), context, services);
    printReplaced(context, services, resolved);
    const end = await runChild(name, args, resolved.key, variable);
    if (end.type === 'not-started' && mayHoldKey(name)) throw usageError('key-in-words', '');
    if (end.type === 'exited') return end.code;
    if (end.type === 'signalled') return 128 + end.number;
    const line = commandLine('exec', '--', ...wordsToRun(end.script ?? name));
    const text = messages[context.lang].problems[end.problem](name, line);
    printMessages(context, [{ mark: 'bad', text }]);
    return notFound.has(end.problem) ? 127 : 126;
  },
};

export default command;

/** The program that runs a script, by the ending of its name. By default, PowerShell refuses to run scripts. */
const runners: Readonly<Record<string, readonly string[]>> = {
  cjs: ['node'],
  js: ['node'],
  mjs: ['node'],
  ps1: ['powershell', '-ExecutionPolicy', 'Bypass', '-File'],
  py: ['py'],
  sh: ['bash'],
};

/** Returns the words that run a script through another program. */
function wordsToRun(script: string): readonly string[] {
  const ending = /\.(\w+)$/.exec(script)?.[1]?.toLowerCase() ?? '';
  const runner = Object.hasOwn(runners, ending) ? runners[ending] : undefined;
  return [...(runner ?? ['PROGRAM']), script];
}

/** Warns if the variable holds another key than the one that the program gets. */
function printReplaced(
  context: CommandContext,
  { environment }: Services,
  { key }: ResolvedKey,
): void {
  const before = keyInVariable({ environment })?.key;
  if (before !== undefined && !before.equals(key)) {
    printWarning(context, messages[context.lang].replaced);
  }
}
