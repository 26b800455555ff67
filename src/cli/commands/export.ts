import { exportFormats } from '../../core/export/formats.ts';
import { commandLine } from '../../i18n/command-line.ts';
import { pages } from '../../i18n/links.ts';
import type { Command } from '../command.ts';

const command: Command = {
  group: 'start',
  summary: {
    en: 'write a program, an API collection, a CI workflow, or the key into a protected .env',
    fr: 'écrire un programme, une collection d’API, un workflow de CI, ou la clé dans un .env protégé',
  },
  usage: 'FORMAT',
  choices: exportFormats,
  examples: () => [
    {
      line: commandLine('export', 'python', '--out', 'try_mistral.py'),
      summary: {
        en: 'A program that makes both calls and takes the key from its environment:',
        fr: 'Un programme qui fait les deux appels et prend la clé dans son environnement :',
      },
    },
    {
      line: `${commandLine('export', 'agents')} >> AGENTS.md`,
      summary: {
        en: 'Tell coding agents how to use the key without reading it:',
        fr: 'Indiquer aux agents de code comment utiliser la clé sans la lire :',
      },
    },
    {
      line: commandLine('export', 'dotenv', '--out', '.env', '--ignore'),
      summary: {
        en: 'The key in plain text, in a file that git ignores:',
        fr: 'La clé en clair, dans un fichier que git ignore :',
      },
    },
  ],
  links: [pages.api],
  options: [
    {
      name: 'out',
      value: 'PATH',
      summary: {
        en: 'file to write, or a folder for bruno (default: -, which prints it)',
        fr: 'fichier à écrire, ou dossier pour bruno (par défaut : -, qui l’affiche)',
      },
    },
    {
      name: 'force',
      summary: {
        en: 'replace an existing file',
        fr: 'remplacer un fichier existant',
      },
    },
    {
      name: 'ignore',
      summary: {
        en: 'dotenv: first add the file to .gitignore, unless git already ignores it',
        fr: 'dotenv : ajouter d’abord le fichier à .gitignore, sauf si git l’ignore déjà',
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
