import { commandLine } from '../../i18n/command-line.ts';
import type { Command } from '../command.ts';

const command: Command = {
  group: 'more',
  summary: {
    en: 'delete everything this program has stored, including the keys of all profiles',
    fr: 'supprimer tout ce que ce programme a enregistré, y compris les clés de tous les profils',
  },
  usage: '',
  examples: () => [
    {
      line: commandLine('uninstall', '--dry-run'),
      summary: {
        en: 'See what would be deleted:',
        fr: 'Voir ce qui serait supprimé :',
      },
    },
  ],
  options: [
    {
      name: 'dry-run',
      summary: {
        en: 'list what would be deleted, without deleting it',
        fr: 'lister ce qui serait supprimé, sans rien supprimer',
      },
    },
    {
      name: 'yes',
      summary: { en: 'delete without asking', fr: 'supprimer sans demander' },
    },
    {
      name: 'keep-key',
      summary: {
        en: 'keep the keys in the keychain and in the vault',
        fr: 'garder les clés du trousseau et du coffre',
      },
    },
    { name: 'json', summary: { en: 'print one JSON document', fr: 'afficher un document JSON' } },
  ],
  words: { min: 0, max: 0 },
  run: async (typed, context) => {
    const { runUninstall } = await import('./uninstall/run.ts');
    return await runUninstall(typed, context);
  },
};

export default command;
