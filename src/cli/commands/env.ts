import {
  commonShell,
  loadingLine,
  type Shell,
  settingLine,
  shellNamed,
  shells,
} from '../../core/handoff/shell-quote.ts';
import { catalog } from '../../i18n/catalog.ts';
import { launchers } from '../../i18n/command-line.ts';
import type { Environment } from '../../services/ports/services.ts';
import type { Command, Typed } from '../command.ts';
import { invalidValue } from '../input/parse.ts';
import { resolvedKey } from '../input/resolved-key.ts';

export const messages = catalog({
  en: {
    inClear: 'Here is your key in clear, because you asked for it. To set it without showing it:',
  },
  fr: {
    inClear:
      'Voici votre clé en clair, puisque vous l’avez demandée. Pour la définir sans la montrer :',
  },
});

const command: Command = {
  summary: {
    en: 'print the line that sets MISTRAL_API_KEY in a shell, the key in clear',
    fr: 'écrire la ligne qui définit MISTRAL_API_KEY dans un shell, la clé en clair',
  },
  usage: '',
  example: () => loadingLine(shellNamed(launchers().shell.name) ?? 'bash'),
  options: [
    {
      name: 'shell',
      value: shells.join('|'),
      summary: {
        en: 'the shell to write for (default: a line for bash, zsh, fish and other POSIX shells; powershell on Windows)',
        fr: 'le shell pour lequel écrire (par défaut : une ligne pour bash, zsh, fish et tout shell POSIX ; powershell sous Windows)',
      },
    },
  ],
  words: { min: 0, max: 0 },
  run: async (typed, context) => {
    const { io } = context;
    const { profile } = typed.values;
    const services = await context.services();
    const shell = readShell(typed, services.environment);
    const { key } = await resolvedKey({ profile }, context, services);
    if (io.stdoutIsTerminal) io.err(`${messages[context.lang].inClear} ${loadingLine(shell)}\n`);
    io.out(`${settingLine(shell, key)}\n`);
    return 0;
  },
};

export default command;

/** Returns the shell whose syntax to use. Throws the error `usage` for an unsupported one. */
function readShell(typed: Typed, environment: Environment): Shell {
  const named = typed.values['shell'];
  if (named === undefined) return commonShell(environment);
  const shell = shellNamed(named);
  if (shell === undefined) throw invalidValue(typed, 'shell', named);
  return shell;
}
