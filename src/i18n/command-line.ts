/** The syntax of a command line in one shell. */
export interface ShellSyntax {
  /** The shell's own name, such as `fish`. */
  readonly name: string;
  /** Quotes a word, if the shell would otherwise change it. */
  readonly quote: (word: string) => string;
  /** The text before a quoted program name: `& ` in PowerShell, mostly empty. */
  readonly call: string;
}

/** The words that start this program, and those that separate them from its arguments. */
export interface Launcher {
  readonly words: readonly string[];
  readonly beforeArguments: readonly string[];
}

/** How this program is started on this machine. */
export interface Launchers {
  /** Works in the terminal and the folder that the person is in. */
  readonly here: Launcher;
  /** Works in any folder and adds no output: for files, and for lines that a shell reads. */
  readonly anywhere: Launcher;
  readonly shell: ShellSyntax;
  /** The words that install the command for every folder; absent if it is installed. */
  readonly install?: readonly string[];
}

const installed: Launcher = { words: ['mistral-onboard'], beforeArguments: [] };

/** Quotes words for POSIX shells, in double quotes if that changes nothing. */
export const posixSyntax: ShellSyntax = {
  name: 'bash',
  quote: (word) => {
    if (/^[\w./:@+~=,-]+$/.test(word)) return word;
    return /["$`\\!]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`;
  },
  call: '',
};

const defaults: Launchers = { here: installed, anywhere: installed, shell: posixSyntax };

let findLaunchers: () => Launchers = () => defaults;
let foundLaunchers: Launchers | undefined;

/**
 * Sets how command lines of this process begin. Called once, before the first text is shown; `find` runs for the first
 * command line.
 */
export function setLaunchers(find: () => Launchers): void {
  findLaunchers = find;
  foundLaunchers = undefined;
}

/** Returns how this program is started on this machine. */
export function launchers(): Launchers {
  foundLaunchers ??= findLaunchers();
  return foundLaunchers;
}

/**
 * Returns the line that runs this program with these arguments in the person's current terminal. Every command line
 * shown by this program comes from here or from `anywhereLine`.
 */
export function commandLine(...args: readonly string[]): string {
  const { here, shell } = launchers();
  return lineOf(here, args, shell);
}

/**
 * Returns the line that runs this program with these arguments from any folder. The output of the line is only that of
 * the command.
 */
export function anywhereLine(...args: readonly string[]): string {
  const { anywhere, shell } = launchers();
  return lineOf(anywhere, args, shell);
}

/** Returns the same line as `anywhereLine`, but for the given shell instead of the person's own. */
export function anywhereLineFor(shell: ShellSyntax, ...args: readonly string[]): string {
  return lineOf(launchers().anywhere, args, shell);
}

/** Returns the line that runs this program, followed by a usage that must not be quoted, such as `chat [PROMPT]`. */
export function usageLine(usage: string): string {
  const { here, shell } = launchers();
  const begin = lineOf(here, [], shell);
  return usage === '' ? begin : [begin, ...here.beforeArguments, usage].join(' ');
}

/** Returns the line that installs the command for every folder; undefined if it is installed. */
export function installLine(): string | undefined {
  const { install, shell } = launchers();
  return install && lineOf({ words: install, beforeArguments: [] }, [], shell);
}

/** Returns the line that starts this program in the window of Git Bash, which passes no keys on to Windows programs. */
export function winptyLine(): string {
  const [first = '', ...rest] = launchers().anywhere.words;
  const program = first === installed.words[0] ? `${first}.cmd` : first;
  return ['winpty', program, ...rest].map(posixSyntax.quote).join(' ');
}

function lineOf(
  { words, beforeArguments }: Launcher,
  args: readonly string[],
  { quote, call }: ShellSyntax,
): string {
  const all = args.length === 0 ? words : [...words, ...beforeArguments, ...args];
  const [first = '', ...rest] = all.map(quote);
  const begin = first === all[0] ? '' : call;
  return begin + [first, ...rest].join(' ');
}
