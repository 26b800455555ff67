import { exportFormats } from '../../core/export/formats.ts';
import { commandLine } from '../../i18n/command-line.ts';
import type { Command } from '../command.ts';

const command: Command = {
  summary: {
    en: 'write a program or a collection that calls the API, or the key into a guarded .env',
    fr: 'écrire un programme ou une collection qui appelle l’API, ou la clé dans un .env gardé',
  },
  usage: 'FORMAT',
  choices: exportFormats,
  example: () => commandLine('export', 'python', '--out', 'try_mistral.py'),
  options: [
    {
      name: 'out',
      value: 'PATH',
      summary: {
        en: 'the file to write, a folder for bruno (default: printed)',
        fr: 'le fichier à écrire, un dossier pour bruno (par défaut : affiché)',
      },
    },
    {
      name: 'force',
      summary: {
        en: 'replace what is there already',
        fr: 'remplacer ce qui existe déjà',
      },
    },
    {
      name: 'ignore',
      summary: {
        en: 'for dotenv: write the file into .gitignore first, where git does not ignore it',
        fr: 'pour dotenv : inscrire d’abord le fichier dans .gitignore, si git ne l’ignore pas',
      },
    },
  ],
  words: { min: 1, max: 1 },
  run: async (typed, context) => {
    const { runExport } = await import('./export/run.ts');
    return await runExport(typed, context);
  },
};

export default command;
