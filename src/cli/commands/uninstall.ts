import { commandLine } from '../../i18n/command-line.ts';
import type { Command } from '../command.ts';

const command: Command = {
  summary: {
    en: 'remove everything this program has stored, keys of all profiles included',
    fr: 'retirer tout ce que ce programme a enregistré, y compris les clés de tous les profils',
  },
  usage: '',
  example: () => commandLine('uninstall', '--dry-run'),
  options: [
    {
      name: 'dry-run',
      summary: {
        en: 'list what would be removed and remove nothing',
        fr: 'lister ce qui serait retiré sans rien retirer',
      },
    },
    {
      name: 'yes',
      summary: { en: 'remove without asking', fr: 'retirer sans demander' },
    },
    {
      name: 'keep-key',
      summary: {
        en: 'keep the keys in the keychain and in the vault',
        fr: 'garder les clés du trousseau et du coffre',
      },
    },
    { name: 'json', summary: { en: 'print one JSON document', fr: 'écrire un document JSON' } },
  ],
  words: { min: 0, max: 0 },
  run: async (typed, context) => {
    const { runUninstall } = await import('./uninstall/run.ts');
    return await runUninstall(typed, context);
  },
};

export default command;
