import { knownRecords } from '../../core/keys/key-records.ts';
import { catalog } from '../../i18n/catalog.ts';
import { anywhereLine, launchers } from '../../i18n/command-line.ts';
import type { Command } from '../command.ts';
import { invalidWord, usageError } from '../input/parse.ts';
import { printMessages } from '../output/lines.ts';

export const messages = catalog({
  en: {
    load: (file: string, line: string) =>
      `Your shell reads this script. To have completion in every new shell, add this line to ${file}: ${line}`,
  },
  fr: {
    load: (file, line) =>
      `Votre shell lit ce script. Pour compléter dans chaque nouveau shell, ajoutez cette ligne à ${file} : ${line}`,
  },
});

/** Supported shells: the function that writes the script, and the line that loads the script from a startup file. */
const shells = {
  bash: {
    load: async () => (await import('./completion/bash.ts')).bashScript,
    file: '~/.bashrc',
    line: () => `eval "$(${anywhereLine('completion', 'bash')})"`,
  },
  zsh: {
    load: async () => (await import('./completion/zsh.ts')).zshScript,
    file: '~/.zshrc',
    line: () => `eval "$(${anywhereLine('completion', 'zsh')})"`,
  },
  fish: {
    load: async () => (await import('./completion/fish.ts')).fishScript,
    file: '~/.config/fish/config.fish',
    line: () => `${anywhereLine('completion', 'fish')} | source`,
  },
  powershell: {
    load: async () => (await import('./completion/powershell.ts')).powershellScript,
    file: '$PROFILE',
    line: () => `${anywhereLine('completion', 'powershell')} | Out-String | Invoke-Expression`,
  },
} as const;

type SupportedShell = keyof typeof shells;
const shellNames = Object.keys(shells);

const command: Command = {
  group: 'more',
  summary: {
    en: 'print the shell completion script',
    fr: 'afficher le script de complétion du shell',
  },
  usage: shellNames.join('|'),
  examples: () => {
    const { name } = launchers().shell;
    if (name === 'cmd') return [];
    const summary = {
      en: 'Complete commands, options and values in this shell:',
      fr: 'Compléter commandes, options et valeurs dans ce shell :',
    };
    return [{ line: shells[name === 'powershell' ? name : 'bash'].line(), summary }];
  },
  options: [
    {
      name: 'profiles',
      summary: {
        en: 'print the names of the stored profiles instead, as the shell needs them',
        fr: 'afficher plutôt les noms des profils enregistrés, pour le shell',
      },
    },
  ],
  words: { min: 0, max: 1 },
  run: async ({ words: [name], switches }, context) => {
    const { io, lang } = context;
    if (switches.has('profiles')) {
      const records = await knownRecords(await context.services());
      io.out([...records.keys()].map((profile) => `${profile}\n`).join(''));
      return 0;
    }
    if (name === undefined) throw usageError('missing-argument', command.usage);
    if (!isSupportedShell(name))
      throw invalidWord({ option: 'completion', given: name, choices: shellNames });
    const { load, file, line } = shells[name];
    const { readSpecs } = await import('./completion/specs.ts');
    const writeScript = await load();
    if (io.stdoutIsTerminal) printMessages(context, [messages[lang].load(file, line())]);
    io.out(writeScript(await readSpecs(context.commands, lang)));
    return 0;
  },
};

export default command;

function isSupportedShell(name: string): name is SupportedShell {
  return Object.hasOwn(shells, name);
}
