import { commandLine } from '../../i18n/command-line.ts';
import type { Command } from '../command.ts';

const command: Command = {
  summary: {
    en: 'find keys left in files, commits and shell history, and what does not work; changes nothing',
    fr: 'trouver les clés oubliées dans les fichiers, les commits et l’historique du shell, et ce qui ne marche pas ; ne change rien',
  },
  usage: '',
  example: () => commandLine('doctor', '--json'),
  options: [
    {
      name: 'strict',
      summary: {
        en: 'end with 1 as well where something could not be checked',
        fr: 'finir avec 1 aussi quand quelque chose n’a pas pu être vérifié',
      },
    },
    {
      name: 'timeout',
      value: 'SECONDS',
      summary: {
        en: 'time for reading files and git history (default: 5)',
        fr: 'temps pour lire les fichiers et l’historique git (par défaut : 5)',
      },
      accepts: { en: 'a number from 1 to 3600', fr: 'un nombre de 1 à 3600' },
    },
    {
      name: 'report',
      summary: {
        en: 'print a report for a bug report, without keys, names or paths',
        fr: 'écrire un rapport pour signaler un bogue, sans clés, noms ni chemins',
      },
    },
    { name: 'json', summary: { en: 'print one JSON document', fr: 'écrire un document JSON' } },
  ],
  words: { min: 0, max: 0 },
  run: async (typed, context) => {
    const { runDoctor } = await import('./doctor/run.ts');
    return await runDoctor(typed, context);
  },
};

export default command;
