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
import type { Command, ParsedArguments } from '../command.ts';
import { invalidValue } from '../input/parse.ts';
import { readProfile } from '../input/profile.ts';
import { resolvedKey } from '../input/resolved-key.ts';
import { printWarning } from '../output/lines.ts';

export const messages = catalog({
  en: {
    inPlainText: 'Your key follows in plain text, as you asked. To set it without showing it:',
  },
  fr: {
    inPlainText: 'Voici votre clé en clair, comme demandé. Pour la définir sans l’afficher :',
  },
});

const command: Command = {
  group: 'key',
  summary: {
    en: 'print the line that sets MISTRAL_API_KEY in a shell, with the key in plain text',
    fr: 'afficher la ligne qui définit MISTRAL_API_KEY dans un shell, clé en clair',
  },
  usage: '',
  examples: () => [
    {
      line: loadingLine(shellNamed(launchers().shell.name) ?? 'bash'),
      summary: {
        en: 'Set the variable in this shell, without showing the key:',
        fr: 'Définir la variable dans ce shell, sans afficher la clé :',
      },
    },
  ],
  options: [
    {
      name: 'shell',
      value: shells.join('|'),
      summary: {
        en: 'shell that reads the line (default: bash, zsh, fish and other POSIX shells; powershell on Windows)',
        fr: 'shell qui lit la ligne (par défaut : bash, zsh, fish et autres shells POSIX ; powershell sous Windows)',
      },
    },
  ],
  words: { min: 0, max: 0 },
  run: async (typed, context) => {
    const { io } = context;
    const services = await context.services();
    const shell = readShell(typed, services.environment);
    const { key } = await resolvedKey(readProfile(typed), context, services);
    if (io.stdoutIsTerminal) {
      printWarning(context, `${messages[context.lang].inPlainText} ${loadingLine(shell)}`);
    }
    io.out(`${settingLine(shell, key)}\n`);
    return 0;
  },
};

export default command;

/** Returns the shell whose syntax to use. Throws the error `usage` for an unsupported one. */
function readShell(typed: ParsedArguments, environment: Environment): Shell {
  const named = typed.values['shell'];
  if (named === undefined) return commonShell(environment);
  const shell = shellNamed(named);
  if (shell === undefined) throw invalidValue(typed, 'shell', named);
  return shell;
}
