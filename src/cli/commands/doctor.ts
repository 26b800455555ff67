import { commandLine } from '../../i18n/command-line.ts';
import type { Command } from '../command.ts';

const command: Command = {
  group: 'more',
  summary: {
    en: 'find keys left in files, commits and shell history, and problems of this machine',
    fr: 'trouver les clés oubliées dans les fichiers, les commits et l’historique du shell, et les problèmes de cette machine',
  },
  usage: '',
  examples: () => [
    {
      line: commandLine('doctor'),
      summary: {
        en: 'Check the project in this folder, your keys and this machine; nothing is changed:',
        fr: 'Examiner le projet de ce dossier, vos clés et cette machine ; rien n’est modifié :',
      },
    },
    {
      line: commandLine('doctor', '--strict', '--json'),
      summary: {
        en: 'In CI, also fail if something could not be checked:',
        fr: 'En CI, échouer aussi si quelque chose n’a pas pu être vérifié :',
      },
    },
  ],
  options: [
    {
      name: 'strict',
      summary: {
        en: 'exit with 1 also if something could not be checked',
        fr: 'terminer avec 1 aussi si quelque chose n’a pas pu être vérifié',
      },
    },
    {
      name: 'timeout',
      value: 'SECONDS',
      summary: {
        en: 'time limit for reading files and git history (default: 5)',
        fr: 'durée maximale de lecture des fichiers et de l’historique git (par défaut : 5)',
      },
      accepts: { en: 'a number from 1 to 3600', fr: 'un nombre de 1 à 3600' },
    },
    {
      name: 'report',
      summary: {
        en: 'print a report for a bug report, without keys, names or paths',
        fr: 'afficher un rapport pour signaler un bogue, sans clés, noms ni chemins',
      },
    },
    { name: 'json', summary: { en: 'print one JSON document', fr: 'afficher un document JSON' } },
  ],
  words: { min: 0, max: 0 },
  run: async (typed, context) => {
    const { runDoctor } = await import('./doctor/run.ts');
    return await runDoctor(typed, context);
  },
};

export default command;
